import FECImporter
import ImporterTesting
import TestSupport
import Testing

@Suite struct `FEC importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: fecImporter,
            samples: "\(plugins)/FEC/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
