import IntegrationModel
import TestSupport
import Testing

@testable import FlowInference

@Suite("The rule: what was lost on the way")
struct LossRuleTests {
    private func weight(texts: [(String, String)] = [], amounts: [(Double, Double)] = []) throws -> Double? {
        var losses = Losses()
        losses.compare(texts: texts)
        losses.compare(amounts: amounts)
        let trade = SampleTrade(5)
        return try LinkedTables(Copies.source(trade), Copies.target(trade, trade.moments))
            .weight(LossRule(losses: losses))
    }

    private let names = (0..<12).map { "Drukkerij Hélène & Zonen nummer \($0)" }

    @Test("speaks for the side that has whole what the other cut off at one length")
    func cut() throws {
        #expect(try weight(texts: names.map { ($0, String($0.prefix(20))) }) ?? 0 > 0.4)
        #expect(try weight(texts: names.map { (String($0.prefix(20)), $0) }) ?? 0 < -0.4)
    }

    @Test("speaks for the side that has the accents")
    func accents() throws {
        let plain = names.map { $0.replacing("é", with: "e").replacing("è", with: "e").uppercased() }
        #expect(try weight(texts: Array(zip(names, plain))) ?? 0 > 0.2)
        #expect(try weight(texts: Array(zip(plain, names))) ?? 0 < -0.2)
    }

    @Test("speaks for the side that has the cents")
    func rounded() throws {
        let amounts = (0..<20).map { 100.37 + Double($0) * 1.11 }
        #expect(try weight(amounts: amounts.map { ($0, $0.rounded()) }) ?? 0 > 0.4)
        #expect(try weight(amounts: amounts.map { ($0.rounded(), $0) }) ?? 0 < -0.4)
    }

    @Test("is silent where nothing was lost, on both sides, or of few records")
    func silent() throws {
        #expect(try weight() == nil)
        #expect(try weight(texts: names.map { ($0, $0.uppercased()) }) == nil)
        #expect(try weight(texts: names.map { ($0, $0 + " NV") }.enumerated().map { ($1.0 + String($0), $1.1) }) == nil)
        #expect(try weight(texts: names.prefix(3).map { ($0, String($0.prefix(20))) }) == nil)
        let both = names.enumerated().map {
            $0.isMultiple(of: 2) ? ($1, String($1.prefix(20))) : (String($1.prefix(20)), $1)
        }
        #expect(try weight(texts: both) == nil)
    }
}
