import IntegrationModel
import Testing

@testable import ImporterKit

@Suite("Chunks of a JSON text")
struct JSONChunkTests {
    /// All that reading into sinks gives.
    private struct Reading: Equatable {
        var fields: [[String]]
        var records: [[ForkingTestSink.Record]]
        var rejected: [[RecordPlace]]
        var ordinals: [Int]
        var diagnostics: [Diagnostic] = []
        var error: Diagnostic?
    }

    private func read(
        _ text: [UInt8],
        _ layout: RecordLayout,
        limits: ReadingLimits,
        chunkSize: Int?
    ) -> (reading: Reading, joined: Int) {
        let team = chunkSize.map { WorkTeam(threads: 5, chunkBytes: $0) }
        let sinks = layout.tables.map { _ in ForkingTestSink(team) }
        let reader = JSONRecordReader(layout: layout, limits: limits)
        var diagnostics: [Diagnostic] = []
        var error: Diagnostic?
        let read = {
            try text.withUnsafeBytes { bytes in
                try reader.read(
                    bytes,
                    path: "a.json",
                    sinks: sinks,
                    startOrdinals: sinks.map { _ in 3 }
                ) { diagnostics.append($0) }
            }
        }
        do {
            if let team { try team.run(read) } else { try read() }
        } catch let failure as ImportError {
            error = failure.diagnostic
        } catch {
            Issue.record(error)
        }
        let reading = Reading(
            fields: sinks.map(\.fields),
            records: sinks.map(\.records),
            rejected: sinks.map(\.rejected),
            ordinals: reader.nextOrdinals,
            diagnostics: diagnostics,
            error: error
        )
        return (reading, sinks.map(\.joined).max() ?? 0)
    }

    /// Expects the same of one reading as of chunks of many sizes, and returns how many chunks of 64 bytes were joined.
    @discardableResult
    private func expectSame(
        _ text: String,
        _ paths: [String],
        limits: ReadingLimits = ReadingLimits(),
        sizes: [Int] = [1, 7, 64, 500]
    ) -> Int {
        expectSame(Array(text.utf8), paths, limits: limits, sizes: sizes)
    }

    @discardableResult
    private func expectSame(
        _ text: [UInt8],
        _ paths: [String],
        limits: ReadingLimits = ReadingLimits(),
        sizes: [Int] = [1, 7, 64, 500]
    ) -> Int {
        let layout = RecordLayout(paths, separator: ".")
        let whole = read(text, layout, limits: limits, chunkSize: nil).reading
        var joined = 0
        for size in sizes {
            let parts = read(text, layout, limits: limits, chunkSize: size)
            #expect(
                parts.reading == whole,
                "chunks of \(size) bytes of \(String(decoding: text.prefix(300), as: UTF8.self))"
            )
            if size == 64 { joined = parts.joined }
        }
        return joined
    }

    private func order(_ number: Int) -> String {
        let lines = (0..<number % 4).map { #"{"sku":"S\#($0)","quantity":\#($0 + 1)}"# }.joined(separator: ", ")
        let extra = number % 7 == 3 ? #", "late\#(number % 3)": {"deep": [true, "x\#(number)"]}"# : ""
        let note = ["null", #""a \" } ] , { [ \\""#, #""é\u00e9\\\\""#, #""""#][number % 4]
        return #"{"id": \#(number), "note": \#(note), "never": null, "lines": [\#(lines)]\#(extra)}"#
    }

    @Test("lines give what they give as a whole", arguments: ["\n", "\r\n", "\n\n  \t"])
    func lines(separator: String) {
        let text = (0..<60).map(order).joined(separator: separator)
        #expect(expectSame(text, ["", "lines"]) > 20)
        expectSame("\u{FEFF}" + text + separator, ["", "lines"])
    }

    @Test("elements of an array give what they give as a whole", arguments: ["", "\n", "\n    "])
    func elements(space: String) {
        let orders = (0..<60).map(order).joined(separator: "," + space)
        #expect(expectSame("[\(space)\(orders)\(space)]", ["", "lines"]) > 20)
        #expect(expectSame(#"{"head":{"page":1},"list":[\#(orders)],"count":60}"#, ["list", "list.lines"]) > 20)
        expectSame(#"{"list":[\#(orders)],"list":[\#(orders)]}"#, ["list", "list.lines"])
        expectSame(#"{"list":[\#(orders)]} {"list":[\#(orders)]}"#, ["list", "list.lines"])
        expectSame(#"[[\#(orders)],[\#(orders)]]"#, ["", "lines"])
        expectSame(#"{"a":[\#(orders)],"b":[\#(orders)]}"#, ["a", "b", "b.lines"])
    }

    @Test("documents over several lines, whose chunks begin anywhere, give what they give as a whole")
    func documents() {
        let documents = (0..<40).map { order($0).replacing(", ", with: ",\n  ") }
        expectSame(documents.joined(separator: "\n"), ["", "lines"])
        let nested = documents.map { "{\"orders\": [\($0),\n\($0)]}" }
        expectSame(nested.joined(separator: "\n"), ["orders", "orders.lines"])
    }

    @Test("faults are told once and where they are", arguments: [0, 13, 30, 59])
    func faults(place: Int) {
        for fault in ["{\"id\": 1, oops}", "{\"id\": \"\u{1}\"}", "no value", "{\"id\": {", "7 8", "]", "{}}"] {
            var orders = (0..<60).map(order)
            orders[place] = fault
            expectSame(orders.joined(separator: "\n"), ["", "lines"], sizes: [7, 64, 500])
            expectSame("[" + orders.joined(separator: ",") + "]", ["", "lines"], sizes: [7, 64, 500])
        }
    }

    @Test("what was read around is counted alike, and the first place is the same")
    func notices() {
        var orders = (0..<60).map(order)
        for place in [20, 33, 50] {
            orders[place] = #"{"id": 1, "id": 2, "t": "\ud800", "tags": [1,2,3,4,5,6,7,8,9,\#(place)]}"#
        }
        #expect(expectSame(orders.joined(separator: "\n"), ["", "lines"]) > 20)
        expectSame("[" + orders.joined(separator: ",") + "]", ["", "lines"])
    }

    @Test("limits hold for all records together")
    func limits() {
        let wide = (0..<60).map { #"{"id": \#($0), "f\#($0)": 1, "g\#($0 % 9)": 2}"# }.joined(separator: "\n")
        for fields in [3, 12, 40] { expectSame(wide, [""], limits: ReadingLimits(fields: fields)) }
        let long = (0..<60).map { #"{"id": \#($0), "t": "\#(String(repeating: "x", count: $0))"}"# }
        expectSame(long.joined(separator: "\n"), [""], limits: ReadingLimits(valueBytes: 30, recordBytes: 45))
        expectSame(#"{"a":{"b":[\#(long.joined(separator: ","))]}}"#, ["a.b"], limits: ReadingLimits(depth: 4))
    }

    @Test("a text that is cut off anywhere gives what it gives as a whole")
    func truncated() {
        let lines = Array((0..<12).map(order).joined(separator: "\n").utf8)
        let array = Array(("[" + (0..<12).map(order).joined(separator: ",") + "]").utf8)
        for length in stride(from: 40, to: lines.count, by: 11) {
            expectSame(Array(lines.prefix(length)), ["", "lines"], sizes: [16])
            expectSame(Array(array.prefix(length)), ["", "lines"], sizes: [16])
        }
    }

    @Test("chunks of an array begin at its elements, of any size", arguments: [1, 5, 63, 64, 65, 200])
    func starts(size: Int) {
        var text = "["
        var elements: Set<Int> = []
        for number in 0..<80 {
            if number > 0 { text += number % 3 == 0 ? ",\n " : "," }
            elements.insert(text.utf8.count)
            text += number % 5 == 0 ? #""\\\"[{\#(String(repeating: "\\\\", count: number))""# : order(number)
        }
        text += "]"
        let bytes = Array(text.utf8)
        bytes.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return }
            let first = RecordPlace(line: 1, byteOffset: 1)
            var chunks = JSONChunks(start, bytes.count, from: first, isArray: true, size: size)
            var end = 1
            while let chunk = chunks.next() {
                #expect(chunk.start.byteOffset == end && elements.contains(end))
                #expect(chunk.start.line == 1 + bytes[..<end].count { $0 == 0x0A })
                #expect(chunk.end > end)
                end = chunk.end
            }
            #expect(end == bytes.count)
        }
    }
}
