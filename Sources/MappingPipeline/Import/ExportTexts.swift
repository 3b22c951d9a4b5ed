import ImporterKit
import IntegrationModel
import Profiling
import Synchronization

/// Reads plain values again from the exports, each dataset's once.
///
/// Plain values stay in memory. Of datasets whose values do not fit, the largest ones, all values are blank, and
/// ``diagnostics`` says so.
final class ExportTexts: TextSource {
    /// Where a dataset's records come from.
    struct Origin: Sendable {
        /// The name in its system.
        var name: String
        var system: String
        /// The files of its system, and the paths of those that hold records of it.
        var group: [ExportFile]
        var paths: Set<String>
        var fields: [Field]
        var records: Int
    }

    private let origins: [String: Origin]
    private let reading: TextReading
    private let budget: TextBudget
    private let known = Mutex<[String: [Int: TextColumn]]>([:])
    /// Kept when the exports were read, and given out as if they were read again.
    private let kept: [String: [Int: TextColumn]]
    /// Datasets whose values were asked for and do not fit.
    private let refused = Mutex<Set<String>>([])
    /// Bytes for fields beside the usual ones, which are admitted as stages ask for them.
    private let spare: Mutex<Int>

    /// - Parameter resources: threads, and memory that plain values may take. Of the result only what fits into the memory
    ///   depends on them.
    /// - Parameter kept: what was kept when the exports were read.
    init(
        _ origins: [String: Origin],
        importers: [any Importer],
        resources: MachineResources,
        kept: [String: [Int: TextColumn]] = [:]
    ) {
        self.origins = origins
        self.kept = kept
        reading = TextReading(importers: importers, resources: resources)
        budget = TextBudget(
            origins.mapValues { Self.bytes(of: Self.usual($0.fields), $0) },
            memory: resources.textMemory
        )
        spare = Mutex(budget.left)
    }

    /// What was left out because it does not fit into the memory.
    var diagnostics: [Diagnostic] {
        refused.withLock { $0 }.sorted().map { dataset in
            budget.refusal(of: dataset, records: origins[dataset]?.records ?? 0)
        }
    }

    func texts(of dataset: String, fields: [Int]) throws -> [TextColumn] {
        guard let origin = origins[dataset] else { return fields.map { _ in TextColumn() } }
        if !keep([dataset: fields]) { refused.withLock { _ = $0.insert(dataset) } }
        return known.withLock { known in fields.map { known[dataset]?[$0] ?? .leftOut(origin.records) } }
    }

    func prepare(_ fields: [String: [Int]]) throws { _ = keep(fields) }

    /// Reads what is not known yet and fits, each export once.
    ///
    /// - Returns: whether all of it fits.
    private func keep(_ fields: [String: [Int]]) -> Bool {
        var fits = true
        var names: [String] = []
        var wanted: [TextReading.Wanted] = []
        for (dataset, fields) in fields.sorted(by: { $0.key < $1.key }) {
            guard let origin = origins[dataset] else { continue }
            let missing = known.withLock { known in fields.filter { known[dataset]?[$0] == nil } }
            guard !missing.isEmpty else { continue }
            let admitted = budget.fits(dataset) ? admitted(missing, of: origin) : []
            if admitted.count < missing.count { fits = false }
            let fields = admitted.filter { !takeKept($0, of: dataset) }
            guard !fields.isEmpty else { continue }
            // Reading costs more than keeping a few columns, so those that stages ask for come along.
            let usual = known.withLock { known in Self.usual(origin.fields).filter { known[dataset]?[$0] == nil } }
            names.append(dataset)
            wanted.append(TextReading.Wanted(origin: origin, fields: Set(fields).union(usual).sorted()))
        }
        for (dataset, read) in zip(names, reading.read(wanted)) {
            known.withLock { known in known[dataset, default: [:]].merge(read) { kept, _ in kept } }
        }
        return fits
    }

    /// Whether the values of a field were kept, so that they are known now.
    private func takeKept(_ field: Int, of dataset: String) -> Bool {
        guard let column = kept[dataset]?[field] else { return false }
        known.withLock { $0[dataset, default: [:]][field] = column }
        return true
    }

    /// The fields that fit: the usual ones, and of the others those for which something is left.
    private func admitted(_ fields: [Int], of origin: Origin) -> [Int] {
        let usual = Set(Self.usual(origin.fields))
        return fields.filter { field in
            usual.contains(field)
                || spare.withLock { spare in
                    let need = Self.bytes(of: [field], origin)
                    guard need <= spare else { return false }
                    spare -= need
                    return true
                }
        }
    }

    /// What the plain values of fields take in memory, about.
    private static func bytes(of fields: [Int], _ origin: Origin) -> Int {
        fields.reduce(0) { sum, field in
            let profile = origin.fields[field].profile
            // A value takes its bytes and the place where it begins.
            let (bytes, overflow) = origin.records.multipliedReportingOverflow(
                by: 8 + min(profile.minLength + profile.maxLength, 256) / 2
            )
            return overflow ? .max : sum.addingReportingOverflow(bytes).overflow ? .max : sum + bytes
        }
    }

    private static func usual(_ fields: [Field]) -> [Int] {
        fields.indices.filter { index in
            switch fields[index].canonical {
            case .id, .number, .name, .firstName, .lastName, .email, .street, .phone, .city, .vatNumber, .partyName,
                .reference,
                .createdBy, .recordSource, .status, .currency, .remittanceText, .title:
                true
            default: false
            }
        }
    }
}
