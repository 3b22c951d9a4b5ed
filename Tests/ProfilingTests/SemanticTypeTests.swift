import IntegrationModel
import Testing

@testable import Profiling

@Suite struct `Semantic types` {
    private static let valid: [(SemanticType, [String])] = [
        (
            .vatNumber,
            [
                "ATU13585627", "BE0403170701", "BG175074752", "CY10259033P", "CZ25123891", "DE136695976", "DK13585628",
                "EE100931558", "EL094259216", "ESB58378431", "ES54362315K", "FI20774740", "FR40303265045",
                "HR33392005961",
                "HU12892312", "IE6433435F", "IT00743110157", "LT119511515", "LU15027442", "LV40003521600", "MT11679112",
                "NL004495445B01", "PL8567346215", "PT501964843", "RO18547290", "SE123456789701", "SI50223054",
                "SK2022749619",
            ]
        ),
        (.belgianEnterpriseNumber, ["0403170701", "0681448952", "BE 0681.448.952"]),
        (
            .iban,
            [
                "BE68539007547034", "GB82WEST12345698765432", "DE89370400440532013000", "FR1420041010050500013M02606",
                "NL91ABNA0417164300", "LU280019400644750000", "MT84MALT011000012345MTLCAST001S",
            ]
        ),
        (.structuredCommunication, ["+++090/9337/55493+++", "+++100/0036/18639+++"]),
        (.creditorReference, ["RF18539007547034", "RF18 5390 0754 7034"]),
        (.gtin, ["4006381333931", "96385074", "036000291452", "10614141000415"]),
    ]

    private static let other: [(SemanticType, [String], [String])] = [
        (.email, ["a@b.be", "jan.o'neil+x@mail.example.com"], ["a@b", "a b@c.be", "@c.be", "a@c..be", "a@@b.be"]),
        (
            .phone, ["+32 9 347 68 08", "0475/12.34.56", "0475123456", "(09) 347 68 08"],
            ["25/06/2025", "12345678", "+++100/0036/18639+++", "09"]
        ),
        (.postcode, ["9000", "B-9000", "1234 AB", "75001", "SW1A 1AA"], ["12", "ABCD", "1234567"]),
        (
            .country, ["BE", "België", "Belgique", "Belgien", "belgium", "NLD", "Pays-Bas", "The Netherlands"],
            ["Brussel", "X"]
        ),
        (.currency, ["EUR", "usd", "€"], ["XXZ", "EURO"]),
        (
            .uuid, ["13313787-6e26-fb4c-4088-bb8cccd04195", "{13313787-6E26-FB4C-4088-BB8CCCD04195}"],
            ["13313787-6e26-fb4c-4088-bb8cccd0419"]
        ),
        (.url, ["https://www.acme.be/x?y=1", "www.acme.be", "acme.be"], ["acme", "http:// x", "a.1"]),
    ]

    @Test(arguments: valid)
    func `accept the published examples`(_ type: SemanticType, _ examples: [String]) {
        for example in examples { #expect(type.isValid(example), "\(example)") }
    }

    @Test(arguments: valid)
    func `refuse examples with one digit changed`(_ type: SemanticType, _ examples: [String]) {
        for example in examples {
            let bytes = Array(example.utf8)
            for position in bytes.indices where isDigit(bytes[position]) {
                for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != bytes[position] {
                    var changed = bytes
                    changed[position] = digit
                    let text = String(decoding: changed, as: UTF8.self)
                    #expect(!type.isValid(text) || Self.isKnownWeakness(type, example, text), "\(text)")
                }
            }
        }
    }

    /// Changes that the official algorithm itself does not notice.
    private static func isKnownWeakness(_ type: SemanticType, _ example: String, _ changed: String) -> Bool {
        guard type == .vatNumber else { return false }
        switch example.prefix(2) {
        // Modulo 11 with 10 folded to 0, a suffix that is a serial number, and the form alone for natural persons.
        case "NL", "SE", "EL", "PT", "BG", "CZ", "LV", "RO", "LT", "SI": return true
        default: return false
        }
    }

    @Test(arguments: other)
    func `tell right from wrong forms`(_ type: SemanticType, _ right: [String], _ wrong: [String]) {
        for value in right { #expect(type.isValid(value), "\(value)") }
        for value in wrong { #expect(!type.isValid(value), "\(value)") }
    }

    @Test(arguments: [
        ("x", ["BE68539007547034", "DE89370400440532013000"], SemanticType.iban), ("x", ["a@b.be", "c@d.be"], .email),
        ("BTW-nummer", ["0403170701", "0681448952"], .vatNumber),
        ("Ondernemingsnummer", ["0403170701"], .belgianEnterpriseNumber),
        ("x", ["BE0403170701", "NL004495445B01"], .vatNumber), ("Postcode", ["9000", "2000"], .postcode),
        ("EAN", ["4006381333931"], .gtin), ("Munt", ["EUR"], .currency), ("Land", ["BE"], .country),
        ("Telefoon", ["0475123456", "092223344"], .phone),
        ("Mededeling", ["+++090/9337/55493+++"], .structuredCommunication),
    ])
    func `are recognised in a column, and make it text`(_ name: String, _ values: [String], _ type: SemanticType) {
        let profile = Table(name, values).profile()
        #expect(profile.semanticType == type)
        #expect(profile.semanticShare == 1)
        #expect(profile.type == .text)
    }

    @Test(arguments: [8, 9, 10, 12, 13, 14])
    func `are not found in random digits`(_ length: Int) {
        var random = SeededGenerator(state: UInt64(length))
        for _ in 0..<50 {
            let values = (0..<40).map { _ in
                String((0..<length).map { Character("\(Int.random(in: ($0 == 0 ? 1 : 0)...9, using: &random))") })
            }
            #expect(Table("x", values).profile().semanticType == nil)
        }
    }

    @Test(arguments: [
        ["9000", "2000", "8500", "1000", "3000"], ["KL-1000", "AX-1074", "KL-1001", "B-9000"], ["NL", "FR", "DE"],
        ["invoice.pdf", "order.txt"],
        ["20250625", "20250626"],
    ])
    func `are not claimed for values that prove nothing`(_ values: [String]) {
        #expect(Table("x", values).profile().semanticType == nil)
    }

    @Test func `find the wrong values of a column that says what it holds`() {
        let values = ["BE0403170701", "BE0681448952", "BE0403170702", "", "NULL", "ATU13585627"]
        let profile = Table("BTW-nummer", values).profile()
        #expect(profile.semanticType == .vatNumber)
        #expect(profile.semanticShare == 0.75)
        #expect(SemanticType.vatNumber.invalidRecords(in: TextColumn(values)) == [2])
    }
}
