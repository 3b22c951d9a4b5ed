import DolibarrImporter
import ImporterTesting
import TestSupport
import Testing

@Suite struct `Dolibarr importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: dolibarrImporter,
            samples: "\(plugins)/Dolibarr/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
