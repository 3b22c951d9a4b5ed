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
        let answers = [
            "", "36", "n", "perhaps", "n", "n", "", "30000", "8", "sales office 4; bookkeeper 2", "2026-12-15",
        ]
        let more = ["2026-12-15 2027-01-10", "bank"]
        try folder.write((answers + more).joined(separator: "\n") + "\n", to: "answers.txt")
        let shown = try Tool.run(
            ["vision", "init", "--output", "v.yaml", "--workspace", "w.koppel"],
            in: folder,
            input: folder.path + "/answers.txt"
        )
        #expect(shown.text.contains("expected a number from 1 to 120, or n"))
        let text = String(decoding: folder.contents()["v.yaml"] ?? Data(), as: UTF8.self)
        #expect(text.contains("months: 36") && text.contains("weeks: 8"))
        #expect(text.contains("budget: [15000.0, 30000.0]") && text.contains("untouchable: [\"bank\"]"), "\(text)")
        #expect(text.contains("{who: \"sales office\", hoursPerWeek: 4.0}"))
        #expect(text.contains("{from: 2026-12-15, to: 2027-01-10"))
        #expect(shown.text.contains("expected a first and a last day"))
    }

    @Test("the goals of processes are made concrete by the map; figures and homes are asked for")
    func templates() throws {
        let folder = try imported()
        try folder.write("\n\n\n2\n\n\n\nodoo\n", to: "answers.txt")
        let shown = try Tool.run(
            ["vision", "init", "--template", "order-to-cash", "--output", "v.yaml", "--workspace", "w.koppel"],
            in: folder,
            input: folder.path + "/answers.txt"
        )
        #expect(shown.text.contains("At most how many days from order to invoice, now"), "\(shown.text)")
        let text = String(decoding: folder.contents()["v.yaml"] ?? Data(), as: UTF8.self)
        #expect(text.contains("from: \"shopify\", to: \"odoo\", what: order, within: 60.0m"), "\(text)")
        #expect(text.contains("{from: order, to: invoice, days: 2.0}"))
        #expect(text.contains("party: \"odoo\""))
        // What the exports hold nothing of is no goal, and is said.
        let purchase = ["vision", "init", "--template", "procure-to-pay", "--yes", "--output", "p.yaml"]
        let none = try Tool.run(purchase + ["--workspace", "w.koppel"], in: folder)
        #expect(none.code != 0 && none.errors.contains("purchaseOrder"), "\(none.errors)")
        let wrong = try Tool.run(
            ["vision", "init", "--template", "order-to-cahs", "--workspace", "w.koppel"],
            in: folder
        )
        #expect(wrong.code == 2 && wrong.errors.contains("did you mean order-to-cash?"), "\(wrong.errors)")
    }
}
