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

    private func imported(_ text: String, named name: String, _ options: [String]) throws -> Tool.Result {
        let folder = try TemporaryFolder()
        try folder.write(text, to: "exports/plant/\(name)")
        return try Tool.run(["import", "exports", "--workspace", "acme.koppel"] + options, in: folder)
    }

    @Test("the command line says of all files what koppel.yaml says of some, and wins")
    func commandLine() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.orders, to: "exports/plant/orders.csv")
        try folder.write("files:\n  - path: plant/*.csv\n    continuationLines: yes\n", to: "exports/koppel.yaml")
        let options = ["--reading", "continuationLines=no", "--reading", "dateOrder=monthDayYear"]
        let result = try Tool.run(["import", "exports", "--workspace", "acme.koppel"] + options, in: folder)
        #expect(result.text.hasPrefix("1 system, 1 dataset, 6 records"), "\(result.text)")
        #expect(result.errors.isEmpty, "\(result.errors)")
    }

    @Test("commands that read the exports again read them as the import did")
    func remembered() throws {
        let folder = try TemporaryFolder()
        try folder.write("number|name;city\n1|a;x\n2|b;y\n3|c;z\n", to: "exports/plant/list.txt")
        let options = ["--reading", "delimiter=|", "--reading", "header=true"]
        _ = try Tool.run(["import", "exports", "--workspace", "acme.koppel", "--quiet"] + options, in: folder)
        let found = try Tool.run(
            ["keys", "--inclusions", "--format", "json", "--workspace", "acme.koppel"],
            in: folder
        )
        #expect(found.errors.isEmpty, "\(found.errors)")
        let map = try Tool.run(["map", "--format", "json", "--workspace", "acme.koppel"], in: folder)
        #expect(map.text.contains("\"name;city\""), "\(map.text)")
    }

    @Test(
        "an option that is none is refused with what is allowed",
        arguments: [
            ("delimter=;", "did you mean \"delimiter\"?"), ("delimiter=ab", "one character such as \";\", or tab"),
            ("delimiter", "a key and its value"), ("dateOrder=YMD", "dayMonthYear"), ("maxDepth=0", "from 1 to 2000"),
        ]
    )
    func refused(option: String, words: String) throws {
        let result = try imported(Self.orders, named: "orders.csv", ["--reading", option])
        #expect(result.code == 2, "\(result.code)")
        #expect(result.errors.contains("--reading: error: ") && result.errors.contains(words), "\(result.errors)")
    }

    @Test(
        "limits of reading are raised and lowered for a run, and the remedy names them",
        arguments: [
            (
                "x.json", "[{\"a\":\"\(String(repeating: "x", count: 2_000))\"},{\"a\":\"y\"}]", "--max-value", "1kB",
                "4kB"
            ),
            (
                "x.xml",
                "<l>" + String(repeating: "<o><a>1</a><b>\(String(repeating: "x", count: 900))</b></o>", count: 2)
                    + "</l>", "--max-record", "800B", "2kB"
            ),
            (
                "x.json", "[\(String(repeating: "{\"a\":", count: 300))1\(String(repeating: "}", count: 300))]",
                "--max-depth",
                "100", "400"
            ),
            ("x.json", "[{\((0..<50).map { "\"f\($0)\":\($0)" }.joined(separator: ","))}]", "--max-fields", "20", "60"),
        ]
    )
    func limits(name: String, text: String, option: String, low: String, high: String) throws {
        let narrow = try imported(text, named: name, [option, low])
        #expect(!narrow.errors.isEmpty)
        let wide = try imported(text, named: name, [option, high])
        #expect(wide.code == 0 && wide.errors.isEmpty, "\(wide.errors)")
    }
}
