import IntegrationModel

/// Records that are not meant to flow: drafts, cancelled orders, lost deals.
struct StatusFilter {
    /// Records left out, by position.
    let excluded: Set<Int>
    let evidence: [Evidence]

    /// - Parameter moments: of the records. Before the flow began and after it stopped nothing came, whatever its status, so
    ///   what separates is judged in between.
    init(_ source: DatasetProfile, linked: Set<Int>, _ moments: [Double], _ texts: any TextSource) throws {
        let known = linked.map { moments[$0] }.filter(\.isFinite)
        let (first, last) = (known.min() ?? -.infinity, known.max() ?? .infinity)
        let running = { (record: Int) in !(moments[record] < first || moments[record] > last) }
        var excluded = Set<Int>()
        var evidence: [Evidence] = []
        let dataset = source.dataset
        let fields = [CanonicalField.status, .cancelledAt].compactMap { dataset.fieldIndex($0) }
        for field in fields {
            if dataset.fields[field].canonical == .cancelledAt {
                let records = (0..<source.columns.count).filter { source.columns.columns[field].hashes[$0] != 0 }
                guard !records.isEmpty, Self.mostlyAbsent(records, linked) else { continue }
                excluded.formUnion(records.filter { !linked.contains($0) })
                evidence.append(Self.evidence(records.count, dataset.fields[field].path, "a date"))
                continue
            }
            let column = try texts.texts(of: dataset.id, fields: [field])[0]
            let groups = Dictionary(grouping: 0..<column.count) { column[$0] }
            for (value, records) in groups.sorted(by: { $0.key < $1.key }) {
                let isMeant = !Self.isNotFinal(value, dataset.entity)
                guard Self.mostlyAbsent(records, linked),
                    !isMeant || Self.isRule(records.filter(running), (0..<column.count).count(where: running), linked)
                else { continue }
                excluded.formUnion(records.filter { !linked.contains($0) })
                evidence.append(Self.evidence(records.count, dataset.fields[field].path, "\"\(value)\""))
            }
        }
        self.excluded = excluded
        self.evidence = evidence
    }

    private static func mostlyAbsent(_ records: [Int], _ linked: Set<Int>) -> Bool {
        Double(records.count { linked.contains($0) }) <= 0.05 * Double(records.count)
    }

    /// Whether a value that says nothing by itself separates as a rule does: none of its records came through, most of
    /// the others did, and some of the others were lost. Where every lost record has the value and no other, it is
    /// the loss that the value tells of ("to be invoiced").
    private static func isRule(_ records: [Int], _ count: Int, _ linked: Set<Int>) -> Bool {
        let through = records.count { linked.contains($0) }
        let others = count - records.count
        let othersThrough = linked.count - through
        return records.count >= 8 && through == 0 && Double(othersThrough) >= 0.7 * Double(others)
            && others - othersThrough >= 2 && Double(records.count) <= 0.3 * Double(count)
    }

    private static func evidence(_ count: Int, _ field: String, _ value: Message) -> Evidence {
        Evidence(
            rule: "not-meant-to-flow",
            statement: "\(count) records with \(value) in \"\(field)\" are not sent, and count as no leak",
            weight: 0.3
        )
    }

    /// Whether a status says in Dutch, French, German or English that a record is not, or no longer, meant.
    static func isNotFinal(_ status: String, _ entity: Entity) -> Bool {
        let text = status.lowercased()
        if withdrawn.contains(where: { text.contains($0) }) { return true }
        // What is still offered is no order yet.
        if entity != .invoice, offered.contains(where: { text.contains($0) }) { return true }
        // An order or invoice that is "open" may be so because the flow failed; a deal or quote is not decided yet, and a ticket
        // not done.
        guard entity == .lead || entity == .deal || entity == .quote || entity == .ticket else { return false }
        return undecided.contains { text.contains($0) }
    }

    private static let withdrawn = [
        "draft", "concept", "ontwerp", "brouillon", "voorlopig",
        "provisoire",
        "vorläufig", "entwurf", "cancel", "geannuleerd", "annul", "storn", "abgebrochen", "void",
        "lost", "verloren", "perdu", "refus", "geweigerd", "reject", "abgelehnt", "expired", "vervallen", "expir",
        "abgelaufen", "failed", "mislukt", "échou", "fehlgeschlagen", "deleted", "verwijderd", "supprim", "gelöscht",
        "abandoned", "checkout", "geblokkeerd", "bloqu", "blocked", "gesperrt", "on hold", "on-hold", "in de wacht",
        "in afwachting", "en attente", "zurückgestellt",
    ]

    private static let offered = ["quotation", "offerte", "devis", "angebot"]

    private static let undecided = [
        "open", "pending", "new", "nieuw", "nouveau", "neu", "proposal", "negotiat", "qualif", "prospect",
        "in behandeling", "en cours", "offen", "on-hold", "on hold", "appointment",
        "presentation", "decision", "sent", "verzonden", "envoy",
    ]
}
