import ImporterTesting
import PrestaShopImporter
import TestSupport
import Testing

@Suite struct `PrestaShop importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: prestaShopImporter,
            samples: "\(plugins)/PrestaShop/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
