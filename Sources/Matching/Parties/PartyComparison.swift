import Glibc
import IntegrationModel

/// The weight of evidence that two records are the same party, in bits.
///
/// Each comparison adds log2 of how much more likely its outcome is for the same party than for two (Fellegi, Sunter,
/// *A Theory for Record Linkage*, 1969), with values that several records share counting for less.
struct PartyComparison {
    let left: PartyTable
    let right: PartyTable

    /// The weight before anything is compared: one in so many records is the right one.
    var prior: Double { -log2(Double(max(left.count, right.count, 2))) }

    func weight(_ first: Int, _ second: Int) -> Double {
        var weight = prior + nameWeight(first, second) + addressWeight(first, second)
        for kind in PartyIdentifier.allCases { weight += identifierWeight(kind, first, second) }
        return weight
    }

    /// The probability that belongs to a weight, 0–1.
    static func probability(_ weight: Double) -> Double { 1 / (1 + exp2(-weight)) }

    private func identifierWeight(_ kind: PartyIdentifier, _ first: Int, _ second: Int) -> Double {
        guard let leftHashes = left.identifiers[kind], let rightHashes = right.identifiers[kind] else { return 0 }
        let leftHash = leftHashes[first]
        let rightHash = rightHashes[second]
        guard leftHash != 0, rightHash != 0 else { return 0 }
        guard leftHash == rightHash else { return log2(kind.change / (1 - kind.accident)) }
        let sharers = max(left.frequencies[kind]?[leftHash] ?? 1, right.frequencies[kind]?[rightHash] ?? 1)
        return log2((1 - kind.change) / accident(kind.accident, sharers))
    }

    private func nameWeight(_ first: Int, _ second: Int) -> Double {
        let one = left.names[first]
        let other = right.names[second]
        guard !one.isEmpty, !other.isEmpty else { return 0 }
        if one.full == other.full {
            let sharers = sharers(\.fullFrequency, one.full)
            return log2(0.8 / accident(3e-4, sharers))
        }
        if one.core == other.core {
            let sharers = sharers(\.coreFrequency, one.core)
            let (forms, otherForms) = (one.forms, other.forms)
            let formsDiffer = !forms.isEmpty && !otherForms.isEmpty && forms != otherForms
            return formsDiffer ? log2(0.02 / accident(2e-3, sharers)) : log2(0.1 / accident(1e-3, sharers))
        }
        let length = min(one.full.count, other.full.count)
        let limit = length >= 12 ? 2 : length >= 5 ? 1 : 0
        if EditDistance.between(one.full, other.full, limit: limit) != nil { return log2(0.08 / 2e-3) }
        if EditDistance.between(one.core, other.core, limit: limit) != nil { return log2(0.04 / 3e-3) }
        if sameWords(one.coreWords, other.coreWords) { return log2(0.04 / 4e-3) }
        return log2(0.03)
    }

    /// How many records of a table have a name that records of both have, at most.
    private func sharers(_ frequency: KeyPath<PartyNames, ValueFrequency>, _ name: [UInt8]) -> Int {
        let hash = name.withUnsafeBufferPointer { ByteHash.hash($0) }
        return max(left.names[keyPath: frequency][hash], right.names[keyPath: frequency][hash])
    }

    /// Whether all words of the shorter name are in the longer one, in any order, and there are at least two.
    private func sameWords(_ one: [ArraySlice<UInt8>], _ other: [ArraySlice<UInt8>]) -> Bool {
        let (short, long) = one.count <= other.count ? (one, other) : (other, one)
        return short.count >= 2 && Set(short).isSubset(of: Set(long))
    }

    private func addressWeight(_ first: Int, _ second: Int) -> Double {
        var weight = 0.0
        weight += left.streets.withUTF8(of: first) { street in
            right.streets.withUTF8(of: second) { streetWeight(street, $0) }
        }
        let place =
            placeComparison(left.postcodes[first], right.postcodes[second])
            ?? placeComparison(left.cities[first], right.cities[second])
        if let place { weight += place ? log2(0.9 / 0.08) : log2(0.1 / 0.92) }
        return weight
    }

    private func streetWeight(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Double {
        guard !one.isEmpty, !other.isEmpty else { return 0 }
        if one.elementsEqual(other) { return log2(0.7 / 0.01) }
        guard abs(one.count - other.count) <= 2,
            EditDistance.between(Array(one), Array(other), limit: 2) != nil
        else { return log2(0.2) }
        return log2(0.1 / 0.02)
    }

    private func placeComparison(_ one: UInt64, _ other: UInt64) -> Bool? {
        one == 0 || other == 0 ? nil : one == other
    }

    private func accident(_ base: Double, _ sharers: Int) -> Double {
        min(0.5, base + Double(sharers - 1) / Double(max(left.count, right.count, 2)))
    }
}
