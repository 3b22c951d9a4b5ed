import CAMTImporter
import ImporterTesting
import TestSupport
import Testing

@Suite struct `CAMT importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: CAMTImporter(),
            samples: "\(plugins)/CAMT/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
