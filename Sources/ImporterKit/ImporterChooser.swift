/// Chooses the importers of files that follow each other, of which thousands may be alike.
///
/// Importers are asked once for neighbours with the same preview whose paths differ in digits only, as those of numbered
/// invoices do: see ``Importer/recognize(_:)``.
public struct ImporterChooser {
    private struct Known {
        var preview: ExportPreview
        var override: String?
        /// The path with one digit for each run of digits.
        var shape: [UInt8]
        var choice: ImporterChoice
        var isHinted: Bool
    }

    private let importers: [any Importer]
    /// What paths are looked through for and has a digit in it, in lower case.
    private let numberedHints: [[UInt8]]
    private var last: Known?

    public init(_ importers: [any Importer]) {
        self.importers = importers
        let hints = importers.map(\.manifest).flatMap { manifest in
            [manifest.id] + [manifest.system?.id].compactMap(\.self)
                + manifest.datasets.flatMap(\.fingerprint.fileNames)
        }
        numberedHints = Set(hints.map { $0.lowercased() }).filter { $0.utf8.contains(where: Self.isDigit) }.sorted()
            .map { Array($0.utf8) }
    }

    /// - Parameter override: the id of the importer to use whatever the others say.
    public mutating func choice(for preview: ExportPreview, override: String? = nil) -> ImporterChoice {
        let shape = Self.shape(of: preview.path)
        if let last, last.override == override, last.shape == shape {
            var other = last.preview
            other.path = preview.path
            if other == preview, !last.isHinted, !isHinted(preview.path) { return last.choice }
        }
        let choice = ImporterChoice(for: preview, among: importers, override: override)
        last = Known(
            preview: preview,
            override: override,
            shape: shape,
            choice: choice,
            isHinted: isHinted(preview.path)
        )
        return choice
    }

    private func isHinted(_ path: String) -> Bool {
        let lowered = Array(path.lowercased().utf8)
        return numberedHints.contains { Self.holds(lowered, $0) }
    }

    private static func holds(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard let first = part.first, text.count >= part.count else { return false }
        for start in 0...(text.count - part.count) where text[start] == first {
            if text[start..<(start + part.count)] == part[...] { return true }
        }
        return false
    }

    private static func shape(of path: String) -> [UInt8] {
        var shape: [UInt8] = []
        shape.reserveCapacity(path.utf8.count)
        for byte in path.utf8 {
            if !isDigit(byte) {
                shape.append(byte)
            } else if shape.last != UInt8(ascii: "0") {
                shape.append(UInt8(ascii: "0"))
            }
        }
        return shape
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
