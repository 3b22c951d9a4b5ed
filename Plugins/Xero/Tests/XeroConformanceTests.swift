import ImporterTesting
import TestSupport
import Testing
import XeroImporter

@Suite struct `Xero importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: xeroImporter,
            samples: "\(plugins)/Xero/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
