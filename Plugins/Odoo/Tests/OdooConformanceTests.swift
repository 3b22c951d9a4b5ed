import ImporterTesting
import OdooImporter
import TestSupport
import Testing

@Suite struct `Odoo importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: odooImporter,
            samples: "\(plugins)/Odoo/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
