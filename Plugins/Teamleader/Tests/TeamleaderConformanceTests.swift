import ImporterTesting
import TeamleaderImporter
import TestSupport
import Testing

@Suite struct `Teamleader Focus importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: teamleaderImporter,
            samples: "\(plugins)/Teamleader/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
