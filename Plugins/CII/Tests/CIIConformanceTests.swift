import CIIImporter
import ImporterTesting
import TestSupport
import Testing

@Suite struct `CII importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: ciiImporter,
            samples: "\(plugins)/CII/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
