import Testing

@testable import Matching

@Suite("Text as it is compared")
struct TextFoldingTests {
    @Test(
        "is in small letters without diacritics and punctuation",
        arguments: [
            ("Peeters & Zonen", ["peeters", "zonen"]), ("CAFÉ L'ÉTOILE", ["cafe", "letoile"]),
            ("Müller GmbH", ["muller", "gmbh"]), ("Straße 12/b", ["strasse", "12", "b"]),
            ("Œuvre d’Anvers", ["oeuvre", "danvers"]), ("B.V.B.A. De Kaai", ["bvba", "de", "kaai"]),
            ("  dubbele   spaties ", ["dubbele", "spaties"]), ("Łódź-Škoda", ["lodz", "skoda"]), ("", []),
            ("--- !", []),
        ]
    )
    func examples(text: String, words: [String]) {
        #expect(TextFolding.words(text) == words)
    }

    @Test("keeps letters of other scripts", arguments: ["Ελλάδα", "Москва", "東京"])
    func otherScripts(text: String) {
        #expect(TextFolding.words(text).count == 1)
        #expect(TextFolding.words(text) == TextFolding.words(text.lowercased()))
    }

    @Test("does not change when it is folded again", arguments: ["Café Ünal & Söhne", "O'Neill Ltd."])
    func twice(text: String) {
        let once = TextFolding.words(text)
        #expect(TextFolding.words(once.joined(separator: " ")) == once)
    }
}

@Suite("Legal forms")
struct LegalFormsTests {
    @Test(
        "are told apart from the name",
        arguments: [
            (["peeters", "bv"], ["peeters"], ["bv"]), (["nv", "peeters"], ["peeters"], ["nv"]),
            (["dupont", "sarl"], ["dupont"], ["sarl"]),
            (["meier", "gmbh", "co", "kg"], ["meier"], ["gmbh", "co", "kg"]),
            (["smith", "ltd"], ["smith"], ["ltd"]), (["de", "kaai"], ["de", "kaai"], []), ([], [], []),
        ]
    )
    func examples(words: [String], core: [String], forms: [String]) {
        let split = LegalForms.split(words)
        #expect(split.core == core)
        #expect(split.forms == forms)
    }

    @Test("stay a name where there is no other")
    func nothingElse() {
        let split = LegalForms.split(["se"])
        #expect(split.core == ["se"])
        #expect(split.forms.isEmpty)
    }
}

@Suite("Names of fields")
struct HeaderSimilarityTests {
    @Test(
        "fall apart into words",
        arguments: [
            ("customer_id", ["customer", "id"]), ("CustomerReference", ["customer", "reference"]),
            ("Order Date", ["order", "date"]), ("order/partner.name", ["order", "partner", "name"]), ("VAT", ["vat"]),
        ]
    )
    func words(name: String, words: [String]) {
        #expect(HeaderSimilarity.words(name) == words)
    }

    @Test("are alike from 0 to 1, whichever comes first")
    func symmetric() {
        #expect(HeaderSimilarity.between("order_number", "OrderNumber") == 1)
        #expect(HeaderSimilarity.between("orders", "order") == 1)
        #expect(HeaderSimilarity.between("postcode", "amount") < 0.2)
        let names = ["Customer Reference", "reference", "Total", "customer", "Ref."]
        for one in names {
            for other in names {
                let likeness = HeaderSimilarity.between(one, other)
                #expect(likeness == HeaderSimilarity.between(other, one))
                #expect((0...1).contains(likeness))
            }
        }
    }
}
