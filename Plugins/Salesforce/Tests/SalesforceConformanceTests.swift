import ImporterTesting
import SalesforceImporter
import TestSupport
import Testing

@Suite struct `Salesforce importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: salesforceImporter,
            samples: "\(plugins)/Salesforce/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
