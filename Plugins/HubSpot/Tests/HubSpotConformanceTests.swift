import HubSpotImporter
import ImporterTesting
import TestSupport
import Testing

@Suite struct `HubSpot importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: hubSpotImporter,
            samples: "\(plugins)/HubSpot/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
