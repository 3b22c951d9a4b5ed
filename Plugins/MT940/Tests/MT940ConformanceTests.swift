import ImporterTesting
import MT940Importer
import TestSupport
import Testing

@Suite struct `MT940 importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: MT940Importer(),
            samples: "\(plugins)/MT940/Samples",
            plugins: plugins
        )
        let faults = try conformance.faults(in: check)
        #expect(faults == [])
    }
}
