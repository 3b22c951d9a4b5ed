import ImporterTesting
import StripeImporter
import TestSupport
import Testing

@Suite struct `Stripe importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: stripeImporter,
            samples: "\(plugins)/Stripe/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
