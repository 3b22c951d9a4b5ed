public import IntegrationModel

/// The gaps in SARIF 2.1.0 (OASIS Standard, errata 01), for the programs that show and follow the findings of
/// analysers: `koppel gaps --format sarif`.
///
/// Each kind of gap is a rule and each gap a result, whose partial fingerprint is its id. Files are relative to the
/// imported folder, which the log calls `EXPORTS`. Values of the exports are left out where a report would not show
/// them.
public struct SARIFDocument: Sendable {
    private let snapshot: Snapshot
    private let former: Snapshot?
    private let version: String
    private let confidentiality: Confidentiality
    private static let folder = "EXPORTS"

    /// - Parameters:
    ///   - former: the snapshot before, with which each gap is compared; nil where there is none.
    ///   - version: of the program.
    public init(_ snapshot: Snapshot, since former: Snapshot?, version: String) {
        self.snapshot = snapshot
        self.former = former
        self.version = version
        confidentiality = Confidentiality(snapshot.map)
    }

    public var text: String { String(decoding: json, as: UTF8.self) }

    /// The document in UTF-8, indented, with a line end.
    public var json: [UInt8] {
        document { json in
            json.key("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            json.key("version", "2.1.0")
            json.key("runs") { json in json.array([()]) { json, _ in json.object { run(&$0) } } }
        }
    }

    private func run(_ json: inout JSONWriter) {
        json.key("tool") { json in
            json.object { json in
                json.key("driver") { json in json.object { driver(&$0) } }
            }
        }
        json.key("automationDetails") { json in
            json.object { $0.key("id", "koppel/gaps/\(snapshot.id)") }
        }
        json.key("originalUriBaseIds") { json in
            json.object { json in
                json.key(Self.folder) { json in
                    json.object { json in
                        json.key("description") { $0.message("The folder that was imported.") }
                    }
                }
            }
        }
        json.key("columnKind", "utf16CodeUnits")
        let current = Set(snapshot.gaps.map(\.id))
        let gone = (former?.gaps ?? []).filter { !current.contains($0.id) }
        json.key("results") { json in
            json.array(snapshot.gaps.map { ($0, state(of: $0)) } + gone.map { ($0, "absent") }) { json, result in
                json.object { self.result(&$0, result.0, state: result.1) }
            }
        }
    }

    private func driver(_ json: inout JSONWriter) {
        json.key("name", "Koppel")
        json.key("semanticVersion", version)
        json.key("rules") { json in
            json.array(GapKind.allCases) { json, kind in
                json.object { json in
                    json.key("id", kind.rawValue)
                    json.key("name", kind.rawValue.split(separator: "-").map(\.capitalized).joined())
                    json.key("shortDescription") { $0.message(kind.name) }
                    json.key("fullDescription") { $0.message(kind.meaning) }
                    json.key("defaultConfiguration") { json in json.object { $0.key("level", "warning") } }
                }
            }
        }
    }

    /// How a gap is beside the former snapshot; nil where there is none.
    private func state(of gap: Gap) -> String? {
        guard let former else { return nil }
        guard let before = former.gaps.first(where: { $0.id == gap.id }) else { return "new" }
        let isSame =
            before.records == gap.records && before.severity == gap.severity && before.recordKeys == gap.recordKeys
        return isSame ? "unchanged" : "updated"
    }

    private func result(_ json: inout JSONWriter, _ gap: Gap, state: String?) {
        json.key("ruleId", gap.kind.rawValue)
        json.key("ruleIndex", GapKind.allCases.firstIndex(of: gap.kind) ?? 0)
        json.key("level", gap.severity.level)
        json.key("message") { $0.message("\(gap.title). \(gap.explanation)") }
        // The schema lets no location stand twice.
        var seen: Set<String> = []
        let places = places(of: gap).filter {
            seen.insert("\($0.evidence.file):\($0.evidence.line):\($0.words)").inserted
        }
        json.key("locations") { json in json.array(places.prefix(1)) { location(&$0, $1) } }
        if places.count > 1 {
            json.key("relatedLocations") { json in json.array(places.dropFirst()) { location(&$0, $1) } }
        }
        json.key("occurrenceCount", max(1, gap.records))
        json.key("partialFingerprints") { json in json.object { $0.key("gapId/v1", gap.id) } }
        if let state { json.key("baselineState", state) }
        json.key("suppressions") { json in
            json.array(gap.status == .accepted ? [gap.acceptedReason ?? ""] : []) { json, reason in
                json.object { json in
                    json.key("kind", "external")
                    json.key("status", "accepted")
                    json.key("justification", reason)
                }
            }
        }
        json.key("properties") { json in json.object { properties(&$0, gap) } }
    }

    private func properties(_ json: inout JSONWriter, _ gap: Gap) {
        json.key("process", gap.process.rawValue)
        json.key("source") { $0.value(gap.source) }
        json.key("target") { $0.value(gap.target) }
        json.key("records", gap.records)
        json.key("amountAtRisk") { $0.value(gap.amountAtRisk) }
        json.key("yearlyHours") { $0.value(gap.yearlyHours, places: 1) }
        json.key("yearlyCost") { $0.value(gap.yearlyCost) }
        json.key("confidence", share: gap.confidence)
        json.key("assumptions", gap.assumptions.map(\.description))
        json.key("closedBy", gap.closedBy)
    }

    /// The places that show a gap, each with what it is about.
    private func places(of gap: Gap) -> [(evidence: GapEvidence, words: String)] {
        guard gap.details.isEmpty else {
            return gap.details.flatMap { detail in
                detail.evidence.map { ($0, "\(detail.id): \(detail.statement)\(value(of: $0, gap))") }
            }
        }
        return gap.evidence.map { ($0, ($0.field ?? "") + value(of: $0, gap)) }
    }

    private func value(of evidence: GapEvidence, _ gap: Gap) -> String {
        let value = confidentiality.text(of: evidence, in: gap)
        return value.isEmpty || value == Confidentiality.hidden ? "" : " = \(value)"
    }

    private func location(_ json: inout JSONWriter, _ place: (evidence: GapEvidence, words: String)) {
        json.object { json in
            json.key("physicalLocation") { json in
                json.object { json in
                    json.key("artifactLocation") { json in
                        json.object { json in
                            json.key("uri", Self.reference(place.evidence.file))
                            json.key("uriBaseId", Self.folder)
                        }
                    }
                    if place.evidence.line > 0 {
                        json.key("region") { json in json.object { $0.key("startLine", place.evidence.line) } }
                    }
                }
            }
            if !place.words.isEmpty { json.key("message") { $0.message(place.words) } }
        }
    }

    /// A path as a relative reference (RFC 3986): what is no unreserved character is percent-encoded.
    static func reference(_ path: String) -> String {
        var text = ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = Array("0123456789ABCDEF")
                text += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
        return text
    }
}

extension JSONWriter {
    /// SARIF's message, with a plain text.
    fileprivate mutating func message(_ text: String) { object { $0.key("text", text) } }
}

extension Severity {
    /// The level that SARIF calls it.
    fileprivate var level: String {
        switch self {
        case .high: "error"
        case .medium: "warning"
        case .low: "note"
        }
    }
}

extension Substring {
    fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
