import IntegrationModel

/// Chooses the importer of an export.
public struct ImporterChoice: Sendable {
    /// An importer and what it said of the export.
    public struct Candidate: Sendable {
        public var importer: any Importer
        public var recognition: Recognition
    }

    /// The importer that reads the export; nil where none can.
    public var chosen: Candidate?
    /// Every importer that was asked, surest first.
    public var candidates: [Candidate]
    /// Whether the user named the importer.
    public var isOverride: Bool

    /// A specific importer that is less sure than this leaves the export to the generic one of its format.
    public static let leastConfidence = 0.5
    /// Below this no importer reads an export.
    public static let leastGenericConfidence = 0.2

    /// Asks all importers and chooses the surest, in the order of `importers` where two are equally sure.
    ///
    /// - Parameter override: the id of the importer to use whatever the others say.
    public init(for preview: ExportPreview, among importers: [any Importer], override: String? = nil) {
        let asked = importers.enumerated().map { position, importer in
            (position: position, candidate: Candidate(importer: importer, recognition: importer.recognize(preview)))
        }
        candidates = asked.sorted { left, right in
            let (first, second) = (left.candidate.recognition.confidence, right.candidate.recognition.confidence)
            return first == second ? left.position < right.position : first > second
        }.map(\.candidate)
        isOverride = override != nil
        if let override {
            chosen = candidates.first { $0.importer.manifest.id == override }
        } else {
            chosen = candidates.first { candidate in
                let isGeneric = candidate.importer.manifest.isGeneric
                let least = isGeneric ? Self.leastGenericConfidence : Self.leastConfidence
                return candidate.recognition.confidence >= least
            }
        }
    }

    /// Why no importer reads the export: for each, the reason it gave.
    public func refusal(of file: String) -> ImportError {
        let reasons = candidates.prefix(4).map { "\($0.importer.manifest.id): \($0.recognition.reasons.first ?? "")" }
        return ImportError(
            "no importer understands this export (\(reasons.joined(separator: "; ")))",
            at: SourceLocation(file: file),
            remedy: "export it again as CSV, XML or JSON, or name an importer in koppel.yaml"
        )
    }
}

extension ImporterManifest {
    /// Whether the importer reads any export of a format, and no system's in particular.
    public var isGeneric: Bool { datasets.isEmpty }
}
