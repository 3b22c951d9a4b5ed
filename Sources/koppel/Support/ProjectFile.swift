import Configuration
import Containers
import ImporterKit
import IntegrationModel
import MappingPipeline

/// What `koppel.yaml` in the imported folder says, as the pipeline takes it.
struct ProjectFile {
    let systemSettings: [SystemSettings]
    let corrections: ImportCorrections
    /// Figures of the price model that the company knows better.
    let prices: [PriceAssumption]
    private let files: [ReadingOverride]
    private let all: ReadingOverride
    /// What the file says that this version does not act on.
    let notes: [String]

    /// Reads the file in the first folder that has one.
    ///
    /// - Throws: ``ConfigurationError`` with line and column.
    ///
    /// - Parameter options: what the command line says of all files, see ``ReadingOptions``.
    static func read(in folders: [String], options: [String]) throws -> ProjectFile {
        let all: ReadingOverride
        do {
            all = try ReadingOverride(options: options)
        } catch {
            throw Trouble.usage(error.description)
        }
        let path = folders.map { $0 + "/" + ProjectConfiguration.fileName }.first(where: FilePath.exists)
        guard let path else { return ProjectFile(ProjectConfiguration(), all) }
        let text = String(decoding: try FilePath.read(path), as: UTF8.self)
        return ProjectFile(try ProjectConfiguration(yaml: text, file: path), all)
    }

    private init(_ configuration: ProjectConfiguration, _ all: ReadingOverride) {
        systemSettings = configuration.systems.map {
            SystemSettings(id: $0.id, name: $0.name, kind: $0.kind, folder: $0.path)
        }
        var datasets: [String: ImportCorrections.DatasetCorrection] = [:]
        for correction in configuration.datasets {
            datasets[correction.id] = .init(entity: correction.entity, fields: correction.fields)
        }
        corrections = ImportCorrections(
            datasets: datasets,
            flows: configuration.flows.map { FlowDeclaration(from: $0.from, to: $0.to, mechanism: $0.mechanism) },
            matching: MatchingCorrections(
                keys: configuration.keys,
                matches: configuration.matches,
                links: configuration.links
            )
        )
        prices = configuration.prices
        files = configuration.files
        self.all = all
        let unknown = (configuration.files + [all]).compactMap { entry in
            entry.encoding.flatMap { TextEncoding(ianaName: $0) == nil ? (entry.path, $0) : nil }
        }
        let encodings = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
        let unknownEncodings = unknown.map { path, encoding in
            "\(ProjectConfiguration.fileName): warning: the encoding \"\(encoding)\" of \(path) is known for XML at most; "
                + "tables and JSON can be in \(encodings)"
        }
        notes = unknownEncodings
    }

    /// How a file is to be read; of several entries the last one that fits counts, and the command line before all.
    func overrides(_ path: String) -> ReadingOverrides {
        var overrides = ReadingOverrides()
        for entry in files.filter({ Glob.matches($0.path, path) }) + [all] {
            overrides.encoding = entry.encoding ?? overrides.encoding
            overrides.delimiter = entry.delimiter.map { String(UnicodeScalar($0)) } ?? overrides.delimiter
            switch entry.quote {
            case .character(let quote): overrides.quote = String(UnicodeScalar(quote))
            case .some(.none): overrides.quote = ""
            case nil: break
            }
            overrides.escape = entry.escape.map { String(UnicodeScalar($0)) } ?? overrides.escape
            overrides.continuationLines = entry.continuationLines ?? overrides.continuationLines
            overrides.dateOrder = entry.dateOrder ?? overrides.dateOrder
            overrides.decimalMark = entry.decimalMark ?? overrides.decimalMark
            overrides.hasHeader = entry.hasHeader ?? overrides.hasHeader
            overrides.skipLines = entry.skipLines ?? overrides.skipLines
            overrides.importer = entry.importer ?? overrides.importer
            overrides.maxValue = entry.maxValue ?? overrides.maxValue
            overrides.maxRecord = entry.maxRecord ?? overrides.maxRecord
            overrides.maxDepth = entry.maxDepth ?? overrides.maxDepth
            overrides.maxFields = entry.maxFields ?? overrides.maxFields
        }
        return overrides
    }

    /// What unpacking an archive refuses to go beyond.
    func unpackingLimits(_ path: String) -> UnpackingLimits {
        var limits = UnpackingLimits()
        for entry in files.filter({ Glob.matches($0.path, path) }) + [all] {
            if let bytes = entry.maxUnpacked {
                limits.bytes = bytes
                // Who names a size has thought of the archive's own.
                limits.ratio = Int.max
            }
            limits.members = entry.maxMembers ?? limits.members
            limits.depth = entry.maxNesting ?? limits.depth
        }
        return limits
    }

    /// Opens the archives among exports.
    func containers(in folder: String, kept: KeptImports) -> ContainerShelf {
        ContainerShelf(folder: folder, limits: unpackingLimits, kept: kept)
    }

    /// Opens the archives among exports, without a workspace.
    func containers() -> ContainerShelf { ContainerShelf(limits: unpackingLimits) }
}

/// Patterns of paths.
enum Glob {
    /// Whether a path fits a pattern in which `*` stands for any characters but a slash.
    static func matches(_ pattern: String, _ path: String) -> Bool {
        let (pattern, path) = (Array(pattern.utf8), Array(path.utf8))
        var (at, to) = (0, 0)
        var star: (pattern: Int, path: Int)?
        while to < path.count {
            if at < pattern.count, pattern[at] == UInt8(ascii: "*") {
                star = (at, to)
                at += 1
            } else if at < pattern.count, pattern[at] == path[to] {
                at += 1
                to += 1
            } else if let last = star, path[last.path] != UInt8(ascii: "/") {
                star = (last.pattern, last.path + 1)
                at = last.pattern + 1
                to = last.path + 1
            } else {
                return false
            }
        }
        while at < pattern.count, pattern[at] == UInt8(ascii: "*") { at += 1 }
        return at == pattern.count
    }
}
