import ImporterTesting
import TestSupport
import Testing
import TwinfieldImporter

@Suite struct `Twinfield importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: twinfieldImporter,
            samples: "\(plugins)/Twinfield/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
