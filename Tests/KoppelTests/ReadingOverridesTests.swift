import Foundation
import Testing

/// How koppel.yaml decides what would be guessed of a file.
@Suite("Reading overrides")
struct ReadingOverridesTests {
    private static let orders = """
        Order,Klant,Datum,Artikel,Aantal
        V1,Peeters,05/01/2026,Pen,2
        ,,,Inkt,1
        ,,,Papier,5
        V2,Maes,06/02/2026,Pen,1
        V3,De Smet,07/03/2026,Inkt,4
        ,,,Lijm,1
        """

    private func imported(_ configuration: String) throws -> Tool.Result {
        let folder = try TemporaryFolder()
        try folder.write(Self.orders, to: "exports/plant/orders.csv")
        if !configuration.isEmpty { try folder.write(configuration, to: "exports/koppel.yaml") }
        return try Tool.run(["import", "exports", "--workspace", "acme.koppel"], in: folder)
    }

    @Test("dates that fit two orders and continuation lines are told as guesses")
    func guesses() throws {
        let result = try imported("")
        #expect(result.text.hasPrefix("1 system, 2 datasets, 3 records"), "\(result.text)")
        #expect(result.errors.contains("the dates in “Datum” fit day before month and month before day"))
        #expect(result.errors.contains("records in which “Order” is blank or repeated were read as further lines"))
    }

    @Test("what koppel.yaml says is no guess any more")
    func decided() throws {
        let result = try imported(
            """
            files:
              - path: plant/*.csv
                continuationLines: no
                dateOrder: monthDayYear
            """
        )
        #expect(result.text.hasPrefix("1 system, 1 dataset, 6 records"), "\(result.text)")
        #expect(result.errors.isEmpty, "\(result.errors)")
    }

    @Test("an encoding that nobody knows is told")
    func unknownEncoding() throws {
        let result = try imported("files:\n  - path: plant/*.csv\n    encoding: ebcdic-9\n")
        #expect(result.errors.contains("the encoding \"ebcdic-9\" of plant/*.csv is known for XML at most"))
    }
}
