public import ImporterKit
import IntegrationModel

/// Writes an importer as the YAML that ``ImporterManifest/init(yaml:file:)`` reads, with remarks for the person who
/// goes on with it.
public struct ManifestText: Sendable {
    public let text: String

    /// - Parameter remark: what to say beside a dataset (field nil) or one of its fields; nil for nothing.
    public init(
        _ manifest: ImporterManifest,
        remark: (_ dataset: String, _ field: String?) -> String? = { _, _ in nil }
    ) {
        var lines = ["id: \(Self.scalar(manifest.id))", "contract: \(manifest.contract)"]
        if let system = manifest.system {
            lines += [
                "system:", "  id: \(Self.scalar(system.id))", "  name: \(Self.scalar(system.name))",
                "  kind: \(system.kind.rawValue)",
            ]
        }
        lines.append("summary: \(Self.scalar(manifest.summary))")
        if !manifest.interfaceUsers.isEmpty { lines.append("interfaceUsers: \(Self.list(manifest.interfaceUsers))") }
        lines.append("datasets:")
        for dataset in manifest.datasets { lines += Self.lines(of: dataset, remark) }
        text = lines.joined(separator: "\n") + "\n"
    }

    private static func lines(of dataset: DatasetDescription, _ remark: (String, String?) -> String?) -> [String] {
        var lines = ["  - name: \(scalar(dataset.name))"]
        let said = remark(dataset.name, nil).map { "  # \($0)" } ?? ""
        lines.append("    entity: \(dataset.entity.rawValue)\(said)")
        lines.append("    format: \(dataset.format.rawValue)")
        lines += recognition(dataset.fingerprint)
        if let path = dataset.recordPath { lines.append("    recordPath: \(scalar(path))") }
        if let parent = dataset.parent { lines.append("    parent: \(scalar(parent))") }
        if let grouping = dataset.grouping {
            lines += [
                "    grouping:", "      key: \(list(grouping.key))", "      lines: \(scalar(grouping.lines))",
            ]
            if !grouping.linePrefixes.isEmpty { lines.append("      linePrefixes: \(list(grouping.linePrefixes))") }
            if !grouping.lineSuffixes.isEmpty { lines.append("      lineSuffixes: \(list(grouping.lineSuffixes))") }
            if !grouping.keyParts.isEmpty { lines.append("      keyParts: \(lists(grouping.keyParts))") }
        }
        lines += ledger(dataset)
        if let order = dataset.dateOrder { lines.append("    dateOrder: \(order.rawValue)") }
        if let mark = dataset.decimalMark { lines.append("    decimalMark: \(mark.rawValue)") }
        if let prefix = dataset.stripPrefix {
            let before = prefix.before.map { ", before: \(scalar($0))" } ?? ""
            lines.append("    stripPrefix: {character: \(scalar(prefix.character))\(before)}")
        }
        lines.append(dataset.fields.isEmpty ? "    fields: []" : "    fields:")
        for field in dataset.fields {
            var entry = "names: \(list(field.names))"
            if let canonical = field.canonical { entry += ", canonical: \(canonical.rawValue)" }
            if let prefix = field.stripPrefix { entry += ", stripPrefix: \(scalar(prefix))" }
            if let form = field.form { entry += ", form: \(form.rawValue)" }
            let said = field.names.first.flatMap { remark(dataset.name, $0) }.map { "  # \($0)" } ?? ""
            lines.append("      - {\(entry)}\(said)")
        }
        return lines
    }

    private static func recognition(_ fingerprint: Fingerprint) -> [String] {
        guard fingerprint != Fingerprint() else { return [] }
        var lines = ["    recognise:"]
        if !fingerprint.required.isEmpty {
            let required = fingerprint.required.map { $0.count == 1 ? scalar($0[0]) : list($0) }
            lines.append("      required: [\(required.joined(separator: ", "))]")
        }
        for (key, texts) in [
            ("typical", fingerprint.typical), ("absent", fingerprint.absent), ("fileNames", fingerprint.fileNames),
        ] where !texts.isEmpty { lines.append("      \(key): \(list(texts))") }
        if let root = fingerprint.rootElement { lines.append("      rootElement: \(scalar(root))") }
        if let set = fingerprint.entitySet { lines.append("      entitySet: \(scalar(set))") }
        if let namespace = fingerprint.namespace { lines.append("      namespace: \(scalar(namespace))") }
        return lines
    }

    private static func ledger(_ dataset: DatasetDescription) -> [String] {
        var lines: [String] = []
        if let opening = dataset.opening {
            lines.append("    opening:")
            if !opening.values.isEmpty { lines.append("      values: \(lists(opening.values))") }
            if let line = opening.headerLine { lines.append("      headerLine: \(line)") }
            if !opening.columns.isEmpty { lines.append("      columns: \(list(opening.columns))") }
            let counts = opening.columnCounts.map(String.init).joined(separator: ", ")
            if !counts.isEmpty { lines.append("      columnCounts: [\(counts)]") }
        }
        if let side = dataset.ledgerSide {
            lines += ["    ledgerSide:", "      amount: \(list(side.amount))"]
            for (key, texts) in [("side", side.side), ("debit", side.debit), ("credit", side.credit)]
            where !texts.isEmpty { lines.append("      \(key): \(list(texts))") }
        }
        if let variant = dataset.variant {
            lines += [
                "    variant:", "      of: \(scalar(variant.of))", "      field: \(list(variant.field))",
                "      values: \(list(variant.values))",
            ]
            if let also = variant.also {
                lines.append("      also: {field: \(list(also.field)), values: \(list(also.values))}")
            }
        }
        return lines
    }

    private static func lists(_ texts: [[String]]) -> String { "[\(texts.map(list).joined(separator: ", "))]" }

    private static func list(_ texts: [String]) -> String { "[\(texts.map(scalar).joined(separator: ", "))]" }

    /// A plain word as it is, anything else in double quotes (YAML 1.2, section 7.3.1).
    private static func scalar(_ text: String) -> String {
        let isPlain =
            text.first.map { $0.isASCII && $0.isLetter } ?? false
            && text.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || ("0"..."9").contains($0) || "_./ ".unicodeScalars.contains($0)
            }
            && !text.hasSuffix(" ") && !reserved.contains(text.lowercased())
        if isPlain { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F || (0x80..<0xA0).contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                quoted += "\\x" + String(repeating: "0", count: 2 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    private static let reserved: Set<String> = [
        "true", "false", "yes", "no", "on", "off", "null", "y", "n", "inf", "nan",
    ]
}
