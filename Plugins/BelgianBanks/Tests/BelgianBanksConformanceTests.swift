import BelgianBanksImporter
import ImporterTesting
import TestSupport
import Testing

@Suite struct `Belgian banks importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: belgianBanksImporter,
            samples: "\(plugins)/BelgianBanks/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
