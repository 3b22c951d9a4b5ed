import IntegrationModel
import Matching
import TestSupport
import Testing

@Suite("Columns of two tables that are compared")
struct ColumnPairingTests {
    private func column(
        _ name: String,
        _ values: [String],
        meaning: CanonicalField? = nil,
        type: SemanticType? = nil
    ) -> RecordColumn {
        RecordColumn(name, TextColumn(values), meaning: meaning, semanticType: type, dateOrder: .dayMonthYear)
    }

    private func table(_ columns: [RecordColumn]) -> RecordTable {
        RecordTable("table", count: columns[0].texts.count, columns: columns)
    }

    /// By the left columns that are read as one, the right ones.
    private func compared(_ left: [RecordColumn], _ right: [RecordColumn]) throws -> [[String]: [String]] {
        let linker = try #require(RecordLinker(table(left), table(right), threads: 2))
        return Dictionary(linker.comparedFields.map { ($0.left, $0.right) }, uniquingKeysWith: { first, _ in first })
    }

    @Test("first and last name are compared with the whole name, in the order in which it has them")
    func joinedNames() throws {
        let first = (0..<60).map { ["An", "Bram", "Carine", "Dirk", "Els", "Filip", "Greet"][$0 % 7] }
        let last = (0..<60).map { ["Peeters", "Maes", "Claes", "Wouters", "Dubois"][$0 / 7 % 5] }
        let found = try compared(
            [column("voornaam", first), column("naam", last), column("kleur", first.map { _ in "rood" })],
            [column("full_name", zip(last, first).map { "\($0) \($1)" })]
        )
        #expect(found == [["naam", "voornaam"]: ["full_name"]])
    }

    @Test("a number behind the street is compared with the street that holds it, also where ids are called numbers")
    func joinedStreets() throws {
        let streets = (0..<60).map {
            "\(["Kerkstraat", "Dorpsplein", "Hoogweg", "Rue Haute"][$0 % 4]) \(3 + $0 * 7 % 90)"
        }
        let found = try compared(
            [column("id", (0..<60).map { "A\($0 + 500)" }), column("Adres", streets, meaning: .street)],
            [
                column(
                    "Rue",
                    streets.map { $0.split(separator: " ").dropLast().joined(separator: " ") },
                    meaning: .street
                ),
                column("Numéro", streets.map { String($0.split(separator: " ").last ?? "") }),
            ]
        )
        #expect(found == [["Adres"]: ["Rue", "Numéro"]])
    }

    @Test("dates of birth are compared however they are written and whatever they are called")
    func dates() throws {
        let days = (0..<60).map { (1 + $0 % 28, 1 + $0 % 12, 1950 + $0) }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let found = try compared(
            [column("geboortedatum", days.map { "\($0.2)-\(two($0.1))-\(two($0.0))" })],
            [column("birth_date", days.map { "\(two($0.0))/\(two($0.1))/\($0.2)" })]
        )
        #expect(found == [["geboortedatum"]: ["birth_date"]])
    }

    @Test("numbers of VAT are compared with enterprise numbers: the country before them says nothing")
    func registrations() throws {
        let numbers = (0..<60).map { String(403_170_701 + $0 * 9_173) }
        let left = column("BTW-nummer", numbers.map { "BE0\($0)" }, meaning: .vatNumber, type: .vatNumber)
        let written = numbers.map { "0\($0.prefix(3)).\($0.dropFirst(3).prefix(3)).\($0.suffix(3))" }
        let right = column("N° d'entreprise", written, meaning: .enterpriseNumber, type: .belgianEnterpriseNumber)
        let linker = try #require(RecordLinker(table([left]), table([right]), threads: 2))
        #expect(linker.comparison(7, 7).attributes.map(\.outcome) == [.same])
    }

    @Test("mail addresses are compared though each record has its own and nothing else is in both tables")
    func mailAddresses() throws {
        let mails = (0..<200).map { "klant.\($0 * 7919 % 1000)@example.be" }
        let left = column("e-mail", Array(mails[..<150]), meaning: .email, type: .email)
        let right = column("email address", Array(mails[90...]), meaning: .email, type: .email)
        let links = try #require(RecordLinker(table([left]), table([right]), threads: 2)).links().links
        #expect(links.count == 60)
        #expect(links.allSatisfy { $0.left == $0.right + 90 })
    }

    @Test("words that all records of one side write and none of the other tell nothing: legal forms")
    func oneSidedWords() throws {
        let names = (0..<200).map { SampleParties.name($0) }
        let left = column("naam", names.enumerated().map { "\($1) \(["BV", "NV", "SRL"][$0 % 3])" }, meaning: .name)
        let right = column("omschrijving", names, meaning: .name)
        let linker = try #require(RecordLinker(table([left]), table([right]), threads: 2))
        #expect(linker.comparison(7, 7).attributes.map(\.outcome) == [.nearlySame])
    }
}
