public import ImporterKit
import IntegrationModel

/// Reads coded statements of account (CODA), the standard of Febelfin for the statements of Belgian banks, versions 1
/// and 2.
///
/// A movement is a record. Where a movement is the sum of details that add up to it, each detail is a record in its
/// place, with the sum in `total.amount`; other details are records of `movements.details`.
public struct CODAImporter: Importer {
    public let manifest: ImporterManifest

    public init() {
        manifest = ImporterManifest(
            id: "coda",
            summary: "Bank statements in CODA, the standard of Belgian banks",
            datasets: [Self.statements, Self.movements, Self.details]
        )
    }

    public func recognize(_ preview: ExportPreview) -> Recognition {
        if let obstacle = preview.obstacle { return .no(obstacle) }
        guard preview.format == .coda else {
            return .no("it is \(preview.format?.rawValue ?? "of no known format"), not coda")
        }
        return Recognition(
            confidence: 0.99,
            reasons: ["its lines are records of 128 characters, from a header to the old balance and on"],
            datasets: [Self.movements.name]
        )
    }

    public func read(_ export: ExportFile, as preview: ExportPreview, into output: ImportOutput) throws {
        guard preview.format == .coda else {
            throw ImportError(
                "this is no CODA file: records of 128 characters that begin with 0 and 1 were expected",
                at: SourceLocation(file: export.path),
                remedy: "download the statements again as CODA from the bank"
            )
        }
        let reading = CODAReading(
            statements: RecordWriter(output.open(Self.statements.declaration)),
            movements: RecordWriter(output.open(Self.movements.declaration)),
            details: { RecordWriter(output.open(Self.details.declaration)) },
            report: output.report,
            file: export.path
        )
        try TextLines(export, as: preview).forEach { line, place in reading.read(CODARecord(line, at: place)) }
        reading.finish()
    }

    private static let movementFields = MovementField.allCases.map { FieldDescription([$0.rawValue], $0.canonical) }

    private static let statements = DatasetDescription(
        name: "statements",
        entity: .other,
        format: .coda,
        fingerprint: Fingerprint(),
        fields: StatementField.allCases.map { FieldDescription([$0.rawValue], $0.canonical) },
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )

    private static let movements = DatasetDescription(
        name: "movements",
        entity: .payment,
        format: .coda,
        fingerprint: Fingerprint(),
        fields: movementFields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )

    private static let details = DatasetDescription(
        name: "movements.details",
        entity: .other,
        format: .coda,
        fingerprint: Fingerprint(),
        parent: "movements",
        fields: movementFields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}
