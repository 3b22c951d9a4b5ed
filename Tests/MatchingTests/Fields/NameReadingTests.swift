import Testing

@testable import Matching

@Suite("Names of fields")
struct NameReadingTests {
    @Test(
        "are taken apart into words",
        arguments: [
            ("VATRegistrationNo", ["vat", "registration", "no"]), ("POShipTo", ["po", "ship", "to"]),
            ("street1", ["street", "1"]), ("customer_id", ["customer", "id"]), ("E-mailadres", ["e", "mailadres"]),
            ("Prénom du client", ["prenom", "du", "client"]), ("", []),
        ]
    )
    func words(name: String, words: [String]) {
        #expect(NameReading.words(name) == words)
    }

    @Test(
        "have steps where they are paths",
        arguments: [
            ("PO.POLines.Item", ["PO", "POLines", "Item"]), ("order/lines/price", ["order", "lines", "price"]),
            ("Google Shopping / Gender", ["Google Shopping / Gender"]), ("Nr. klant", ["Nr. klant"]),
            ("Order No.", ["Order No."]), ("/", ["/"]),
        ]
    )
    func segments(path: String, segments: [String]) {
        #expect(NameReading.segments(path) == segments)
    }

    private func likeness(_ left: String, _ right: String) -> Double {
        let reading = NameReading()
        var comparison = NameComparison(reading.names([left]), reading.names([right]))
        return comparison.likeness(0, 0).whole
    }

    @Test(
        "of the same thing are alike across languages, compounds and abbreviations",
        arguments: [
            ("Factuurdatum", "invoice date"), ("Kundennummer", "numéro client"), ("klantnaam", "CustomerName"),
            ("qty", "Menge"), ("postcode", "PLZ"), ("Telefoon", "phone"), ("dob", "Geburtsdatum"),
            ("cntry", "Land"), ("prijs", "Preis"),
        ]
    )
    func alike(left: String, right: String) {
        #expect(likeness(left, right) >= 0.65)
        #expect(likeness(left, right) == likeness(right, left))
    }

    @Test(
        "of other things are not",
        arguments: [("invoice date", "invoice number"), ("postcode", "country"), ("first name", "VAT number")]
    )
    func unlike(left: String, right: String) {
        #expect(likeness(left, right) < 0.65)
    }

    @Test("what a field is a part of tells apart what is called the same")
    func parents() {
        let reading = NameReading()
        let left = reading.names(["Order.ShipTo.City", "Order.BillTo.City"])
        let right = reading.names(["Bestelling.Leveradres.Stad", "Bestelling.Factuuradres.Stad"])
        var comparison = NameComparison(left, right)
        #expect(comparison.likeness(0, 0).whole > comparison.likeness(0, 1).whole + 0.05)
        #expect(comparison.likeness(1, 1).whole > comparison.likeness(1, 0).whole + 0.05)
    }

    @Test("the concepts that are near each other are all in the thesaurus")
    func kinship() {
        let terms = Set(lines(PackageResources.thesaurus_tsv).map { $0[0] })
        let kinship = lines(PackageResources.kinship_tsv)
        #expect(kinship.count > 100)
        for row in kinship {
            #expect(terms.contains(row[0]) && terms.contains(row[1]), "\(row)")
            #expect(Double(row[2]).map { $0 > 0 && $0 < 1 } == true, "\(row)")
        }
    }

    private func lines(_ bytes: [UInt8]) -> [[String]] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t").map(String.init) }
    }
}
