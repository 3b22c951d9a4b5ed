internal import FoundationEssentials
public import ImporterKit

/// Runs the checks that every importer must pass.
///
/// ```swift
/// @Test(arguments: ConformanceCheck.allCases)
/// func `the importer conforms`(check: ConformanceCheck) throws {
///     let conformance = try ImporterConformance(of: importer, samples: samplesFolder)
///     #expect(try conformance.faults(in: check) == [])
/// }
/// ```
public struct ImporterConformance: Sendable {
    public var importer: any Importer
    /// Exports that the importer reads.
    public var samples: [Sample]
    /// Exports of other systems, which it must leave to others.
    public var foreignSamples: [Sample]

    /// An export in memory.
    public struct Sample: Sendable, Hashable {
        /// The name of the file, by which it is recognised too.
        public var name: String
        public var bytes: [UInt8]

        public init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    public init(of importer: any Importer, samples: [Sample], foreignSamples: [Sample] = []) {
        self.importer = importer
        self.samples = samples
        self.foreignSamples = foreignSamples
    }

    /// - Parameters:
    ///   - folder: the importer's samples: every file in it, also in folders inside.
    ///   - plugins: the folder of all plugins; the files in the `Samples` folders of the others are the foreign exports.
    /// - Throws: where a file can't be read.
    public init(of importer: any Importer, samples folder: String, plugins: String? = nil) throws {
        self.importer = importer
        samples = try Self.samples(in: folder)
        foreignSamples = []
        guard let plugins else { return }
        for plugin in try FileManager.default.contentsOfDirectory(atPath: plugins).sorted() {
            let other = "\(plugins)/\(plugin)/Samples"
            guard FileManager.default.fileExists(atPath: other), !folder.hasSuffix("/\(plugin)/Samples") else {
                continue
            }
            foreignSamples += try Self.samples(in: other)
        }
    }

    private static func samples(in folder: String) throws -> [Sample] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().compactMap { name in
            var isFolder = false
            let path = "\(folder)/\(name)"
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder else { return nil }
            guard let data = FileManager.default.contents(atPath: path) else { return nil }
            return Sample(name: name, bytes: Array(data))
        }
    }

    /// What the importer does wrong in one respect; empty where it does nothing wrong.
    ///
    /// - Throws: where temporary files can't be written, and errors of the importer other than ``ImportError``.
    public func faults(in check: ConformanceCheck) throws -> [ConformanceFault] {
        guard !samples.isEmpty else { return [ConformanceFault(check, sample: "–", "the importer has no samples")] }
        switch check {
        case .recognisesItsSamples: return try faultsInRecognition()
        case .refusesForeignExports: return try faultsInRefusal()
        case .readsTheSameTwice: return try faultsOfVariants(check) { [("read again", $0)] }
        case .readsAnyLineEnding: return try faultsOfVariants(check, HostileExports.lineEndings)
        case .readsByteOrderMark: return try faultsOfVariants(check, HostileExports.byteOrderMark)
        case .readsWindows1252: return try faultsOfDelimited(check, HostileExports.windows1252)
        case .readsUTF16: return try faultsOfDelimited(check, HostileExports.utf16)
        case .survivesTruncation: return try faultsInTruncation()
        case .readsShuffledColumns: return try faultsInShuffling()
        case .readsRenamedAndExtraColumns: return try faultsInRenaming()
        case .skipsTotalsAndRepeatedNames: return try faultsInReportLines()
        case .readsEitherDecimalMark: return try faultsInDecimalMarks()
        case .accountsForEveryRecord: return try faultsInAccounting()
        case .locatesEveryRecord: return try faultsInPlaces()
        case .namesOnlyDeclaredDatasets: return try faultsInNames()
        }
    }

    /// What the importer reads of a sample, beside its preview.
    func reading(_ sample: Sample) throws -> (preview: ExportPreview, recorded: RecordedExport) {
        try TemporaryExport.with(sample) { export in
            let preview = ExportInspection().preview(of: export)
            return (preview, try RecordedExport.read(export, as: preview, with: importer))
        }
    }

    func preview(of sample: Sample) throws -> ExportPreview {
        try TemporaryExport.with(sample) { ExportInspection().preview(of: $0) }
    }
}
