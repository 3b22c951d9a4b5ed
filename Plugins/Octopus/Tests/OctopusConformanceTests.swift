import ImporterTesting
import OctopusImporter
import TestSupport
import Testing

@Suite struct `Octopus importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: octopusImporter,
            samples: "\(plugins)/Octopus/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
