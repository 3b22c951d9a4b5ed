import ImporterTesting
import PayPalImporter
import TestSupport
import Testing

@Suite struct `PayPal importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: payPalImporter,
            samples: "\(plugins)/PayPal/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
