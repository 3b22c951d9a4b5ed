import ImporterTesting
import MollieImporter
import TestSupport
import Testing

@Suite struct `Mollie importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: mollieImporter,
            samples: "\(plugins)/Mollie/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
