import IntegrationModel

/// The names of linked parties where one list has those of people in parts: first name and last name, beside the name of a
/// company or alone. The other list has them in one field, with those of companies.
struct PartedNames {
    private let link: LinkContext
    private let left: Names
    private let right: Names

    /// nil where both lists tell names in the same fields.
    init?(_ link: LinkContext) {
        guard link.isOfParties, let left = Names(link.left.dataset), let right = Names(link.right.dataset),
            left.parts.isEmpty != right.parts.isEmpty
        else { return nil }
        (self.link, self.left, self.right) = (link, left, right)
    }

    /// Whether both fields are of these names.
    func hold(_ leftField: Int, _ rightField: Int) -> Bool {
        left.fields.contains(leftField) && right.fields.contains(rightField)
    }

    /// The words of the names of each pair of the link; none where a side has no name.
    func pairs(_ texts: any TextSource) throws -> [(left: [String], right: [String])] {
        let (lefts, rights) = (
            try texts.texts(of: link.left.dataset.id, fields: left.fields),
            try texts.texts(of: link.right.dataset.id, fields: right.fields)
        )
        return link.links.pairs.map { (left.words(lefts, of: $0.left), right.words(rights, of: $0.right)) }
    }

    /// Whether two names have the same words, the last name first or last. Case, accents and punctuation say nothing.
    static func isSame(_ one: [String], _ other: [String]) -> Bool {
        one.joined() == other.joined() || one.sorted() == other.sorted()
    }

    /// Where a list has its names.
    private struct Names {
        let whole: Int?
        /// First and last name.
        let parts: [Int]

        /// nil where the list has no names.
        init?(_ dataset: Dataset) {
            whole = dataset.fieldIndex(.name)
            let parts = [CanonicalField.firstName, .lastName].compactMap { dataset.fieldIndex($0) }
            self.parts = parts.count == 2 ? parts : []
            guard !fields.isEmpty else { return nil }
        }

        var fields: [Int] { (whole.map { [$0] } ?? []) + parts }

        /// - Parameter columns: the texts of the fields.
        func words(_ columns: [TextColumn], of record: Int) -> [String] {
            if whole != nil {
                let name = Self.words([columns[0]], record)
                guard name.isEmpty else { return name }
            }
            return Self.words(Array(columns.suffix(parts.count)), record)
        }

        private static func words(_ columns: [TextColumn], _ record: Int) -> [String] {
            columns.filter { record < $0.count }.flatMap { column in
                PlainLetters.of(column[record].lowercased()).split { !$0.isLetter && !$0.isNumber && $0 != "'" }
                    .map { $0.filter { $0 != "'" } }.filter { !$0.isEmpty }
            }
        }
    }
}
