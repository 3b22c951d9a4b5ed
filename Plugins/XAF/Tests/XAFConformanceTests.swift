import ImporterTesting
import TestSupport
import Testing
import XAFImporter

@Suite struct `XAF importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: xafImporter,
            samples: "\(plugins)/XAF/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
