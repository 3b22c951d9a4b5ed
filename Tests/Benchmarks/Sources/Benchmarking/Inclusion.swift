public import Foundation

/// A unary inclusion dependency: every value of the one column is a value of the other.
public struct Inclusion: Codable, Hashable, Comparable, CustomStringConvertible, Sendable {
    /// `table.column`, in lower case.
    public var dependent: String
    public var referenced: String

    public init(dependent: String, referenced: String) {
        self.dependent = dependent
        self.referenced = referenced
    }

    public var description: String { "\(dependent) ⊆ \(referenced)" }

    public static func < (left: Inclusion, right: Inclusion) -> Bool {
        (left.dependent, left.referenced) < (right.dependent, right.referenced)
    }
}

/// Two sets of inclusion dependencies side by side.
public struct InclusionComparison: Codable, Sendable {
    /// How many both have.
    public var common: Int
    public var onlyLeft: [Inclusion]
    public var onlyRight: [Inclusion]

    public init(_ left: Set<Inclusion>, _ right: Set<Inclusion>) {
        common = left.intersection(right).count
        onlyLeft = left.subtracting(right).sorted()
        onlyRight = right.subtracting(left).sorted()
    }

    public var isIdentical: Bool { onlyLeft.isEmpty && onlyRight.isEmpty }
}

extension Inclusion {
    /// Reads what `Peers/inclusions.py` prints: `[["table", "column"], ["table", "column"]]` a line.
    public static func ofPeer(_ text: String) -> Set<Inclusion> {
        var result: Set<Inclusion> = []
        for line in text.split(separator: "\n") where line.hasPrefix("[[") {
            guard let pair = try? JSONDecoder().decode([[String]].self, from: Data(line.utf8)), pair.count == 2 else {
                continue
            }
            result.insert(
                Inclusion(
                    dependent: pair[0].joined(separator: ".").lowercased(),
                    referenced: pair[1].joined(separator: ".").lowercased()
                )
            )
        }
        return result
    }

    /// Reads what `koppel keys --inclusions --format json` prints, of which it takes those of all values.
    ///
    /// A dataset's name may have its system in front, as in `erp/orders`; the tables of a benchmark are one system.
    /// - Returns: all of them, which compare numbers as numbers, and those whose values are also written alike.
    /// - Throws: `DecodingError` where it is no such document.
    public static func ofKoppel(_ data: Data) throws -> (all: Set<Inclusion>, writtenAlike: Set<Inclusion>) {
        let entries = try JSONDecoder().decode(KoppelDocument.self, from: data).inclusions.filter(\.exact)
        let alike = entries.filter { $0.writtenAlike == true }
        return (Set(entries.map(\.inclusion)), Set(alike.map(\.inclusion)))
    }
}

/// What this package needs of the document.
private struct KoppelDocument: Decodable {
    struct Side: Decodable {
        var dataset: String
        /// One for a dependency between two columns.
        var fields: [String]

        var column: String {
            let table = dataset.split(separator: "/").last.map(String.init) ?? dataset
            return "\(table).\(fields.joined(separator: "+"))".lowercased()
        }
    }

    struct Entry: Decodable {
        var dependent: Side
        var referenced: Side
        /// Whether all of the dependent's values are there.
        var exact: Bool
        /// nil where it is not known.
        var writtenAlike: Bool?

        var inclusion: Inclusion { Inclusion(dependent: dependent.column, referenced: referenced.column) }
    }

    var inclusions: [Entry]
}
