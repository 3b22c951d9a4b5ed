import Glibc
import IntegrationModel

/// Numbers that differ by a typing error: a digit dropped, doubled, swapped or replaced.
struct NearNumbers {
    private let left: [[UInt8]]
    private let right: [[UInt8]]
    private var known: Set<[UInt8]> = []
    private var rightsByVariant: [[UInt8]: [Int]] = [:]

    /// - Parameter free: the records of the right side that are looked for.
    init(
        _ left: DocumentTable,
        _ right: DocumentTable,
        free: [Int],
        _ key: DocumentKey?,
        _ texts: any TextSource
    ) throws {
        guard let key else {
            self.left = []
            self.right = []
            return
        }
        self.left = try Self.numbers(left, key.leftField, texts)
        self.right = try Self.numbers(right, key.rightField, texts)
        known = Set(self.left)
        for record in free where record < self.right.count && self.right[record].count >= 3 {
            for variant in Self.deletions(self.right[record]) { rightsByVariant[variant, default: []].append(record) }
        }
    }

    /// The free records whose number is one error away (symmetric deletions find all pairs at distance 1).
    func near(_ record: Int) -> [Int] {
        guard !left.isEmpty, left[record].count >= 3 else { return [] }
        var found = Set<Int>()
        for variant in Self.deletions(left[record]) {
            for other in rightsByVariant[variant] ?? [] { found.insert(other) }
        }
        return found.count <= 200 ? found.sorted() : []
    }

    /// What the numbers say of a pair that they don't join, in bits.
    func weight(_ first: Int, _ second: Int) -> Double {
        guard !left.isEmpty, !left[first].isEmpty, !right[second].isEmpty else { return 0 }
        switch EditDistance.between(left[first], right[second], limit: 1) {
        case 0: return log2(0.95 / 0.001)
        case 1: return log2(0.015 / 0.02)
        // A number that nobody has was garbled and says little; another document's number says that one is meant.
        default: return known.contains(right[second]) ? log2(0.005) : log2(0.4)
        }
    }

    private static func numbers(_ table: DocumentTable, _ field: Int, _ texts: any TextSource) throws -> [[UInt8]] {
        let column = try texts.texts(of: table.dataset.id, fields: [field])[0]
        return (0..<table.count).map { record in
            column.withUTF8(of: record) { bytes in
                bytes.filter { ($0 >= 0x30 && $0 <= 0x39) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }.map { byte in
                    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
                }
            }
        }
    }

    /// The number itself and all forms with one character dropped.
    private static func deletions(_ number: [UInt8]) -> Set<[UInt8]> {
        var variants: Set<[UInt8]> = [number]
        for index in number.indices {
            var shorter = number
            shorter.remove(at: index)
            variants.insert(shorter)
        }
        return variants
    }
}
