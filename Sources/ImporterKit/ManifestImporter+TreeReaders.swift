import IntegrationModel
import Synchronization

/// Keeps the readers of nested documents between files, as they remember the paths they met.
///
/// What they remember can tell whether an empty element is a value or a group without members, so the files that share
/// a pool are always the same ones, in the same order.
public final class TreeReaderPool: Sendable {
    /// A reader is used by the thread that took it out of the pool only.
    private struct Idle: @unchecked Sendable {
        var xml: [Use: [XMLRecordReader]] = [:]
        var json: [Use: [JSONRecordReader]] = [:]
        var plans: [TreePlan.Kind: TreePlan] = [:]
    }

    private struct Use: Hashable {
        var layout: RecordLayout
        var limits: ReadingLimits

        /// Hashing all names of a layout takes longer than to read a small document.
        func hash(into hasher: inout Hasher) {
            hasher.combine(layout.tables.count)
            hasher.combine(layout.tables.first?.recordPath)
        }
    }

    private let idle = Mutex(Idle())

    public init() {}

    /// Reads a document as a plan says.
    ///
    /// - Parameters:
    ///   - kind: documents of one kind have the same plan; nil where each may have another.
    ///   - makePlan: called where there is no plan for the kind yet.
    func read(
        _ export: ExportFile,
        _ format: ExportFormat,
        _ kind: TreePlan.Kind?,
        as preview: ExportPreview,
        into output: ImportOutput,
        makePlan: () throws -> TreePlan
    ) throws {
        // Nobody else uses a plan that was taken out.
        let kept = kind.flatMap { kind in idle.withLock { Taken(reader: $0.plans.removeValue(forKey: kind)) }.reader }
        let plan = try kept ?? makePlan()
        defer {
            plan.end()
            if let kind {
                let taken = Taken(reader: plan)
                idle.withLock { $0.plans[kind] = taken.reader }
            }
        }
        try read(export, format, plan.layout, plan.sinks(into: output), as: preview) { output.report($0) }
    }

    /// Reads a document into sinks, one for each table of the layout.
    func read(
        _ export: ExportFile,
        _ format: ExportFormat,
        _ layout: RecordLayout,
        _ sinks: [any RecordSink],
        as preview: ExportPreview,
        report: (Diagnostic) -> Void
    ) throws {
        let file = try export.open()
        let starts = layout.tables.map { _ in 0 }
        try withExtendedLifetime(file) {
            switch format {
            case .xml:
                let reader = takeXML(Use(layout: layout, limits: export.overrides.limits))
                defer { giveBack(reader) }
                try reader.read(
                    file.buffer,
                    path: export.path,
                    encoding: export.overrides.encoding,
                    sinks: sinks,
                    startOrdinals: starts,
                    passed: file.passed,
                    report: report
                )
            case .json, .delimited, .coda, .mt940:
                let reader = takeJSON(Use(layout: layout, limits: export.overrides.limits))
                defer { giveBack(reader) }
                try reader.read(
                    file,
                    encoding: export.overrides.encoding ?? preview.encoding,
                    path: export.path,
                    sinks: sinks,
                    startOrdinals: starts,
                    report: report
                )
            }
        }
    }

    private func takeXML(_ use: Use) -> XMLRecordReader {
        idle.withLock { Taken(reader: $0.xml[use]?.popLast()) }.reader
            ?? XMLRecordReader(layout: use.layout, limits: use.limits)
    }

    private func takeJSON(_ use: Use) -> JSONRecordReader {
        idle.withLock { Taken(reader: $0.json[use]?.popLast()) }.reader
            ?? JSONRecordReader(layout: use.layout, limits: use.limits)
    }

    private func giveBack(_ reader: XMLRecordReader) {
        let taken = Taken(reader: reader)
        idle.withLock { idle in
            if let reader = taken.reader {
                idle.xml[Use(layout: reader.layout, limits: reader.limits), default: []].append(reader)
            }
        }
    }

    private func giveBack(_ reader: JSONRecordReader) {
        let taken = Taken(reader: reader)
        idle.withLock { idle in
            if let reader = taken.reader {
                idle.json[Use(layout: reader.layout, limits: reader.limits), default: []].append(reader)
            }
        }
    }

    /// Carries a reader over the border of the lock.
    private struct Taken<Reader>: @unchecked Sendable {
        var reader: Reader?
    }
}
