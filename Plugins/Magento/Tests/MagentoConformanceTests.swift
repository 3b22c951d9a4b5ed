import ImporterTesting
import MagentoImporter
import TestSupport
import Testing

@Suite struct `Magento importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: magentoImporter,
            samples: "\(plugins)/Magento/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
