import Foundation
import TestSupport
import Testing

@Suite("Starting, measuring, closing and learning")
struct MeasuringCommandTests {
    @Test("from a plan to its outcome, and from the outcome to the next plan")
    func wholeStory() throws {
        let company = try MeasuredCompany.imported()
        let next = try company.document("roadmap", "next")
        guard case .array(let planned)? = next.value["phases"], !planned.isEmpty else {
            Issue.record("there is no plan to begin with")
            return
        }
        let day = MeasuredCompany.day(week: 40)
        let started = try company.document("phases", "start", "phase-1", "--on", day)
        #expect(started.faults.isEmpty)
        let criteria = try #require(started.value.list("phases").first).list("criteria")
        #expect(criteria.contains { $0["metric"] == .text("leak.share") })
        #expect(criteria.contains { $0.number("weeksBefore") > 30 && $0.number("weeksNeeded") >= 8 })

        let twice = try Tool.run(["start", "phase-1"], in: company.folder)
        #expect(twice.code == 2 && twice.errors.contains("koppel close"))
        let early = try company.document("outcomes", "measure")
        #expect(early.faults.isEmpty)
        #expect(early.value.list("metrics").allSatisfy { $0["verdict"] == .text("too-early") })

        try company.export(weeks: 62)
        _ = try company.run("import", "exports", "--workspace", "acme.koppel")
        try differences(of: company)

        let closed = try company.run("close", "--weeks", "4", "--cost", "30000")
        #expect(closed.contains("times the estimate here ("))
        let measured = try company.document("outcomes", "measure")
        #expect(measured.faults.isEmpty)
        let leak = try #require(measured.value.list("metrics").first { $0["metric"] == .text("leak.share") })
        #expect([.text("better"), .text("reached")].contains(leak["verdict"]), "\(leak)")
        #expect(leak.number("weeksAfter") >= 8)
        #expect(measured.value["actual"]?.number("cost") == 30_000)
        #expect(!measured.value.list("lessons").isEmpty)
        #expect(try company.run("measure").contains("What it took and brings"))
        #expect(try company.run("phases").contains("phase-1@\(day)"))
        try sharing(company)
    }

    private func differences(of company: MeasuredCompany) throws {
        let snapshots = try company.document("snapshots", "snapshots")
        #expect(snapshots.faults.isEmpty)
        let ids = snapshots.value.list("snapshots").compactMap { $0["id"] }
        #expect(ids.count == 2)
        let difference = try company.document("difference", "diff")
        #expect(difference.faults.isEmpty)
        #expect(difference.value["before"]?["id"] == ids.first && difference.value["after"]?["id"] == ids.last)
        #expect(!difference.value.list("flows").isEmpty && !difference.value.list("gaps").isEmpty)
        guard case .text(let first)? = ids.first, case .text(let last)? = ids.last else { return }
        let named = try company.document("difference", "diff", String(first.prefix(first.count - 1)), last)
        #expect(named.value == difference.value)
        let text = try company.run("diff", "--workspace", "acme.koppel")
        #expect(text.contains("All gaps together") && text.contains(last))
        let same = try Tool.run(["diff", last, "latest"], in: company.folder)
        #expect(same.code == 2 && same.errors.contains("koppel snapshots"))
    }

    /// A library tells what steps took, and nothing of whom.
    private func sharing(_ company: MeasuredCompany) throws {
        _ = try company.run("outcomes", "export", "library.json")
        let data = try #require(company.folder.contents()["library.json"])
        let library = String(decoding: data, as: UTF8.self)
        #expect(try JSONSchemaCheck(schema: try company.run("schema", "library")).faults(in: data).isEmpty)
        for word in ["shop", "works", "orders", "2025", "2026", "acme", "Atelier"] {
            #expect(!library.contains(word), "a library tells \(word)")
        }
        // Another client whose plan is still to be made.
        try company.export(weeks: 40)
        _ = try company.run("import", "exports", "--workspace", "other.koppel")
        let before = try company.run("next", "--format", "json", "--workspace", "other.koppel")
        let imported = try company.run("outcomes", "import", "library.json", "--workspace", "other.koppel")
        #expect(!imported.hasPrefix("0 outcomes"))
        #expect(try company.run("outcomes", "--workspace", "other.koppel").contains("elsewhere"))
        // A client learns nothing from itself a second time.
        #expect(
            try company.run("outcomes", "import", "library.json", "--workspace", "acme.koppel").hasPrefix("0 outcomes")
        )
        // The plan is another one at once, and the next import makes the same.
        let after = try company.run("next", "--format", "json", "--workspace", "other.koppel")
        #expect(after != before)
        let explained = try company.run("explain", "phase-1", "--workspace", "other.koppel")
        #expect(explained.contains("learned from 1 finished step"), "\(explained)")
        for (text, words) in [
            ("{", "no JSON"), ("{\"schema\": \"koppel/gaps/1\", \"outcomes\": []}", "koppel/library/1"),
        ] {
            try company.folder.write(text, to: "wrong.json")
            let result = try Tool.run(
                ["outcomes", "import", "wrong.json", "--workspace", "other.koppel"],
                in: company.folder
            )
            #expect(result.code == 4 && result.errors.contains(words) && result.errors.contains("Try: "))
        }
    }

    @Test(
        "what is wrong is told with a remedy",
        arguments: [
            (["start", "phase-77"], "the plan has no phase"), (["measure"], "no phase was begun"),
            (["close", "--weeks", "4", "--cost", "1"], "no phase was begun"),
            (["close", "--weeks", "0", "--cost", "1"], "--weeks"),
            (["close", "--weeks", "2", "--cost", "-1"], "--cost"),
            (["diff"], "there is no snapshot before"), (["diff", "nothing"], "there is no snapshot \"nothing\""),
            (["diff", "1999-12-31"], "nothing was imported by 1999-12-31"),
            (["start", "phase-1", "--on", "31-12-2026"], "yyyy-mm-dd"), (["outcomes", "export"], "file"),
        ]
    )
    func refused(arguments: [String], words: String) throws {
        let company = try SmallCompany.imported()
        let result = try Tool.run(arguments, in: company.folder)
        #expect(result.code == 2)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains(words), "\(result.errors)")
    }
}

extension JSONSchemaCheck.Value {
    fileprivate func list(_ key: String) -> [Self] { if case .array(let list)? = self[key] { list } else { [] } }

    fileprivate func number(_ key: String) -> Double {
        if case .number(let number)? = self[key] { number } else { .nan }
    }
}
