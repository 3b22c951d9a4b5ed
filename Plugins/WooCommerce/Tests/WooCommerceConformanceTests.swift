import ImporterTesting
import TestSupport
import Testing
import WooCommerceImporter

@Suite struct `WooCommerce importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: wooCommerceImporter,
            samples: "\(plugins)/WooCommerce/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
