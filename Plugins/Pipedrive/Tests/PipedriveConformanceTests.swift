import ImporterTesting
import PipedriveImporter
import TestSupport
import Testing

@Suite struct `Pipedrive importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: pipedriveImporter,
            samples: "\(plugins)/Pipedrive/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
