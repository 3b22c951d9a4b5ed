import ImporterKit
import IntegrationModel

/// From which system exports are, by who would read them. Of files whose names differ in digits one is looked at, unless no
/// importer knows them in particular.
struct ExportOrigins {
    struct Origin: Hashable {
        /// The product or format; of what no importer knows in particular, the names of its fields.
        let system: String
        /// What a folder of it would be called.
        let name: String
        let isGeneric: Bool
        /// Whether it is a product, and no format that many systems write.
        let isProduct: Bool
        /// What it holds, in the words of the importer.
        let datasets: [String]
    }

    private var chooser: ImporterChooser
    private var known: [FileShape: Origin] = [:]
    private var last: ExportPreview?

    init(_ importers: [any Importer]) { chooser = ImporterChooser(importers) }

    /// Those of some files, each once; what can't be read has none.
    mutating func of(_ files: [ExportFile]) -> [Origin] {
        var found: [Origin] = []
        for file in files {
            guard let origin = of(file), !found.contains(origin) else { continue }
            found.append(origin)
        }
        return found
    }

    private mutating func of(_ file: ExportFile) -> Origin? {
        let shape = FileShape(file.path)
        if let origin = known[shape] { return origin }
        let inspection = ExportInspection()
        let preview = last.map { inspection.preview(of: file, like: $0) } ?? inspection.preview(of: file)
        last = preview
        guard preview.obstacle == nil,
            let chosen = chooser.choice(for: preview, override: file.overrides.importer).chosen
        else { return nil }
        let manifest = chosen.importer.manifest
        guard !manifest.isGeneric else {
            let fields = preview.tables.flatMap { [$0.recordPath] + $0.fields }.joined(separator: "\u{1F}")
            return Origin(system: fields, name: manifest.id, isGeneric: true, isProduct: false, datasets: [])
        }
        let origin = Origin(
            system: manifest.system?.id ?? manifest.id,
            name: manifest.system?.id ?? manifest.id,
            isGeneric: false,
            isProduct: manifest.system != nil,
            datasets: chosen.recognition.datasets
        )
        known[shape] = origin
        return origin
    }
}

/// A path with one digit for each run of digits: numbered files have the same.
struct FileShape: Hashable {
    let text: String

    init(_ path: String) {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        var shape: [UInt8] = []
        shape.reserveCapacity(path.utf8.count)
        for byte in path.utf8 where !(digits.contains(byte) && shape.last == digits.lowerBound) {
            shape.append(digits.contains(byte) ? digits.lowerBound : byte)
        }
        text = String(decoding: shape, as: UTF8.self)
    }
}
