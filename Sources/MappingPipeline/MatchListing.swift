public import IntegrationModel
internal import Matching
internal import Profiling

/// Compares the fields of any datasets of exports, of one system too, as far as nothing is known of them yet.
public struct MatchListing: Sendable {
    private let exports: OpenedExports

    public init(_ exports: OpenedExports) { self.exports = exports }

    /// The matches between the datasets of one name and those of another, ranked per left field.
    ///
    /// - Parameters:
    ///   - left: the id of a system or dataset; so is `right`.
    ///   - links: the records that datasets share.
    /// - Throws: where an export can't be read any more.
    public func matches(_ left: String, _ right: String, links: [RecordLinks] = []) throws -> [FieldMatch] {
        let matcher = FieldMatcher(exports.profiles, corrections: exports.matches)
        var found: [FieldMatch] = []
        var done: Set<[String]> = []
        for one in datasets(left) {
            for other in datasets(right) where one != other && done.insert([one, other].sorted()).inserted {
                found += try matcher.matches(one, other, links: links.from(one, to: other), texts: exports.texts)
            }
        }
        return found
    }

    private func datasets(_ name: String) -> [String] {
        exports.profiles.map(\.dataset.id).filter { $0 == name || $0.hasPrefix(name + "/") }
    }
}

extension [RecordLinks] {
    /// The links between two datasets, turned where they are kept the other way round.
    public func from(_ left: String, to right: String) -> RecordLinks? {
        if let links = first(where: { $0.left == left && $0.right == right }) { return links }
        guard var links = first(where: { $0.left == right && $0.right == left }) else { return nil }
        (links.left, links.right) = (left, right)
        links.pairs = links.pairs.map {
            RecordPair(left: $0.right, right: $0.left, confidence: $0.confidence, key: $0.key)
        }
        return links
    }
}

extension StaleCorrection {
    /// What a person said that changes nothing any more.
    var diagnostic: Diagnostic {
        Diagnostic(
            .warning,
            "\(words) is corrected, but \(reason), so the correction changes nothing",
            at: SourceLocation(file: "koppel.yaml"),
            remedy: "take it out, or correct what it names"
        )
    }
}
