import Testing

@testable import Simulation

@Suite("Identifiers")
struct IdentifierTests {
    @Test("Known numbers are right", arguments: ["BE0202239951", "BE0477472701", "BE0563846944", "FR40303265045"])
    func knownNumbersAreRight(number: String) {
        #expect(Identifiers.isValidVAT(number))
    }

    @Test("A wrong digit is found", arguments: ["BE0202239952", "BE477472701", "FR40303265046", "NL123456789B01", ""])
    func wrongDigitIsFound(number: String) {
        #expect(!Identifiers.isValidVAT(number))
    }

    @Test("VAT numbers made for a country are right", arguments: ["BE", "FR", "NL", "DE", "LU"])
    func madeNumbersAreRight(country: String) {
        var random = RandomSource(seed: 3)
        for _ in 0..<500 { #expect(Identifiers.isValidVAT(Identifiers.vatNumber(country: country, &random))) }
    }

    @Test("IBANs leave 1 by 97 and Belgian ones have their national check digits")
    func ibansAreRight() {
        var random = RandomSource(seed: 4)
        for country in ["BE", "FR", "NL", "DE", "LU"] {
            let iban = Identifiers.iban(country: country, &random)
            #expect(Identifiers.modulo97(String(iban.dropFirst(4)) + String(iban.prefix(4))) == 1)
        }
        let account = Identifiers.iban(country: "BE", &random).dropFirst(4)
        #expect((Int(account.prefix(10)) ?? 0) % 97 == (Int(account.suffix(2)) ?? 0) % 97)
    }

    @Test("Structured communications end in the remainder by 97, 0 written as 97")
    func communicationsAreRight() {
        #expect(Identifiers.structuredCommunication(654) == "000000065472")
        #expect(Identifiers.structuredCommunication(97) == "000000009797")
        #expect(Spelling.communication("000000065472") == "+++000/0000/65472+++")
    }

    @Test("EANs have the right check digit")
    func eansAreRight() {
        var random = RandomSource(seed: 5)
        for _ in 0..<100 {
            let digits = Identifiers.ean(&random).compactMap(\.wholeNumberValue)
            let sum = digits.enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 1 : 3) }
            #expect(digits.count == 13 && sum % 10 == 0)
        }
    }
}
