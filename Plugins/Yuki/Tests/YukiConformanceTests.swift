import ImporterTesting
import TestSupport
import Testing
import YukiImporter

@Suite struct `Yuki importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: yukiImporter,
            samples: "\(plugins)/Yuki/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
