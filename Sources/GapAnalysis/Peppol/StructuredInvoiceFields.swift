public import IntegrationModel

/// The fields of exports whose plain values the rules for invoices ask for, as far as their paths say so.
public enum StructuredInvoiceFields {
    /// Whether datasets of an entity may hold structured invoices.
    public static func mayHold(_ entity: Entity) -> Bool {
        entity == .invoice || entity == .creditNote || entity == .supplierInvoice
    }

    /// Those of some fields whose values are asked for.
    ///
    /// - Parameters:
    ///   - fields: positions among the paths.
    ///   - paths: of all fields of the dataset, as `TaxTotal/TaxSubtotal[2]/TaxAmount`. Those of a table are not asked
    ///     for.
    ///   - areLines: whether the records are the lines of invoices, or the invoices.
    public static func read(_ fields: Range<Int>, of paths: [String], areLines: Bool) -> Set<Int> {
        let syntaxes = known.filter { syntax in
            paths.contains { areLines ? syntax.net.contains($0) : $0.hasPrefix(syntax.mark) }
        }
        guard !syntaxes.isEmpty else { return [] }
        return Set(
            fields.filter { field in
                let bare = paths[field].split(separator: "/").map { $0.prefix { $0 != "[" } }.joined(separator: "/")
                return syntaxes.contains { (areLines ? $0.lines : $0.headers).contains(bare) }
            }
        )
    }

    /// What is known of a syntax.
    private struct Known: Sendable {
        /// What the path of some field of an invoice begins with, and the paths of the net amount of a line.
        let mark: String
        let net: [String]
        let headers: Set<String>
        let lines: Set<String>

        init(_ syntax: InvoiceSyntax) {
            mark = syntax.mark + "/"
            net = syntax.line.first { $0.term == .lineNet }?.paths ?? []
            headers = Self.paths(syntax.header, syntax.groups)
            lines = Self.paths(syntax.line, syntax.lineGroups)
        }

        /// The paths of terms, without the numbers of repeated elements.
        private static func paths(_ bindings: [InvoiceSyntax.Binding], _ groups: [InvoiceSyntax.Repeated]) -> Set<
            String
        > {
            var paths = Set(bindings.flatMap(\.paths))
            for group in groups {
                for path in group.terms.flatMap(\.paths) {
                    paths.insert(path.isEmpty ? group.path : "\(group.path)/\(path)")
                }
            }
            return paths
        }
    }

    private static let known = [InvoiceSyntax.ubl, .cii].map(Known.init)
}
