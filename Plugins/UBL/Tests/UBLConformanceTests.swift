import ImporterTesting
import TestSupport
import Testing
import UBLImporter

@Suite struct `UBL importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(of: ublImporter, samples: "\(plugins)/UBL/Samples", plugins: plugins)
        #expect(try conformance.faults(in: check) == [])
    }
}
