import BillitImporter
import ImporterTesting
import TestSupport
import Testing

@Suite struct `Billit importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: billitImporter,
            samples: "\(plugins)/Billit/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
