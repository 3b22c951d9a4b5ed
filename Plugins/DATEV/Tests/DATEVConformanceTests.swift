import DATEVImporter
import ImporterTesting
import TestSupport
import Testing

@Suite struct `DATEV importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: DATEVImporter(),
            samples: "\(plugins)/DATEV/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
