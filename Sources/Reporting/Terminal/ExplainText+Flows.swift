internal import IntegrationModel

extension ExplainText {
    func explain(_ flow: Flow, on page: inout TextPage) {
        let map = snapshot.map
        page.heading("Flow: \(map.route(flow.source, flow.target)), \(flow.subject)")
        page.line(id: flow.id, tone: .dim)
        let direction: Message = "\(NumberText.percent(flow.confidence)) sure"
        var facts: [(Message, Message)] = [
            (
                "How",
                "\(flow.mechanism.name) (\(flow.mechanism.meaning)), \(NumberText.percent(flow.mechanismConfidence)) sure"
            ),
            ("Direction", flow.declared ? "declared by the user, \(direction)" : direction),
            ("Records", flow.recordsSentence), ("Coverage", "\(NumberText.percent(flow.coverage))"),
        ]
        if let lag = flow.lagSeconds {
            let (median, late) = (TimeText.delay(lag.median, of: lag), TimeText.delay(lag.p95, of: lag))
            facts.append(("Delay", "median \(median), 95 % within \(late)"))
        }
        if let first = flow.firstSeen, let last = flow.lastSeen {
            facts.append(("Seen", "\(TimeText.shortDate(first)) to \(TimeText.shortDate(last))"))
        }
        if let stopped = flow.stoppedAt { facts.append(("Stopped", "\(TimeText.shortDate(stopped))")) }
        if let changed = flow.changed { facts.append(("Changed", changed.sentence)) }
        if let trend = flow.history?.trend { facts.append(("Trend", trend.sentence)) }
        if let volume = flow.yearlyVolume {
            facts.append(("Volume", "\(NumberText.count(NumberText.whole(volume))) a year"))
        }
        if let amount = flow.leakedAmount { facts.append(("Leaked value", "\(NumberText.money(amount))")) }
        page.facts(facts)
        page.keys(flow.key)
        page.evidence(flow.evidence)
        if !flow.conflicts.isEmpty {
            page.heading("Values that contradict each other")
            page.list(
                flow.conflicts.map { conflict in
                    let (count, all) = (NumberText.count(conflict.conflicting), NumberText.count(conflict.compared))
                    return "\(conflict.sourceField) and \(conflict.targetField): \(count) of \(all)"
                }
            )
        }
        months(flow, on: &page)
        records(snapshot.flowRecords[flow.id] ?? [], on: &page)
    }

    /// What arrived of each month's records, the last two years.
    private func months(_ flow: Flow, on page: inout TextPage) {
        guard let months = flow.history?.months, months.count > 1 else { return }
        var table = TextTable([
            .init(title: "Month"), .init(title: "Had time to arrive", alignment: .right),
            .init(title: "Arrived", alignment: .right), .init(title: "Coverage", alignment: .right),
        ])
        for month in months.suffix(24) {
            let share = month.eligible == 0 ? "–" : NumberText.percent(Double(month.linked) / Double(month.eligible))
            table.add([
                .init(TimeText.month(month.month)), .init(NumberText.count(month.eligible)),
                .init(NumberText.count(month.linked)), .init(share),
            ])
        }
        page.heading("By month of the source")
        page.table(table)
    }

    private func records(_ records: [FlowRecord], on page: inout TextPage) {
        guard !records.isEmpty else { return }
        let shown = 20
        page.heading("Records that need a look")
        for record in records.prefix(shown) {
            let fields = record.fields.isEmpty ? "" : " (\(listed(record.fields)))"
            let other: Message = record.other.map { "; other side \($0.number), \($0.file):\($0.line)" } ?? ""
            page.line("\(record.file):\(record.line)  \(record.number)  \(record.status.name)\(fields)\(other)")
        }
        if records.count > shown {
            page.paragraph("and \(NumberText.count(records.count - shown)) more: koppel map --format json --records ID")
        }
    }

    func explain(_ link: Link, on page: inout TextPage) {
        page.heading("Link: \(link.route(in: snapshot.map)), direction unknown")
        page.line(id: link.id, tone: .dim)
        page.facts([
            ("Shared", "\(NumberText.count(link.linked, "record"))"),
            ("Coverage", "\(NumberText.percent(link.coverage)) of the smaller dataset"),
            ("Confidence", "\(NumberText.percent(link.confidence))"),
        ])
        page.keys(link.key)
        page.evidence(link.evidence)
    }

    func explain(_ system: System, on page: inout TextPage) {
        page.heading("System: \(system.name)")
        let folder: Message = system.folder.isEmpty ? "the imported folder itself" : Message(verbatim: system.folder)
        page.facts([("Kind", "\(system.kind.name)"), ("Read by", "\(system.importer)"), ("Folder", folder)])
        page.heading("Datasets")
        page.list(
            snapshot.map.datasets.filter { $0.system == system.id }.map {
                "\($0.id): \($0.entity.counted($0.records))"
            }
        )
        let flows = snapshot.map.flows.filter { $0.source.system == system.id || $0.target.system == system.id }
        if !flows.isEmpty {
            page.heading("Flows")
            for flow in flows { page.line(id: flow.id) }
        }
    }

    func explain(_ dataset: Dataset, on page: inout TextPage) {
        page.heading("Dataset: \(dataset.id)")
        let files = dataset.files.count > 3 ? NumberText.count(dataset.files.count, "file") : listed(dataset.files)
        page.facts([
            ("Holds", "\(dataset.entity.counted(dataset.records))"),
            ("Left out", "\(NumberText.count(dataset.rejected, "record"))"), ("Read by", "\(dataset.importer)"),
            ("Files", "\(files)"),
        ])
        var table = TextTable([
            .init(title: "Field", isFlexible: true), .init(title: "Meaning"), .init(title: "Type"),
            .init(title: "Empty", alignment: .right), .init(title: "Distinct", alignment: .right), .init(title: "Key"),
        ])
        for field in dataset.fields {
            let type = field.profile.semanticType?.rawValue ?? field.profile.type.rawValue
            table.add([
                .init(field.path), .init(field.canonical?.rawValue ?? "–"), .init(type),
                .init(NumberText.percent(field.profile.nullShare)), .init(NumberText.count(field.profile.distinct)),
                field.profile.isKey ? "yes" : "",
            ])
        }
        page.heading("Fields")
        page.table(table)
    }
}

extension Flow {
    var recordsSentence: Message {
        let late = records.eligible - records.linked - records.leaked
        let waiting: Message =
            late > 0 ? ", \(NumberText.count(late)) are late but not older than three weeks or than the slowest" : ""
        return
            """
            \(NumberText.count(records.source)) in the source, \(NumberText.count(records.eligible)) had time to arrive: \
            \(NumberText.count(records.linked)) arrived, \(NumberText.count(records.leaked)) leaked\(waiting); \
            \(NumberText.count(records.withoutOrigin)) in the target without a source
            """
    }
}

extension MechanismShift {
    /// `2 Mar 2026, give or take 3 days; before by hand, 19 h as median, since then 40 s`.
    var sentence: Message {
        """
        \(TimeText.shortDate(at)), give or take \(TimeText.duration(uncertainty)); before \(before.name), \
        \(TimeText.duration(medianBefore)) as median, since then \(TimeText.duration(medianSince))
        """
    }
}

extension FlowTrend {
    /// `falling: 81 % since Mar 2026, 97 % before`.
    var sentence: Message {
        let (now, was) = (NumberText.percent(lately), NumberText.percent(before))
        return isRising
            ? "rising: \(now) since \(TimeText.month(since)), \(was) before"
            : "falling: \(now) since \(TimeText.month(since)), \(was) before"
    }
}

extension FlowRecord.Status {
    var name: String {
        switch self {
        case .leaked: localized("leaked")
        case .conflicting: localized("conflicting")
        case .withoutOrigin: localized("without origin")
        }
    }
}

extension TextPage {
    /// Names and values below each other.
    mutating func facts(_ facts: [(Message, Message)]) {
        let facts = facts.map { (localized($0.0), localized($0.1)) }
        let column = (facts.map { DisplayText.width($0.0) }.max() ?? 0) + 2
        for (name, value) in facts {
            let wrapped = DisplayText.wrapped(DisplayText.safe(value), width: width - column - 2)
            for (number, line) in wrapped.enumerated() {
                let label = number == 0 ? name : ""
                let space = String(repeating: " ", count: column - DisplayText.width(label))
                self.line(id: label + space + line)
            }
        }
    }

    mutating func keys(_ keys: [FlowKey]) {
        guard !keys.isEmpty else { return }
        heading("Found by")
        list(keys.map { "\($0.sourceField) = \($0.targetField) (\($0.match.name))" })
    }

    mutating func evidence(_ evidence: [Evidence]) {
        guard !evidence.isEmpty else { return }
        heading("Evidence")
        for fact in evidence {
            let sign: Message = fact.weight < 0 ? "against" : "for"
            list([
                "\(fact.statement) (\(fact.rule), \(sign), weight \(NumberText.decimal(abs(fact.weight), places: 2)))"
            ])
            for place in fact.places { line(id: "\(place)", indent: 6, tone: .dim) }
        }
    }
}
