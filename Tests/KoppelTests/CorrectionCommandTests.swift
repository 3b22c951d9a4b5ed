import Foundation
import TestSupport
import Testing

@Suite("Corrections on the command line")
struct CorrectionCommandTests {
    let folder: TemporaryFolder

    /// Two systems with 60 customers of which 40 are in both; of some of those only a part of the values is the same.
    init() throws {
        folder = try TemporaryFolder()
        let erp = CustomerLists.erp { number, customer in
            guard number % 8 == 0 else { return }
            let moved = CustomerLists.Customer(number + 300)
            (customer.street, customer.postcode, customer.phone) = (moved.street, moved.postcode, "")
        }
        try folder.write(CustomerLists.crm, to: "exports/crm/customers.csv")
        try folder.write(erp, to: "exports/erp/customers.csv")
        _ = try Tool.output(["import", "exports", "--workspace", "w.koppel"], in: folder)
    }

    private func text(_ arguments: [String], input: String? = nil) throws -> String {
        let result = try Tool.run(arguments + ["--workspace", "w.koppel"], in: folder, input: input)
        #expect(result.code == 0, "\(result.errors)")
        return result.text
    }

    private func links() throws -> [String] {
        try text(["links", "--between", "crm", "erp"]).split(separator: "\n").map(String.init)
    }

    private func configuration() throws -> String {
        String(decoding: folder.contents()["exports/koppel.yaml"] ?? Data(), as: UTF8.self)
    }

    @Test("a forbidden link is gone, is gone after the next import, and comes back when that is withdrawn")
    func link() throws {
        func isLinked() throws -> Bool { try links().contains { $0.contains("\"K125\"") && $0.contains("\"9025\"") } }
        #expect(try isLinked())
        let names = ["crm/customers:K125", "erp/customers:9025"]
        _ = try text(["forbid", "link"] + names)
        #expect(try isLinked() == false)
        _ = try Tool.output(["import", "exports", "--workspace", "w.koppel"], in: folder)
        #expect(try isLinked() == false)
        _ = try text(["forbid", "link"] + names.reversed() + ["--withdraw"])
        #expect(try isLinked())
    }

    @Test("a confirmed match is sure, and a forbidden one is not listed")
    func match() throws {
        _ = try text(["confirm", "match", "crm/customers.straat", "erp/customers.company"])
        _ = try text(["forbid", "match", "crm/customers.klant", "erp/customers.company"])
        let matches = try text(["matches", "--between", "crm", "erp", "--reasons"])
        #expect(matches.contains("crm/customers.straat = erp/customers.company  100 %"))
        #expect(matches.contains("a person confirmed it"))
        #expect(!matches.contains("crm/customers.klant = erp/customers.company"))
    }

    @Test("a confirmed key is the surest after the next import")
    func key() throws {
        _ = try text(["confirm", "key", "crm/customers.telefoon"])
        _ = try Tool.output(["import", "exports", "--workspace", "w.koppel"], in: folder)
        #expect(try text(["keys"]).contains("crm/customers.telefoon  100 %"))
    }

    @Test(
        "what is not there is not corrected",
        arguments: [
            ["confirm", "match", "crm/customers.nobody", "erp/customers.company"],
            ["confirm", "link", "crm/nobody:1", "erp/customers:9020"], ["forbid", "link", "crm/customers:K1"],
        ]
    )
    func unknown(arguments: [String]) throws {
        let result = try Tool.run(arguments + ["--workspace", "w.koppel"], in: folder)
        #expect(result.code == 2)
        #expect(try configuration().isEmpty)
    }

    @Test(
        "a review shows doubtful pairs, keeps the answers, and does not ask twice",
        arguments: [("y", "confirmed", "1"), ("n", "forbidden", "0")]
    )
    func review(answer: String, verdict: String, label: String) throws {
        let doubtful = try text(["links", "--between", "crm", "erp", "--doubtful"]).split(separator: "\n").count
        try #require(doubtful >= 1)
        try folder.write("\(answer)\nq\n", to: "answers.txt")
        let review = ["review", "--between", "crm", "erp"]
        let shown = try text(review, input: folder.path + "/answers.txt")
        #expect(shown.contains("\(doubtful) doubtful pair"))
        #expect(shown.contains("klant / company"))
        #expect(try configuration().contains("verdict: \(verdict)"))
        #expect(
            try text(["links", "--between", "crm", "erp", "--doubtful"]).split(separator: "\n").count == doubtful - 1
        )
        let labels = try text(["review", "--export", "-"]).split(separator: "\r\n")
        #expect(labels.count == 2)
        #expect(labels.first == "left_dataset,left_key,right_dataset,right_key,same")
        #expect(labels.last?.last.map(String.init) == label)
    }
}
