import Dynamics365Importer
import ImporterTesting
import TestSupport
import Testing

@Suite struct `Dynamics 365 importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: dynamics365Importer,
            samples: "\(plugins)/Dynamics365/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
