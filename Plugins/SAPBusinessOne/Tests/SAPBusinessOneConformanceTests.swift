import ImporterTesting
import SAPBusinessOneImporter
import TestSupport
import Testing

@Suite struct `SAP Business One importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: sapBusinessOneImporter,
            samples: "\(plugins)/SAPBusinessOne/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
