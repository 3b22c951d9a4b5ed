import Glibc
import IntegrationModel
import TestSupport
import Testing

@testable import Profiling

private let sampleFiles = SharedFile.all(under: ["samples", "datasets"])

@Suite("Classifying a value")
struct ValueClassifierTests {
    @Test("short ways and the long way agree on values of every notation", arguments: ValueGrammar.allCases)
    func agreeOnGrammars(_ grammar: ValueGrammar) {
        var generator = SeededGenerator(state: 7)
        let comparison = ClassifierComparison()
        for _ in 0..<20_000 { comparison.check(grammar.value(&generator)) }
        #expect(comparison.differences.isEmpty, "\(comparison.differences.prefix(5))")
    }

    @Test("short ways and the long way agree on every value of the samples", .enabled(if: !sampleFiles.isEmpty))
    func agreeOnSamples() throws {
        let comparison = ClassifierComparison()
        for path in sampleFiles {
            let bytes = try SharedFile.bytes(path)
            for separator in ",;\t\"<|".utf8 {
                for value in bytes.split(whereSeparator: { $0 == separator || $0 == 0x0A || $0 == 0x3E }) {
                    comparison.check(Array(value))
                }
            }
        }
        #expect(comparison.count > 0)
        #expect(comparison.differences.isEmpty, "\(comparison.differences.prefix(5))")
    }

    @Test("a value at the end of the memory that can be read is read as any other")
    func atTheEndOfMemory() throws {
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        let memory = try #require(mmap(nil, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))
        defer { munmap(memory, 2 * page) }
        try #require(mprotect(memory + page, page, PROT_NONE) == 0)
        let comparison = ClassifierComparison()
        var generator = SeededGenerator(state: 11)
        for grammar in ValueGrammar.allCases {
            for _ in 0..<500 {
                let value = grammar.value(&generator)
                guard !value.isEmpty, value.count < page else { continue }
                let start = (memory + page - value.count).assumingMemoryBound(to: UInt8.self)
                start.update(from: value, count: value.count)
                comparison.check(UnsafePointer(start), value.count)
            }
        }
        #expect(comparison.differences.isEmpty, "\(comparison.differences.prefix(5))")
    }

    @Test(
        "common notations are read without the general scan",
        arguments: [
            "0", "7", "1234567", "123456789012345", "4006381333931", "0403170701", "403170701", "12.5", "-3,75",
            "1.234", ".5", "-42", "2025-06-25", "25/06/2025", "25.06.2025", "2025-06-25 14:03:00",
            "2025-06-25T14:03:00Z",
        ]
    )
    func shortWays(_ text: String) {
        let keyed = KeyedHash(key: testKey)
        var buffer = ScanBuffer()
        var copy = text + String(repeating: " ", count: 64)
        let isUndecided = copy.withUTF8 { bytes in
            guard let start = bytes.baseAddress else { return true }
            let block = ValueBlock(start, text.utf8.count, into: &buffer)
            return ValueClassifier.number(in: block, text.utf8.count, keyed, buffer).isUndecided
                && ValueClassifier.date(in: block, text.utf8.count, keyed, buffer).isUndecided
        }
        #expect(!isUndecided)
    }
}

@Suite("Tables of words")
struct WordTableTests {
    @Test("a table finds what a dictionary finds")
    func likeDictionary() {
        var generator = SeededGenerator(state: 3)
        for size in [0, 1, 2, 60, 1500] {
            var words: [UInt64: UInt64] = [:]
            for _ in 0..<size { words[generator.next() >> 40 | 1] = generator.next() }
            let table = WordTable(words)
            for (key, value) in words { #expect(table[key] == value) }
            for _ in 0..<5000 {
                let key = generator.next() >> 40
                #expect(table[key] == words[key])
            }
        }
    }

    @Test("countries are found by code and by name, and no others")
    func countries() {
        for name in ["be", "belgie", "deu", "nederland", "unitedkingdom", "vanuatu", "zwe"] {
            #expect(SemanticType.country.isValid(name), "\(name)")
        }
        for name in ["b", "belgi", "belgiee", "xx", "qq", "nederlan", "zzz"] {
            #expect(!SemanticType.country.isValid(name), "\(name)")
        }
    }
}

@Suite("The sample of distinct values")
struct DistinctSampleTests {
    @Test(
        "holds the values with the smallest hashes, in whatever order they came",
        arguments: [500, 2047, 2048, 50_000]
    )
    func smallestHashes(_ size: Int) {
        var generator = SeededGenerator(state: UInt64(size))
        let hashes = (0..<size).map { _ in generator.next() | 1 }
        var sample = DistinctSample()
        for hash in hashes + hashes.shuffled(using: &generator) { sample.insert(hash, []) }
        let expected = Set(hashes).sorted().prefix(DistinctSample.size)
        #expect(sample.result().values.map(\.hash).sorted() == Array(expected))
    }
}
