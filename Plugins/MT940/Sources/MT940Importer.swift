public import ImporterKit
import IntegrationModel

/// Reads SWIFT customer statement messages (MT940), and interim reports (MT942), as banks write them for their customers.
///
/// What banks put into field 86 differs; the ways of German, Dutch and Polish banks are taken apart, other texts are kept
/// as the communication.
public struct MT940Importer: Importer {
    public let manifest: ImporterManifest

    public init() {
        manifest = ImporterManifest(
            id: "mt940",
            summary: "Bank statements in MT940 and MT942 of SWIFT",
            datasets: [Self.statements, Self.entries]
        )
    }

    public func recognize(_ preview: ExportPreview) -> Recognition {
        if let obstacle = preview.obstacle { return .no(obstacle) }
        guard preview.format == .mt940 else {
            return .no("it is \(preview.format?.rawValue ?? "of no known format"), not mt940")
        }
        return Recognition(
            confidence: 0.99,
            reasons: ["it has lines that begin with :20:, :25: and :28C: or :60F:"],
            datasets: [Self.entries.name]
        )
    }

    public func read(_ export: ExportFile, as preview: ExportPreview, into output: ImportOutput) throws {
        guard preview.format == .mt940 else {
            throw ImportError(
                "this is no MT940 file: lines that begin with :20:, :25: and :28C: were expected",
                at: SourceLocation(file: export.path),
                remedy: "download the statements again as MT940 from the bank"
            )
        }
        let reading = MT940Reading(
            statements: RecordWriter(output.open(Self.statements.declaration)),
            entries: RecordWriter(output.open(Self.entries.declaration)),
            report: output.report,
            file: export.path
        )
        try TextLines(export, as: preview).forEach { line, place in
            reading.read(String(decoding: line, as: UTF8.self), at: place)
        }
        reading.finish()
    }

    private static let statements = DatasetDescription(
        name: "statements",
        entity: .other,
        format: .mt940,
        fingerprint: Fingerprint(),
        fields: MT940StatementField.allCases.map { FieldDescription([$0.rawValue], $0.canonical) },
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )

    private static let entries = DatasetDescription(
        name: "entries",
        entity: .payment,
        format: .mt940,
        fingerprint: Fingerprint(),
        fields: MT940EntryField.allCases.map { FieldDescription([$0.rawValue], $0.canonical) },
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}
