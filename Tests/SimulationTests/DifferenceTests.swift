import Testing

@testable import Simulation

@Suite("Conflicts that the truth counts")
struct DifferenceTests {
    @Test("in the country of telephone numbers cannot be seen where one is written without it")
    func countriesAlone() {
        func party(_ phone: String, _ spelling: Int) -> PartyRecord {
            PartyRecord(
                business: 0,
                values: [.phone: phone],
                audit: Audit(Moment(seconds: 0), by: ""),
                spelling: spelling
            )
        }
        #expect(Difference.isOfCountriesAlone(party("+31 56 65 34 50", 0), party("+32 56 65 34 50", 1)))
        #expect(!Difference.isOfCountriesAlone(party("+31 56 65 34 50", 0), party("+32 56 65 34 50", 0)))
        #expect(!Difference.isOfCountriesAlone(party("+31 56 65 34 51", 0), party("+32 56 65 34 50", 1)))
    }

    @Test("are values that say something else, and not the same in another spelling or on one side alone")
    func values() {
        #expect(Difference.between("+32 9 123 45 67", "+32 9 123 45 76", in: .phone))
        #expect(!Difference.between("+32 9 123 45 67", "+32 9 12345 67", in: .phone))
        #expect(Difference.between("BE0403019261", "BE0403019262", in: .vat))
        #expect(!Difference.between("Janssens  NV", "janssens nv", in: .name))
        #expect(Difference.between("Janssens NV", "Jansens NV", in: .name))
        #expect(!Difference.between("Pépinière Claes", "Pepiniere Claes", in: .name))
        #expect(!Difference.between("BE0403019261", "BE403019261", in: .vat))
        #expect(Difference.between("BE0403019261", "BE00403019261", in: .vat))
        #expect(!Difference.between("", "info@example.be", in: .email))
    }

    @Test("references without the prefix of their number name it with and without zeros in front, and no other one")
    func renumbered() {
        var copy = DocumentRecord.named("EXT/00277")
        #expect(!Difference.misnames(copy, "CMD-000277", .renumbered))
        copy.reference = "EXT/000277"
        #expect(!Difference.misnames(copy, "CMD-000277", .renumbered))
        copy.reference = "EXT/000727"
        #expect(Difference.misnames(copy, "CMD-000277", .renumbered))
        #expect(Difference.misnames(.named("CMD-00277"), "CMD-000277", .number))
    }
}

extension DocumentRecord {
    fileprivate static func named(_ reference: String) -> DocumentRecord {
        let moment = Moment(seconds: 0)
        var record = DocumentRecord(
            business: 0,
            partyName: "",
            partyVAT: "",
            partyIBAN: "",
            lines: [],
            net: 0,
            tax: 0,
            status: .open,
            effectiveAt: moment,
            audit: Audit(moment, by: ""),
            salesperson: ""
        )
        record.reference = reference
        return record
    }
}
