import BundledImporters
import ImporterKit
import Testing

@testable import MappingPipeline

@Suite("Digests of descriptions")
struct DescriptionDigestTests {
    private struct Part: Encodable, Hashable {
        var name = "a"
        var other: String?
        var numbers = [1, 2]
        var flag = false
        var share = 0.5
        var parts: [String: [Part]] = [:]
    }

    @Test("equal values have equal digests, in whatever order their dictionaries were filled")
    func equal() throws {
        let keys = (0..<50).map { "key \($0)" }
        let forward = Part(parts: Dictionary(uniqueKeysWithValues: keys.map { ($0, [Part(name: $0)]) }))
        let backward = Part(parts: Dictionary(uniqueKeysWithValues: keys.reversed().map { ($0, [Part(name: $0)]) }))
        #expect(try DescriptionDigest.of(forward) == DescriptionDigest.of(backward))
    }

    @Test("other values have other digests")
    func different() throws {
        let values = [
            Part(), Part(name: "b"), Part(other: ""), Part(other: "a"), Part(name: "", other: "a"),
            Part(numbers: [2, 1]),
            Part(numbers: [1]), Part(numbers: []), Part(flag: true), Part(share: 1), Part(parts: ["a": []]),
            Part(parts: ["b": []]), Part(parts: ["a": [Part()]]), Part(parts: ["a": [Part(), Part()]]),
            Part(parts: ["a": [Part(name: "b")], "b": [Part()]]), Part(parts: ["a": [Part()], "b": [Part(name: "b")]]),
        ]
        let digests = try values.map { try DescriptionDigest.of($0) }
        #expect(Set(digests).count == values.count)
        let importers = try bundledImporters.map { try DescriptionDigest.of($0.manifest) }
        #expect(Set(importers).count == bundledImporters.count)
    }
}
