import ImporterTesting
import SAPIDocImporter
import TestSupport
import Testing

@Suite struct `SAP IDoc importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: sapIDocImporter,
            samples: "\(plugins)/SAPIDoc/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
