import Foundation
import TestSupport
import Testing

@Suite("Beginning a vision")
struct VisionCommandTests {
    private func imported() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let exports = AntwerpExports.root.appending(path: "Samples/antwerp-wholesaler/exports").path
        try FileManager.default.copyItem(atPath: exports, toPath: folder.path + "/exports")
        _ = try Tool.output(["import", "exports", "--workspace", "w.koppel", "--quiet"], in: folder)
        return folder
    }

    @Test("what is typed over or leaks is proposed, and the next import plans with it")
    func proposal() throws {
        let folder = try imported()
        _ = try Tool.output(["vision", "init", "--yes", "--workspace", "w.koppel"], in: folder)
        let text = String(decoding: folder.contents()["exports/vision.yaml"] ?? Data(), as: UTF8.self)
        #expect(text.contains("from: \"shopify\", to: \"odoo\", what: order, within: 1d"))
        #expect(!text.contains("to: \"bank\""), "what customers pay is theirs to send")
        #expect(text.contains("{from: invoice, to: payment, complete: 0.98}"), "that it arrives can be wanted")
        _ = try Tool.output(["import", "exports", "--workspace", "w.koppel", "--quiet"], in: folder)
        let plan = String(decoding: try Tool.output(["plan", "--workspace", "w.koppel"], in: folder), as: UTF8.self)
        #expect(plan.contains("The vision after 24 months"))
        #expect(plan.contains("Orders of Shopify reach Odoo by themselves within a day"))
        let again = try Tool.run(["vision", "init", "--yes", "--workspace", "w.koppel"], in: folder)
        #expect(again.code == 2 && again.errors.contains("there is a vision already"))
    }

    @Test("answers change what is proposed; what is no answer is asked again")
    func answers() throws {
        let folder = try imported()
        try folder.write("36\nn\nperhaps\nn\nn\n30000\n8\nbank\n", to: "answers.txt")
        let shown = try Tool.run(
            ["vision", "init", "--output", "v.yaml", "--workspace", "w.koppel"],
            in: folder,
            input: folder.path + "/answers.txt"
        )
        #expect(shown.text.contains("expected a number from 1 to 120, or n"))
        let text = String(decoding: folder.contents()["v.yaml"] ?? Data(), as: UTF8.self)
        #expect(text.contains("months: 36") && text.contains("weeks: 8"))
        #expect(text.contains("budget: [15000.0, 30000.0]") && text.contains("untouchable: [\"bank\"]"))
    }
}
