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
        var exports: [ExportFile]
        var fields: [Field]
        var records: Int
    }

    private let origins: [String: Origin]
    private let importers: [any Importer]
    private let budget: TextBudget
    private let known = Mutex<[String: [Int: TextColumn]]>([:])
    /// Datasets whose values were asked for and do not fit.
    private let refused = Mutex<Set<String>>([])
    /// Bytes for fields beside the usual ones, which are admitted as stages ask for them.
    private let spare: Mutex<Int>

    /// - Parameter memory: bytes that plain values may take.
    init(_ origins: [String: Origin], importers: [any Importer], memory: Int) {
        self.origins = origins
        self.importers = importers
        budget = TextBudget(origins.mapValues { Self.bytes(of: Self.usual($0.fields), $0) }, memory: memory)
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
        let missing = known.withLock { known in fields.filter { known[dataset]?[$0] == nil } }
        if !missing.isEmpty {
            let admitted = budget.fits(dataset) ? admitted(missing, of: origin) : []
            if admitted.count < missing.count { refused.withLock { _ = $0.insert(dataset) } }
            if !admitted.isEmpty {
                // Reading costs more than keeping a few columns, so those that stages ask for come along.
                let usual = known.withLock { known in Self.usual(origin.fields).filter { known[dataset]?[$0] == nil } }
                let read = read(origin, Set(admitted).union(usual).sorted())
                known.withLock { known in known[dataset, default: [:]].merge(read) { kept, _ in kept } }
            }
        }
        return known.withLock { known in fields.map { known[dataset]?[$0] ?? .leftOut(origin.records) } }
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

    private func read(_ origin: Origin, _ fields: [Int]) -> [Int: TextColumn] {
        let sink = TextSink(paths: origin.fields.map(\.path), wanted: fields)
        let importing = SystemImporter(importers: importers, key: HashKey(0, 0))
        let readers = TreeReaderPool()
        var chooser = ImporterChooser(importers)
        var last: ExportPreview?
        for export in origin.exports {
            let preview = importing.inspect(export, like: last)
            last = preview
            let choice = chooser.choice(for: preview, override: export.overrides.importer)
            guard preview.obstacle == nil, let chosen = choice.chosen else { continue }
            let output = ImportOutput(file: export.path, readers: readers) { declaration in
                // Where another importer gave a dataset the same name before, the importer's id follows it.
                let full = "\(declaration.name) (\(chosen.importer.manifest.id))"
                if declaration.name == origin.name || full == origin.name { return sink }
                return CountingSink.shared(for: declaration.name, in: &sink.others)
            }
            // What can't be read was told when the export was imported; the records before it are the same again.
            try? export.withLimits { try chosen.importer.read(export, as: preview, into: output) }
        }
        // An export that has changed since has fewer records now; a stage counts on a value for each.
        return Dictionary(uniqueKeysWithValues: zip(fields, sink.columns.map { $0.padded(to: origin.records) }))
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

/// Keeps the plain values of some fields.
private final class TextSink: RecordSink {
    private(set) var columns: [TextColumn]
    /// Sinks of the other datasets in the same files, by name.
    var others: [String: CountingSink] = [:]
    private var paths: [String: Int]
    private var slots: [Int]
    private var count: Int

    init(paths: [String], wanted: [Int]) {
        columns = wanted.map { _ in TextColumn() }
        self.paths = Dictionary(paths.enumerated().map { ($1, $0) }) { first, _ in first }
        count = paths.count
        slots = Array(repeating: -1, count: paths.count)
        for (slot, field) in wanted.enumerated() where field < slots.count { slots[field] = slot }
    }

    var fieldCount: Int { count }

    func addField(_ path: String) -> Int {
        if let known = paths[path] { return known }
        paths[path] = count
        slots.append(-1)
        count += 1
        return count - 1
    }

    func beginFile(_ file: Int) {}

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        for (field, slot) in slots.enumerated() where slot >= 0 {
            columns[slot].append(
                utf8: field < values.count ? values[field].buffer : UnsafeBufferPointer(start: nil, count: 0)
            )
        }
    }

    func reject(at place: RecordPlace) {}
}

/// Takes records that nobody asked for.
private final class CountingSink: RecordSink {
    private var paths: [String: Int] = [:]

    var fieldCount: Int { paths.count }

    static func shared(for name: String, in sinks: inout [String: CountingSink]) -> CountingSink {
        if let known = sinks[name] { return known }
        let sink = CountingSink()
        sinks[name] = sink
        return sink
    }

    func addField(_ path: String) -> Int {
        if let known = paths[path] { return known }
        paths[path] = paths.count
        return paths.count - 1
    }

    func beginFile(_ file: Int) {}

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {}

    func reject(at place: RecordPlace) {}
}
