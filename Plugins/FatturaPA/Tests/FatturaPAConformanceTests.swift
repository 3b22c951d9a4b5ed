import FatturaPAImporter
import ImporterTesting
import TestSupport
import Testing

@Suite struct `FatturaPA importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: fatturaPAImporter,
            samples: "\(plugins)/FatturaPA/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
