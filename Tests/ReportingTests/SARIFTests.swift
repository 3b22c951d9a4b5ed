import FoundationEssentials
import IntegrationModel
import TestSupport
import Testing

@testable import Reporting

@Suite("SARIF")
struct SARIFTests {
    private static func document(_ snapshot: Snapshot = .sample, since former: Snapshot? = nil) throws
        -> JSONSchemaCheck.Value
    {
        try JSONSchemaCheck.parse(Data(SARIFDocument(snapshot, since: former, version: "1.2.3").json))
    }

    private static func run(_ snapshot: Snapshot = .sample, since former: Snapshot? = nil) throws
        -> JSONSchemaCheck.Value
    {
        guard case .array(let runs)? = try document(snapshot, since: former)["runs"] else { return .null }
        return try #require(runs.first)
    }

    private static func results(_ snapshot: Snapshot = .sample, since former: Snapshot? = nil) throws
        -> [JSONSchemaCheck.Value]
    {
        guard case .array(let results)? = try run(snapshot, since: former)["results"] else { return [] }
        return results
    }

    @Test(
        "a log is valid against the schema of SARIF 2.1.0",
        .enabled(if: SharedData.path("schemas/sarif-schema-2.1.0.json") != nil, "needs ../shared"),
        arguments: [Snapshot.sample, .sample(named: "\"\\\u{0}\n<script>&é\u{1F6B2}"), .sampleWithoutFindings]
    )
    func valid(snapshot: Snapshot) throws {
        let path = try #require(SharedData.path("schemas/sarif-schema-2.1.0.json"))
        let schema = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        for former in [nil, Snapshot.sampleWithoutFindings, .sample] {
            let json = Data(SARIFDocument(snapshot, since: former, version: "1.2.3").json)
            #expect(try JSONSchemaCheck(schema: schema).faults(in: json) == [])
        }
    }

    @Test("each kind of gap is a rule, and each gap a result of its rule with its id as fingerprint")
    func rules() throws {
        let run = try Self.run()
        guard case .array(let rules)? = run["tool"]?["driver"]?["rules"] else { return #expect(Bool(false)) }
        #expect(rules.map { $0["id"] } == GapKind.allCases.map { .text($0.rawValue) })
        let results = try Self.results()
        #expect(results.count == Snapshot.sample.gaps.count)
        for (result, gap) in zip(results, Snapshot.sample.gaps) {
            #expect(result["ruleId"] == .text(gap.kind.rawValue))
            guard case .number(let index)? = result["ruleIndex"] else { return #expect(Bool(false)) }
            #expect(rules[Int(index)]["id"] == result["ruleId"])
            #expect(result["partialFingerprints"]?["gapId/v1"] == .text(gap.id))
        }
    }

    @Test("severity is the level", arguments: [(Severity.high, "error"), (.medium, "warning"), (.low, "note")])
    func levels(severity: Severity, level: String) throws {
        var snapshot = Snapshot.sample
        snapshot.gaps[0].severity = severity
        #expect(try Self.results(snapshot).first?["level"] == .text(level))
    }

    @Test("the first place is where a gap is, the others are related, with file and line")
    func places() throws {
        let leak = try #require(try Self.results().first)
        guard case .array(let places)? = leak["locations"], case .array(let related)? = leak["relatedLocations"] else {
            return #expect(Bool(false))
        }
        #expect(places.count == 1 && related.count == 2)
        let place = places.first?["physicalLocation"]
        #expect(place?["artifactLocation"]?["uri"] == .text("webshop/orders.csv"))
        #expect(place?["region"]?["startLine"] == .number(34))
    }

    @Test("a place that shows a gap twice is there once")
    func unique() throws {
        var snapshot = Snapshot.sample
        snapshot.gaps[0].evidence += snapshot.gaps[0].evidence
        let leak = try #require(try Self.results(snapshot).first)
        guard case .array(let related)? = leak["relatedLocations"] else { return #expect(Bool(false)) }
        #expect(related.count == 2)
    }

    @Test("what a report would not show is not there")
    func confidential() {
        #expect(!SARIFDocument(.sample, since: nil, version: "1").text.contains("an.peeters@example.com"))
    }

    @Test(
        "without a former snapshot there is no baseline; with one each result has a state, and gaps that went are absent"
    )
    func baseline() throws {
        #expect(try Self.results().allSatisfy { $0["baselineState"] == nil })
        var now = Snapshot.sample
        let gone = now.gaps.removeLast()
        now.gaps[1].records += 1
        var before = Snapshot.sample
        before.gaps.remove(at: 2)
        let results = try Self.results(now, since: before)
        #expect(results[0]["baselineState"] == .text("unchanged"))
        #expect(results[1]["baselineState"] == .text("updated"))
        #expect(results[2]["baselineState"] == .text("new"))
        #expect(results.last?["baselineState"] == .text("absent"))
        #expect(results.last?["partialFingerprints"]?["gapId/v1"] == .text(gone.id))
    }

    @Test("an accepted gap is suppressed, with the reason")
    func suppressions() throws {
        var snapshot = Snapshot.sample
        snapshot.gaps[0].status = .accepted
        snapshot.gaps[0].acceptedReason = "a pilot"
        snapshot.gaps[1].status = .new
        let results = try Self.results(snapshot)
        guard case .array(let suppressions)? = results[0]["suppressions"] else { return #expect(Bool(false)) }
        #expect(suppressions.first?["kind"] == .text("external"))
        #expect(suppressions.first?["justification"] == .text("a pilot"))
        #expect(results[1]["suppressions"] == .array([]))
    }

    @Test(
        "a path becomes a relative reference",
        arguments: [
            ("a b/ü#1.csv", "a%20b/%C3%BC%231.csv"), ("plain/x-1_2.~.csv", "plain/x-1_2.~.csv"), ("50%", "50%25"),
        ]
    )
    func references(path: String, reference: String) {
        #expect(SARIFDocument.reference(path) == reference)
    }
}

@Suite("The table of gaps")
struct GapsTableTests {
    @Test("has a row for each gap, as many cells in each, and CR LF at the ends")
    func rows() {
        let lines = GapsTable(.sample).text.split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.count == Snapshot.sample.gaps.count + 2)
        #expect(lines.last?.isEmpty == true)
        #expect(lines.first?.split(separator: ",").count == GapsTable.header.count)
    }

    @Test("quotes what needs it and lets no text be taken for a formula")
    func hostile() {
        var snapshot = Snapshot.sample
        snapshot.gaps = [snapshot.gaps[0]]
        snapshot.gaps[0].title = "=HYPERLINK(\"x\",1)"
        #expect(GapsTable(snapshot).text.contains("\"'=HYPERLINK(\"\"x\"\",1)\""))
    }
}
