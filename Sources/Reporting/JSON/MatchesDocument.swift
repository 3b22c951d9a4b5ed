public import IntegrationModel

/// Fields that hold the same thing: `koppel matches [--between A B] [--top N] --format json`.
public struct MatchesDocument: JSONDocument {
    public static let schema = DocumentSchema.matches
    /// Ranked per left field.
    public let matches: [FieldMatch]

    /// - Parameters:
    ///   - between: two systems or datasets; the first one is left. nil for all.
    ///   - top: how many matches to keep of each left field; nil for all.
    public init(_ snapshot: Snapshot, between: (String, String)? = nil, top: Int? = nil) {
        var matches = snapshot.matches
        if let (first, second) = between {
            matches = matches.compactMap { match in
                if match.left.isIn(first), match.right.isIn(second) { return match }
                guard match.left.isIn(second), match.right.isIn(first) else { return nil }
                var turned = match
                (turned.left, turned.right) = (match.right, match.left)
                return turned
            }
        }
        matches.sort { ($0.left, $1.confidence, $0.right) < ($1.left, $0.confidence, $1.right) }
        if let top {
            var rank = 0
            var field: FieldReference?
            matches = matches.filter { match in
                rank = match.left == field ? rank + 1 : 1
                field = match.left
                return rank <= top
            }
        }
        self.matches = matches
    }

    public var json: [UInt8] {
        document { json in
            json.key("schema", Self.schema.identifier)
            json.key("matches") { json in
                json.array(matches) { json, match in
                    json.object { json in
                        json.key("left") { $0.value(match.left) }
                        json.key("right") { $0.value(match.right) }
                        json.key("confidence", share: match.confidence)
                        json.key("chosen", match.chosen)
                        json.key("transform", match.transform)
                        json.evidence(match.evidence)
                    }
                }
            }
        }
    }
}

extension FieldReference {
    /// Whether the field is in a system or dataset of that id.
    fileprivate func isIn(_ id: String) -> Bool { dataset == id || dataset.hasPrefix(id + "/") }
}
