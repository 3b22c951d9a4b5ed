import CODAImporter
import ImporterTesting
import TestSupport
import Testing

@Suite struct `CODA importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: CODAImporter(),
            samples: "\(plugins)/CODA/Samples",
            plugins: plugins
        )
        let faults = try conformance.faults(in: check)
        #expect(faults == [])
    }
}
