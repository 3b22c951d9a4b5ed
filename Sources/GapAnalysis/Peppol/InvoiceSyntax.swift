import IntegrationModel

/// Where a syntax has the business terms: paths of elements below the document or the line, as importers name fields.
///
/// The bindings are those of EN 16931-3-2 (UBL) and EN 16931-3-3 (CII).
struct InvoiceSyntax: Sendable {
    /// Where a term stands; of several paths the first with a value counts.
    typealias Binding = (term: InvoiceTerm, paths: [String])

    /// A part that may be repeated: the path of its element, and its terms below it ("" is the element itself).
    struct Repeated: Sendable {
        var group: InvoiceGroup
        var path: String
        var terms: [Binding]
    }

    var syntax: StructuredInvoice.Syntax
    /// A path below which every invoice of this syntax has fields.
    var mark: String
    var header: [Binding]
    var groups: [Repeated]
    var line: [Binding]
    var lineGroups: [Repeated]

    /// The syntax of a dataset of invoices, nil where it is no structured invoice.
    static func of(_ dataset: Dataset) -> InvoiceSyntax? {
        guard dataset.entity == .invoice || dataset.entity == .creditNote || dataset.entity == .supplierInvoice else {
            return nil
        }
        return [ubl, cii].first { syntax in dataset.fields.contains { $0.path.hasPrefix(syntax.mark + "/") } }
    }

    /// The path of a term, for messages.
    func path(of term: InvoiceTerm) -> String? {
        if let own = (header + line).first(where: { $0.term == term }) { return own.paths.first }
        for repeated in groups + lineGroups {
            if let own = repeated.terms.first(where: { $0.term == term }), let path = own.paths.first {
                return path.isEmpty ? repeated.path : "\(repeated.path)/\(path)"
            }
        }
        return nil
    }
}

/// How the fields of one dataset give the terms of one part.
struct PartLayout {
    /// The fields of each term, the preferred one first.
    private var terms: [(InvoiceTerm, [Int])] = []
    /// The instances of repeated parts, in the order of the document.
    private var groups: [(InvoiceGroup, [PartLayout])] = []

    init(_ fields: [Field], _ bindings: [InvoiceSyntax.Binding], _ repeated: [InvoiceSyntax.Repeated]) {
        var positions: [String: Int] = [:]
        for (index, field) in fields.enumerated() { positions[field.path] = index }
        self.init(positions: positions, bindings)
        for part in repeated { groups.append((part.group, Self.instances(of: part, positions))) }
    }

    private init(positions: [String: Int], _ bindings: [InvoiceSyntax.Binding]) {
        for (term, paths) in bindings {
            let found = paths.compactMap { positions[$0] }
            if !found.isEmpty { terms.append((term, found)) }
        }
    }

    /// The elements of a repeated part: `TaxTotal/TaxSubtotal`, `TaxTotal/TaxSubtotal[2]`, …
    private static func instances(of part: InvoiceSyntax.Repeated, _ positions: [String: Int]) -> [PartLayout] {
        let wanted = part.path.split(separator: "/")
        var found: [[Int]: [String: Int]] = [:]
        for (path, index) in positions {
            let steps = path.split(separator: "/")
            guard steps.count >= wanted.count else { continue }
            var numbers: [Int] = []
            let fits = zip(steps, wanted).allSatisfy { step, name in
                let (bare, number) = Self.numbered(step)
                numbers.append(number)
                return bare == name
            }
            guard fits else { continue }
            let rest = steps.dropFirst(wanted.count).joined(separator: "/")
            found[numbers, default: [:]][rest] = index
        }
        return found.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
            PartLayout(positions: $0.value, part.terms)
        }
    }

    /// `Note[3]` is the third `Note`.
    private static func numbered(_ step: Substring) -> (Substring, Int) {
        guard step.hasSuffix("]"), let bracket = step.lastIndex(of: "["),
            let number = Int(step[step.index(after: bracket)...].dropLast())
        else { return (step, 1) }
        return (step[..<bracket], number)
    }

    /// The fields that are needed.
    var fields: Set<Int> {
        Set(terms.flatMap(\.1)).union(groups.flatMap { $0.1.flatMap(\.fields) })
    }

    /// The layout with the columns of its fields.
    func bound(to columns: [Int: TextColumn]) -> BoundPart {
        BoundPart(
            // Terms are gathered in the order of their positions, so that each comes after the ones before.
            terms: terms.sorted { $0.0.position < $1.0.position }.map { term, fields in
                (term, fields.compactMap { columns[$0].map(TermColumn.init) })
            },
            groups: groups.map { ($0, $1.map { $0.bound(to: columns) }) }
        )
    }
}
