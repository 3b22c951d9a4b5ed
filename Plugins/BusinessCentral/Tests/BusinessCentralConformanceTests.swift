import BusinessCentralImporter
import ImporterTesting
import TestSupport
import Testing

@Suite struct `Business Central importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: businessCentralImporter,
            samples: "\(plugins)/BusinessCentral/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
