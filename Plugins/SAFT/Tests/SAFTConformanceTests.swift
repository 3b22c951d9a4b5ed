import ImporterTesting
import SAFTImporter
import TestSupport
import Testing

@Suite struct `SAF-T importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: saftImporter,
            samples: "\(plugins)/SAFT/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
