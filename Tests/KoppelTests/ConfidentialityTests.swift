import Foundation
import Testing

@Suite("Confidential data")
struct ConfidentialityTests {
    @Test("a workspace is readable by its owner alone, and holds no e-mail address of the exports")
    func workspace() throws {
        let company = try SmallCompany.imported()
        let files = company.folder.contents().filter { $0.key.hasPrefix("acme.koppel") }
        #expect(files.count > 1)
        for (name, data) in files { #expect(data.range(of: Data("@example.".utf8)) == nil, "\(name)") }
        // What is in the folder is kept by the rights of the folder.
        let names = try FileManager.default.contentsOfDirectory(atPath: company.folder.path)
        for name in names where name.hasPrefix("acme.koppel") {
            let attributes = try FileManager.default.attributesOfItem(atPath: company.folder.path + "/" + name)
            let rights = attributes[.posixPermissions] as? NSNumber
            #expect((rights?.intValue ?? 0o777) & 0o077 == 0, "\(name) may be read by others")
        }
    }
}
