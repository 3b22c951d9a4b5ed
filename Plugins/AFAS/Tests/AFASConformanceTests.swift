import AFASImporter
import ImporterTesting
import TestSupport
import Testing

@Suite struct `AFAS importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: afasImporter,
            samples: "\(plugins)/AFAS/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
