import IntegrationModel
import Testing

@testable import Reporting

@Suite("Sentences that are kept as English")
struct KnownSentencesTests {
    @Test(
        "are put into other languages, with what is filled into them",
        arguments: [
            ("Couple Shopify orders to Odoo", "Koppel bestellingen van Shopify aan Odoo"),
            ("Send invoices from bank through Peppol", "Verstuur facturen uit bank via Peppol"),
            (
                "Watch the interfaces, with one list of what failed, and couple Shopify orders to Odoo",
                "Bewaak de koppelingen, met één lijst van wat mislukte, en koppel bestellingen van Shopify aan Odoo"
            ),
            (
                "cost: (€4,000 for step 1 + €2,000 for step 2) + 15 % for analysis, tests, training and measuring = €6,900, in 4 weeks",
                "kosten: (€ 4.000 voor stap 1 + € 2.000 voor stap 2) + 15 % voor analyse, tests, opleiding en meten = € 6.900, in 4 weken"
            ),
            (
                "77 invoices of bank have no payment in Odoo: €12,723 a year (25.5 lost orders a year × 20 minutes × €45 an hour = €8,372); 80.5 % of it goes away: €10,242 a year",
                "77 facturen van bank hebben geen betaling in Odoo: € 12.723 per jaar (25,5 verloren bestellingen per jaar × 20 minuten × € 45 per uur = € 8.372); 80,5 % daarvan verdwijnt: € 10.242 per jaar"
            ),
            (
                "pays back in 44.7 months instead of 9.7 months, costs €3,450, less than the smallest phase, €15,000 and is worth -€2,582 over 3 years instead of €32,616",
                "is terugverdiend in 44,7 maanden in plaats van 9,7 maanden, kost € 3.450, minder dan de kleinste fase, € 15.000 en is over 3 jaar −€ 2.582 waard in plaats van € 32.616"
            ),
            (
                "Orders of Odoo reach bank after 2.7 days: €593 a year (8 invoices a year × 15 % × 6 minutes = €593; €8 a year invoiced 16 hours later than needed × 7 % = €1); 87.5 % of it goes away: €447 a year",
                "Bestellingen van Odoo bereiken bank na 2,7 dagen: € 593 per jaar (8 facturen per jaar × 15 % × 6 minuten = € 593; € 8 per jaar 16 uur later gefactureerd dan nodig × 7 % = € 1); 87,5 % daarvan verdwijnt: € 447 per jaar"
            ),
            (
                "Make invoices in Odoo from Shopify orders, and 2 steps more",
                "Maak facturen in Odoo uit bestellingen van Shopify, en nog 2 stappen"
            ),
            (
                "Make invoices in Odoo from Shopify orders, and send invoices from Odoo through Peppol",
                "Maak facturen in Odoo uit bestellingen van Shopify, en verstuur facturen uit Odoo via Peppol"
            ),
            (
                "Couple the quotes of Odoo and Shopify to customers, prices and orders",
                "Koppel de offertes van Odoo en Shopify aan klanten, prijzen en bestellingen"
            ),
            (
                "what \"36 of 1,319 orders in Odoo never reached bank\" costs: between €2,904 and €28,377 a year the worth of the phase over 3 years goes from €16,955 to €67,693",
                "wat \"36 van de 1.319 bestellingen in Odoo hebben bank nooit bereikt\" kost: tussen € 2.904 en € 28.377 per jaar gaat de waarde van de fase over 3 jaar van € 16.955 naar € 67.693"
            ),
            ("\"Couple Shopify orders to Odoo\"", "\"Koppel bestellingen van Shopify aan Odoo\""),
            ("1 gap closed", "1 lacune gesloten"), ("3 gaps closed", "3 lacunes gesloten"),
        ]
    )
    func dutch(english: String, dutch: String) {
        let message = KnownSentences.bundled.message(english, keeping: ["Odoo", "Shopify", "bank"])
        #expect(message.description == english)
        let text = message.text(in: Language.dutch)
        #expect(String(text.map { $0 == "\u{A0}" ? " " : $0 }) == dutch)
    }

    @Test(
        "names stay, and so does what is no sentence",
        arguments: ["bank", "Janssens BV", "a {1} b", "", "12a", "Σ; Ω", "1.2.3"]
    )
    func others(text: String) {
        for language in Language.allCases {
            #expect(KnownSentences.bundled.message(text, keeping: ["bank"]).text(in: language) == text)
        }
    }

    @Test("a text of any length is given up in time", arguments: [30, 2_000])
    func hostile(count: Int) {
        let text = String(repeating: " a year of and costs (; = × x, y to z ", count: count)
        #expect(KnownSentences.bundled.message(text).description == text)
    }

    @Test("every sentence of the catalogue is known again by what it says", arguments: Language.allCases)
    func everySentence(language: Language) {
        let names = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta", "Eta"]
        for key in Translations.bundled.texts.keys where Message.Part(key: key).hasWords && key.contains("{1}") {
            let original = Message(key: key, names.map { .text($0) })
            let english = original.description
            let found = KnownSentences.bundled.message(english, keeping: Set(names))
            #expect(found.description == english, "\(key)")
        }
    }
}
