import ERPNextImporter
import ImporterTesting
import TestSupport
import Testing

@Suite struct `ERPNext importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: erpNextImporter,
            samples: "\(plugins)/ERPNext/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
