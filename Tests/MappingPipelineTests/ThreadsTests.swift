import BundledImporters
import Foundation
import ImporterKit
import IntegrationModel
import Profiling
import Testing

@testable import MappingPipeline

@Suite("Reading on several threads")
struct ThreadsTests {
    private let key = HashKey(3, 5)

    /// Everything that is read of a folder, written so that two readings can be compared.
    private func read(_ folder: URL, threads: Int) throws -> [String] {
        var resources = MachineResources(threads: threads, memory: 1 << 29)
        resources.chunkBytes = 1 << 14
        let imported = ImportedLandscape(
            reading: ExportListing.of([folder.path]),
            importers: bundledImporters,
            corrections: ImportCorrections(),
            key: key,
            kept: KeptImports(),
            resources: resources
        )
        let file = folder.deletingLastPathComponent().appending(path: "\(UUID()).columns").path
        var found: [String] = [imported.digest]
        for profile in imported.profiles {
            found.append(String(describing: profile.dataset))
            try ColumnFile.write(profile.columns, to: file)
            found.append(try Data(contentsOf: URL(filePath: file)).base64EncodedString())
            try FileManager.default.removeItem(atPath: file)
        }
        found += imported.diagnostics.map { String(describing: $0) }
        found += imported.inputs.map { String(describing: $0) }
        found += imported.systems.map { String(describing: $0) }
        return found
    }

    private func expectSame(_ files: [(path: String, text: String)]) throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "koppel-\(UUID())")
        defer { try? FileManager.default.removeItem(at: root) }
        let folder = root.appending(path: "exports")
        for file in files {
            let url = folder.appending(path: file.path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(file.text.utf8).write(to: url)
        }
        let one = try read(folder, threads: 1)
        #expect(one.count > 1)
        for threads in [2, 4, 6] { #expect(try read(folder, threads: threads) == one, "\(threads) threads") }
    }

    @Test("a large file read in chunks gives the columns of one reading")
    func chunks() throws {
        var text = "id;customer;date;amount;note\r\n"
        for row in 0..<2_200 {
            let note =
                row % 5 == 0 ? "\"first \(row % 13)\nsecond; \"\"x\"\"\"" : row % 7 == 0 ? "" : "plain \(row % 1_000)"
            text += "\(row);K\(row % 400);\(10 + row % 18).0\(1 + row % 9).2026;\(row % 997),\(10 + row % 89);\(note)"
            if row % 500 == 499 { text += ";too;many" }
            text += "\r\n"
            if row == 1_100 { text += "no record\r\n" }
        }
        let copies = String(repeating: String(text.drop { $0 != "\r\n" }.dropFirst()), count: 3)
        try expectSame([("ledger/lines.csv", text + copies + "Totaal;;;12,50;\r\n")])
    }

    @Test("files read in runs give what they give one after the other")
    func files() throws {
        var files: [(path: String, text: String)] = []
        for number in 0..<40 {
            // Some files make a run together; some bring fields that others do not have.
            var text = "id,name,city" + (number % 3 == 0 ? ",vat" : "") + (number == 25 ? ",phone\n" : "\n")
            for row in 0..<90 {
                text += "\(number)-\(row),name \(row % 300),Gent"
                text += (number % 3 == 0 ? ",BE0\(row)" : "") + (number == 25 ? ",0\(row)\n" : "\n")
            }
            if number % 10 == 9 { text += "short\n" }
            files.append((String(format: "shop/customers/customers-%02d.csv", number), text))
        }
        files.append(("shop/empty.csv", ""))
        try expectSame(files)
    }

    @Test("large documents are read beside others and give what one thread reads")
    func largeDocuments() throws {
        var files: [(path: String, text: String)] = []
        for number in 0..<4 {
            let orders = (0..<400).map { order in
                "<Order id=\"\(number)-\(order)\"><Customer>c\(order % 50)</Customer><Total>\(order).50</Total>"
                    + (0...(order % 4)).map { "<Line><Sku>S\($0)</Sku><Quantity>\(order)</Quantity></Line>" }.joined()
                    + "</Order>\n"
            }
            files.append(("erp/orders/orders-\(number).xml", "<Orders>\(orders.joined())</Orders>"))
            let lines = (0..<900).map {
                "{\"id\":\"\(number)-\($0)\",\"email\":\"n\($0)@example.be\",\"age\":\($0 % 70)}\n"
            }
            files.append(("crm/contacts/contacts-\(number).json", lines.joined()))
        }
        files.append(("erp/orders/orders-9.csv", "id,Customer\n" + String(repeating: "1,c1\n", count: 9_000)))
        try expectSame(files)
    }

    @Test("a large file of JSON read in chunks gives the columns of one reading", arguments: [true, false])
    func chunksOfJSON(isLines: Bool) throws {
        var orders = (0..<1_500).map { order in
            let lines = (0...(order % 3)).map { #"{"sku":"S\#($0)-\#(order)","quantity":\#($0 + 1)}"# }
            let late = order > 900 ? #","late":"\#(order % 7)""# : ""
            return #"{"number":"O-\#(order)","customer":{"no":"c\#(order % 50)","city":null},"lines":["#
                + lines.joined(separator: ",") + #"],"note":"\"}],{[\#(order % 11)","never":null\#(late)}"#
        }
        orders[700] = #"{"number":"O-700","number":"twice","lines":[]}"#
        if isLines {
            orders[1_100] = #"{"number":"O-1100","lines":[{"sku":"a"},oops"#
            try expectSame([("shop/orders.ndjson", orders.joined(separator: "\n"))])
        } else {
            try expectSame([("shop/orders.json", #"{"page":1,"orders":[\#(orders.joined(separator: ",\n"))]}"#)])
        }
    }

    @Test("lines in nested documents keep their documents when files are read in runs")
    func documents() throws {
        var files: [(path: String, text: String)] = []
        for number in 0..<12 {
            let orders = (0..<12).map { order in
                let lines = (0...(order % 3)).map { #"{"sku":"S\#($0)-\#(order)","quantity":\#($0 + 1)}"# }
                return #"{"number":"O\#(number)-\#(order)","customer":"c\#(order % 50)","lines":["#
                    + lines.joined(separator: ",")
                    + #"],"note":null,"padding":"\#(String(repeating: "p", count: 400))"}"#
            }
            files.append((String(format: "shop/orders-%02d.json", number), "[\(orders.joined(separator: ","))]"))
        }
        try expectSame(files)
    }
}
