import FoundationEssentials

/// A column, or several that are one key together: `l_partkey+l_suppkey`.
struct KeyColumn: Hashable {
    var table: String
    var column: String

    var isComposite: Bool { column.contains("+") }
}

/// A reference from one column to another.
struct KeyReference: Hashable {
    var child: KeyColumn
    var parent: KeyColumn
}

/// The keys of a set of tables, as `truth-keys.csv` and `truth-primary.csv` beside them tell.
struct KeyTruth {
    var references: Set<KeyReference>
    /// By table; empty where the set doesn't tell.
    var primary: Set<KeyColumn>

    init(references: Set<KeyReference>, primary: Set<KeyColumn>) {
        self.references = references
        self.primary = primary
    }

    /// - Throws: the file system's error where `truth-keys.csv` can't be read.
    init(folder: String) throws {
        references = Set(
            try Self.rows(folder + "/truth-keys.csv").map {
                KeyReference(
                    child: KeyColumn(table: $0[0], column: $0[1]),
                    parent: KeyColumn(table: $0[2], column: $0[3])
                )
            }
        )
        let primaryFile = folder + "/truth-primary.csv"
        if FileManager.default.fileExists(atPath: primaryFile) {
            primary = Set(try Self.rows(primaryFile).map { KeyColumn(table: $0[0], column: $0[1]) })
        } else {
            primary = []
        }
    }

    /// Whether the reference follows from the true ones: from child to grandparent through the same column, or of a
    /// single column of a composite key. To find such a one is neither right nor wrong.
    func implies(_ reference: KeyReference) -> Bool {
        var reached: Set = [reference.child]
        var waiting = [reference.child]
        while let column = waiting.popLast() {
            for parent in parents(of: column) where reached.insert(parent).inserted { waiting.append(parent) }
        }
        return reached.contains(reference.parent)
    }

    private func parents(of column: KeyColumn) -> [KeyColumn] {
        references.flatMap { reference -> [KeyColumn] in
            guard reference.child.table == column.table else { return [] }
            let children = reference.child.column.split(separator: "+")
            let parents = reference.parent.column.split(separator: "+")
            return zip(children, parents).compactMap { child, parent in
                child == column.column ? KeyColumn(table: reference.parent.table, column: String(parent)) : nil
            }
        }
    }

    /// The lines after the header. The values of these files hold neither quotes nor commas.
    static func rows(_ path: String) throws -> [[String]] {
        let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }.filter { $0.count >= 2 }
    }
}
