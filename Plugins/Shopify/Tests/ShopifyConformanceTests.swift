import ImporterTesting
import ShopifyImporter
import TestSupport
import Testing

@Suite struct `Shopify importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: shopifyImporter,
            samples: "\(plugins)/Shopify/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
