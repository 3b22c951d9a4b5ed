import IntegrationModel
import TestSupport
import Testing

@testable import Profiling

/// The way of values that hardly repeat, beside that of values each of which is looked up.
@Suite("Columns of values that hardly repeat")
struct ColumnStreamTests {
    private static let batches = 4
    private static let records = 2000

    @Test("values of every notation become the same in both ways", arguments: ValueGrammar.allCases)
    func grammars(_ grammar: ValueGrammar) {
        var generator = SeededGenerator(state: 21)
        check { grammar.value(&generator) }
    }

    @Test(
        "codes with a prefix become the same in both ways",
        arguments: [
            "C-", "SO-", "BE", "be", "BE-", "Be", "R-", "RF", "NL", "DE", "X", "INV-", "A/", "B_", "b-", "FR-", "mar-",
            "EUR-", "É-", "a.b", "x@", "U", "AT", "-", "SE", "P.",
        ]
    )
    func codes(_ prefix: String) {
        var generator = SeededGenerator(state: 22)
        for length in 1...15 {
            check(batches: 2) {
                let digits = (0..<length).map { _ in UInt8.random(in: 0x30...0x39, using: &generator) }
                let isOther = generator.next() % 64 == 0
                return Array((isOther ? "other " : prefix).utf8) + digits
            }
        }
        let prefixes = [prefix, prefix.lowercased(), "B", "", prefix + "-"]
        check {
            let body = Int.random(in: 100_000...20_000_000, using: &generator)
            let number = String("\(100_000_000 + body)".dropFirst()) + "\(197 - body % 97)".dropFirst()
            return Array((prefixes[Int(generator.next() % 5)] + number).utf8)
        }
    }

    @Test("amounts and numbers become the same in both ways", arguments: [".", ",", "1.", "1,", "'", ""])
    func amounts(_ mark: String) {
        var generator = SeededGenerator(state: 23)
        check {
            var text = "\(generator.next() >> (generator.next() % 40 + 24))"
            if generator.next() % 3 == 0 { text = String(text.suffix(5)) }
            for place in [2, 6] where text.utf8.count > place && generator.next() % 2 == 0 {
                let end = text.index(text.endIndex, offsetBy: -place)
                let sign = mark.count == 2 && place == 6 ? "." : mark.suffix(1)
                text = String(text[..<end]) + sign + text[end...]
            }
            return Array(((generator.next() % 5 == 0 ? "-" : "") + text).utf8)
        }
    }

    private func check(batches: Int = batches, _ value: () -> [UInt8]) {
        let keyed = KeyedHash(key: testKey)
        var buffer = ScanBuffer()
        let count = batches * Self.records
        var streamed = ColumnBuilder(segments: 0, blocks: 0, codeCapacity: count)
        var single = ColumnBuilder(segments: 0, blocks: 0, codeCapacity: count)
        var values: [[UInt8]] = []
        for batch in 0..<batches {
            let first = values.count
            values += (0..<Self.records).map { $0 % 97 == 96 ? [] : value() }
            let records = Self.batch(values[first...])
            guard let spans = records.values(of: 0) else { return }
            streamed.stream(spans, records.bytes, records.count, at: batch * Self.records, keyed, &buffer)
            // So few at a time are always looked up.
            for start in stride(from: first, to: values.count, by: 100) {
                let few = Self.batch(values[start..<start + 100])
                single.append(few, field: 0, at: start, record: start, keyed, &buffer)
            }
        }
        streamed.flushCache()
        single.flushCache()
        var differences: [String] = []
        for (record, value) in values.enumerated()
        where Self.entry(streamed.segment, record) != Self.entry(single.segment, record) {
            differences.append(String(decoding: value, as: UTF8.self))
        }
        #expect(differences.isEmpty, "\(differences.prefix(5))")
        #expect(Self.counts(streamed) == Self.counts(single))
        #expect(streamed.shapes.mostFrequent(3000) == single.shapes.mostFrequent(3000))
        #expect(Self.sample(streamed) == Self.sample(single))
    }

    private static func batch(_ values: some Sequence<[UInt8]>) -> RecordBatch {
        let batch = RecordBatch()
        for value in values {
            value.withUnsafeBufferPointer { bytes in
                let slices = [ByteSlice(start: bytes.baseAddress, count: bytes.count)]
                slices.withUnsafeBufferPointer { batch.append($0, fields: 1) }
            }
        }
        return batch
    }

    private static func entry(_ segment: ColumnSegment, _ record: Int) -> [UInt64] {
        guard let codes = segment.codes, let hashes = segment.hashes, let tokens = segment.tokens, codes[record] > 0
        else { return [0, 0] }
        return [hashes[Int(codes[record])], tokens[Int(codes[record])]]
    }

    private static func counts(_ column: borrowing ColumnBuilder) -> [Int] {
        let (evidence, dates) = (column.evidence, column.evidence.dates)
        return [
            evidence.present, evidence.numberCount, evidence.numbers.plainBelowThousand,
            evidence.numbers.plainFromThousand, evidence.booleanWords, evidence.booleanLetters, evidence.yesLetters,
            evidence.compactDays, evidence.compactTimes, evidence.serialDays, evidence.zerosAndOnes, dates.yearFirst,
            dates.namedMonth, dates.points, dates.yearLast, dates.dayFirstPossible, dates.monthFirstPossible,
            dates.withTime, dates.withSeconds, column.minLength, column.maxLength,
        ] + (0..<7).map { evidence.numbers.counts[$0] } + (0..<SemanticChecks.width).map { column.checkCounts[$0] }
    }

    private static func sample(_ column: borrowing ColumnBuilder) -> [[UInt64]] {
        var sample = column.sample
        return sample.result().values.map { [$0.hash, UInt64($0.checks.rawValue)] }.sorted { $0[0] < $1[0] }
    }
}
