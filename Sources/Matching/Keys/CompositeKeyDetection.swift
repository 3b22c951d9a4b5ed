import IntegrationModel

/// Finds two or three fields that tell the records of a dataset apart together and not alone.
///
/// A level-wise search like that of DUCC and its forerunners (Abedjan, Quiané-Ruiz, Naumann, *Detecting Unique Column
/// Combinations on Dynamic Data*, ICDE 2014), cut off where keys that people make end: at three fields, among those
/// that keys are made of. A combination whose distinct counts multiply to less than the records is out at once, most
/// others fall by a sample of neighbouring records, and only some are checked on all records, so that the cost does
/// not grow with the square of the fields.
struct CompositeKeyDetection {
    let profile: DatasetProfile
    let names: KeyNames
    /// Bytes for the values that are counted.
    let memory: Int
    let threads: Int

    private static let mostFields = 12
    private static let mostChecks = 16
    private static let sampleSize = 2048

    func keys() -> [KeyCandidate] {
        let count = profile.columns.count
        let fields = candidates()
        guard count >= 3, fields.count >= 2 else { return [] }
        var checks = 0
        func unique(_ combinations: [[Int]]) -> [[Int]] {
            combinations.filter { fields in
                guard checks < Self.mostChecks, mayTellApart(fields), isUniqueInSample(fields) else { return false }
                checks += 1
                return isUnique(fields)
            }
        }
        var found = unique(ranked(pairs(fields)))
        if found.isEmpty { found = unique(ranked(triples(Array(fields.prefix(6))))) }
        let dataset = profile.dataset
        return found.map { fields in
            KeyCandidate(
                dataset: dataset.id,
                fields: fields.map { dataset.fields[$0].path },
                confidence: 0.8 * (1 - 1 / Double(count)) * fitness(fields) * (fields.count == 2 ? 1 : 0.8)
            )
        }
    }

    /// The fields of which keys are made, the fittest first.
    private func candidates() -> [Int] {
        let fields = profile.dataset.fields.indices.filter { index in
            let field = profile.dataset.fields[index].profile
            return field.nulls == 0 && field.distinct >= 2 && !field.isKey && fitness(index) > 0
        }
        return Array(fields.sorted { (fitness($1), $0) < (fitness($0), $1) }.prefix(Self.mostFields))
    }

    /// How much a field is like those of which keys are made, 0–1: numbers and codes with the name of a key, at the
    /// beginning of the record.
    private func fitness(_ index: Int) -> Double {
        let field = profile.dataset.fields[index]
        let kind: Double =
            switch field.profile.type {
            case .integer: 1
            case .text: field.profile.maxLength <= 20 ? 0.9 : field.profile.maxLength <= 40 ? 0.4 : 0
            case .date, .dateTime: 0.5
            case .boolean, .decimal, .empty: 0
            }
        let isNamed = names.names[index].isKey || field.canonical == .lineNumber || field.canonical == .number
        return kind * (isNamed ? 1 : 0.65) * (0.8 + 0.2 / (1 + 0.25 * Double(index)))
    }

    private func fitness(_ fields: [Int]) -> Double { fields.reduce(0) { $0 + fitness($1) } / Double(fields.count) }

    private func ranked(_ combinations: [[Int]]) -> [[Int]] {
        combinations.sorted { one, other in
            let (first, second) = (fitness(one), fitness(other))
            return first != second ? first > second : one.lexicographicallyPrecedes(other)
        }
    }

    private func pairs(_ fields: [Int]) -> [[Int]] {
        fields.indices.flatMap { first in fields[(first + 1)...].map { [fields[first], $0].sorted() } }
    }

    private func triples(_ fields: [Int]) -> [[Int]] {
        fields.indices.flatMap { first in pairs(Array(fields[(first + 1)...])).map { ([fields[first]] + $0).sorted() } }
    }

    /// Whether there are enough combinations of values for all records; 5 % for what estimated counts may be wrong by.
    private func mayTellApart(_ fields: [Int]) -> Bool {
        fields.reduce(1.05) { $0 * Double(profile.dataset.fields[$1].profile.distinct) }
            >= Double(profile.columns.count)
    }

    private func isUniqueInSample(_ fields: [Int]) -> Bool {
        let count = profile.columns.count
        let middle = max(0, count / 2 - Self.sampleSize / 2)
        let columns = fields.map { profile.columns.columns[$0].hashes }
        let others = Array(columns.dropFirst())
        return [0, middle].allSatisfy { start in
            let range = start..<min(count, start + Self.sampleSize)
            return Set(range.map { Tuples.hash(columns[0][$0], others, $0) }).count == range.count
        }
    }

    private func isUnique(_ fields: [Int]) -> Bool {
        let lane = ValueLane(table: 0, tuple: fields, of: profile)
        var all: LanePairs?
        return SharedValueCount([lane], memory: memory, threads: threads).counts(of: &all).distinct[0]
            == profile.columns.count
    }
}

/// Values of several fields of a record as one.
enum Tuples {
    /// 0 where any of the fields has no value.
    ///
    /// - Parameters:
    ///   - first: the hash of the first field.
    ///   - others: the columns of the other fields.
    @inline(__always)
    static func hash(_ first: UInt64, _ others: [MappedArray<UInt64>], _ record: Int) -> UInt64 {
        guard first != 0 else { return 0 }
        var state = mixed(0x9e37_79b9_7f4a_7c15, first)
        for other in others {
            let hash = other[record]
            guard hash != 0 else { return 0 }
            state = mixed(state, hash)
        }
        return max(1, state)
    }

    @inline(__always)
    private static func mixed(_ state: UInt64, _ hash: UInt64) -> UInt64 {
        let product = (state ^ hash).multipliedFullWidth(by: 0xd6e8_feb8_6659_fd93)
        return product.high &+ product.low ^ (hash << 21 | hash >> 43)
    }
}
