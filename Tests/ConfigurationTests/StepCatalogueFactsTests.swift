import Configuration
import Foundation
import IntegrationModel
import TestSupport
import Testing

@Suite("The step catalogue against the reference processes")
struct StepCatalogueFactsTests {
    static let file = "datasets/step-catalogue/step-catalogue.csv"

    /// The rows of the table, by the names of its columns.
    static let rows: [[String: String]] = {
        guard let path = SharedData.path(file), let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            return []
        }
        var lines = text.split(whereSeparator: \.isNewline).map { cells(String($0)) }
        let names = lines.removeFirst()
        return lines.map { Dictionary(zip(names, $0)) { first, _ in first } }
    }()

    /// Cells between commas, some of them in quotes.
    private static func cells(_ line: String) -> [String] {
        var cells = [""]
        var isQuoted = false
        for part in line.split(separator: "\"", omittingEmptySubsequences: false) {
            if isQuoted {
                cells[cells.count - 1] += part
            } else {
                if part.isEmpty, cells[cells.count - 1] != "" { cells[cells.count - 1] += "\"" }
                let parts = part.split(separator: ",", omittingEmptySubsequences: false)
                cells[cells.count - 1] += parts.first ?? ""
                cells += parts.dropFirst().map(String.init)
            }
            isQuoted.toggle()
        }
        return cells.map { $0.hasSuffix("\"") ? String($0.dropLast()) : $0 }
    }

    @Test(
        "has weeks, cost, disruption, grade, measure and what comes first as the table says",
        .enabled(if: SharedData.path(file) != nil, "needs ../shared"),
        arguments: rows
    )
    func figures(_ row: [String: String]) throws {
        let id = try #require(row["id"])
        let step = try #require(StepCatalogueTests.steps.first { $0.id == id })
        func range(_ name: String, _ factor: Double) -> Range3 {
            func cell(_ part: String) -> Double { Double(row["\(name)_\(part)"] ?? "").map { $0 * factor } ?? .nan }
            return Range3(cell("low"), cell("mode"), cell("high"))
        }
        #expect(step.weeks == range("weeks", 1))
        #expect(step.cost == range("cost_keur", 1_000))
        #expect(row["disruption_0_5"] == "\(step.disruption)")
        #expect(row["evidence_grade"] == step.evidenceGrade)
        #expect(Self.plain(row["measure"]) == step.measure)
        #expect(row["prerequisites"]?.split(separator: " ").map(String.init) == step.prerequisites)
        let before = row["recommended_before"]?.split(separator: " ").filter { $0.hasPrefix("S") }.map(String.init)
        #expect(before == step.betterAfter)
        #expect(row["process"].flatMap { Self.processes[$0] } == step.process)
        // Its effect is seen where quotes become orders, so its name says that too.
        #expect(Self.plain(row["name"]) == (id == "S08" ? step.name.replacing(", orders)", with: ")") : step.name))
    }

    @Test(
        "closes the kinds of gaps that the table names, as exports show them",
        .enabled(if: SharedData.path(file) != nil, "needs ../shared"),
        arguments: rows
    )
    func kinds(_ row: [String: String]) throws {
        let id = try #require(row["id"])
        let step = try #require(StepCatalogueTests.steps.first { $0.id == id })
        let closed = Set(step.closes.map(\.kind))
        for code in (row["gap_kinds"] ?? "").split(separator: " ").map(String.init) {
            guard let kinds = Self.kinds[code], !Self.unseen.contains("\(id) \(code)") else { continue }
            #expect(!closed.isDisjoint(with: kinds), "\(id) should close a gap of \(code)")
        }
    }

    @Test("has all 37 steps of the table", .enabled(if: SharedData.path(file) != nil, "needs ../shared"))
    func isWhole() { #expect(Self.rows.count == 37) }

    private static func plain(_ text: String?) -> String? { text?.replacing("->", with: "to") }

    private static let processes: [String: BusinessProcess] = [
        "L2Q": .leadToQuote, "O2C": .orderToCash, "P2P": .procureToPay, "R2R": .recordToReport, "INV": .productData,
        "AFS": .afterSales,
    ]

    /// The table's kinds of gaps as exports show them.
    private static let kinds: [String: Set<GapKind>] = [
        "G1": [.manualRekeying], "G2": [.missingFlow, .island],
        "G3": [.manualRekeying, .lateFlow, .unreconciledPayments],
        "G4": [.noSharedKey], "G5": [.duplicateRecords], "G6": [.conflictingValues, .invalidIdentifiers],
        "G7": [.lateFlow, .stoppedFlow], "G8": [.leak], "G9": [.twoMasters], "G10": [.missingFlow, .lateFlow],
        "G11": [.notPeppolReady, .invalidIdentifiers], "G12": [.stoppedFlow, .leak], "G13": [.lateFlow, .leak],
    ]

    /// What no export can show: invoices that the customer types over (S18), and spreadsheets that nobody exports (S26); and
    /// the common key that S03 gives before S04 may come.
    private static let unseen: Set<String> = ["S18 G1", "S26 G3", "S04 G4"]
}
