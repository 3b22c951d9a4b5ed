import IntegrationModel
import TestSupport
import Testing

@testable import FlowInference

@Suite("Invoices that credit notes take back")
struct CreditNoteTests {
    /// 200 invoices over fifty days.
    private let trade = SampleTrade(200)
    private let unpaid: Set<Int> = [5, 10, 20]
    private let end: Double

    init() { end = trade.moments[199] + 40 * Copies.day }

    private struct Credit {
        let invoice: Int
        var share = 1.0
        var reference = ""
        /// Days after the invoice.
        var days = 3.0
    }

    private func columns(
        numbers: [String],
        _ records: [Int],
        _ amounts: [Double],
        days: [Double],
        _ references: [String]
    ) -> [SampleColumn] {
        [
            .text("Number", .number, numbers), .text("Customer", .partyName, records.map { trade.names[$0] }),
            .amounts("Total", .grossAmount, amounts),
            .moments("Date", .date, zip(records, days).map { trade.moments[$0] + $1 * Copies.day }),
            .text("Remarks", .description, references),
        ]
    }

    private func amount(_ credit: Credit) -> Double {
        (trade.amounts[credit.invoice] * credit.share * 100).rounded() / 100
    }

    /// What is inferred of invoices and payments beside the credit notes: in a list of their own, or among the invoices.
    private func infer(
        _ credits: [Credit],
        isOwnList: Bool,
        paid: [Int: Double] = [:],
        alsoUnpaid: Set<Int> = []
    ) throws -> FlowInferenceResult {
        let arrived = (0..<200).filter { !unpaid.contains($0) && !alsoUnpaid.contains($0) }
        let payments = SampleTable(
            "bank/entries",
            .payment,
            [
                .text("Reference", .reference, arrived.map { trade.numbers("F")[$0] }),
                .amounts("Amount", .grossAmount, arrived.map { paid[$0] ?? trade.amounts[$0] }),
                .moments("Booked", .date, arrived.map { trade.moments[$0] + 20 * Copies.day }),
            ]
        )
        let sign = isOwnList ? 1.0 : -1.0
        let all = Array(0..<200)
        let notes = credits.map(\.invoice)
        let numbers = credits.indices.map { "C\(1001 + $0)" }
        let list = columns(
            numbers: isOwnList ? numbers : trade.numbers("F") + numbers,
            isOwnList ? notes : all + notes,
            (isOwnList ? [] : trade.amounts) + credits.map { sign * amount($0) },
            days: (isOwnList ? [] : all.map { _ in 0 }) + credits.map(\.days),
            (isOwnList ? [] : all.map { _ in "" }) + credits.map(\.reference)
        )
        let none = all.map { _ in "" }
        let plain = columns(numbers: trade.numbers("F"), all, trade.amounts, days: all.map { _ in 0 }, none)
        let invoices = SampleTable("books/invoices", .invoice, isOwnList ? plain : list)
        let linked = LinkedTables(invoices, payments, pairs: arrived.enumerated().map { ($1, $0) }, namedBy: .right)
        let beside = isOwnList ? [SampleTable("books/credits", .creditNote, list)] : []
        let amounts = FieldMatch(
            left: FieldReference(dataset: "books/invoices", field: "Total"),
            right: FieldReference(dataset: "bank/entries", field: "Amount"),
            confidence: 1,
            chosen: true
        )
        return try FlowInferenceTests.infer([linked], matches: [amounts], beside: beside, dataUntil: end)
    }

    private func leaked(_ credits: [Credit], isOwnList: Bool, alsoUnpaid: Set<Int> = []) throws -> [String] {
        let result = try infer(credits, isOwnList: isOwnList, alsoUnpaid: alsoUnpaid)
        return result.flows.flatMap { result.records[$0.id] ?? [] }.leakedNumbers
    }

    @Test("no longer wait for a payment, whether the credit note names them or not", arguments: [true, false])
    func settled(isOwnList: Bool) throws {
        #expect(try leaked([], isOwnList: isOwnList) == ["F00006", "F00011", "F00021"])
        let credits = [Credit(invoice: 10, reference: "creditnota op F00011."), Credit(invoice: 20)]
        #expect(try leaked(credits, isOwnList: isOwnList) == ["F00006"])
        let flow = try #require(try infer(credits, isOwnList: isOwnList).flows.first)
        #expect(flow.evidence.contains { $0.rule == "credited" })
    }

    @Test(
        "still wait where less was taken back, where it was before, or of another customer",
        arguments: [true, false]
    )
    func open(isOwnList: Bool) throws {
        let other = try #require((0..<200).first { trade.customers[$0] != trade.customers[10] && !unpaid.contains($0) })
        let same = Credit(invoice: other, share: trade.amounts[10] / trade.amounts[other])
        let wrong = Credit(invoice: other, share: same.share, reference: "F00011")
        for credit in [Credit(invoice: 10, share: 0.5), Credit(invoice: 10, days: -9), same, wrong] {
            #expect(try leaked([credit], isOwnList: isOwnList) == ["F00006", "F00011", "F00021"])
        }
    }

    @Test("are paid right by what is left", arguments: ["", "F00031"])
    func lessPaid(reference: String) throws {
        let credit = Credit(invoice: 30, share: 0.25, reference: reference)
        let paid = [30: trade.amounts[30] - amount(credit)]
        func conflicts(_ credits: [Credit]) throws -> Int {
            try #require(try infer(credits, isOwnList: true, paid: paid).flows.first).conflicts.reduce(0) {
                $0 + $1.conflicting
            }
        }
        #expect(try conflicts([]) == 1)
        #expect(try conflicts([credit]) == 0)
        #expect(try conflicts([Credit(invoice: 30, share: 0.1, reference: reference)]) == 1)
    }

    @Test("share what one credit note takes back of several")
    func several() throws {
        let next = try #require((21..<200).first { trade.customers[$0] == trade.customers[10] })
        let (one, other) = (trade.amounts[10], trade.amounts[next])
        let reference = "\(trade.numbers("F")[10]) \(trade.numbers("F")[next])"
        let days = (trade.moments[next] - trade.moments[10]) / Copies.day + 1
        let credit = Credit(invoice: 10, share: (one + other) / one, reference: reference, days: days)
        let numbers = try leaked([credit], isOwnList: true, alsoUnpaid: [next])
        #expect(numbers == ["F00006", "F00021"])
    }

    @Test(
        "are known by what their type is called",
        arguments: [("Creditnota", true), ("Gutschrift", true), ("Factuur", false)]
    )
    func types(type: String, isCredit: Bool) { #expect(CreditNoteList.isCreditNote(type) == isCredit) }
}
