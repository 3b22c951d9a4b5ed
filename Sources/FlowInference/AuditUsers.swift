import IntegrationModel

/// Who made the records of a dataset: people or an interface, as its audit fields say.
struct AuditUsers: Sendable {
    /// For each record: true an interface, false a person, nil not said.
    let byInterface: [Bool?]
    /// The field it was read from.
    let field: String?
    /// The names of interfaces that were met, most frequent first.
    let interfaces: [String]
    /// The other system that the most frequent interface is named after: "Koppeling webshop".
    private(set) var namedSystem: String?

    /// With the system that the interface is named after, where one of these is.
    ///
    /// - Parameter own: the system that the records are in; an interface may be named after that too, which says nothing.
    func naming(_ systems: [System], own: String) -> AuditUsers {
        guard let words = interfaces.first.map(Self.words) else { return self }
        let named = systems.filter { system in
            [system.id, system.name].map(Self.words).contains { name in
                !name.isEmpty && words.indices.contains { words[$0...].starts(with: name) }
            }
        }
        var copy = self
        copy.namedSystem = named.count == 1 && named[0].id != own ? named[0].id : nil
        return copy
    }

    private static func words(_ name: String) -> [String] {
        name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    static func unknown(_ count: Int) -> AuditUsers {
        AuditUsers(byInterface: Array(repeating: nil, count: count), field: nil, interfaces: [])
    }

    /// Reads the "created by" and "record source" fields of a dataset.
    static func read(_ profile: DatasetProfile, _ texts: any TextSource) throws -> AuditUsers {
        let dataset = profile.dataset
        let fields = [CanonicalField.createdBy, .recordSource].compactMap { dataset.fieldIndex($0) }
        guard !fields.isEmpty else { return .unknown(profile.columns.count) }
        let columns = try texts.texts(of: dataset.id, fields: fields)
        var known: [String: Bool?] = [:]
        var counts: [String: Int] = [:]
        var result = [Bool?](repeating: nil, count: profile.columns.count)
        var used: Int?
        for (position, column) in columns.enumerated() {
            for record in 0..<min(column.count, result.count) where result[record] == nil {
                let name = column[record]
                guard !name.isEmpty else { continue }
                let verdict: Bool?
                if let before = known[name] {
                    verdict = before
                } else {
                    verdict = UserNames.isInterface(
                        name,
                        isSource: dataset.fields[fields[position]].canonical == .recordSource
                    )
                    known[name] = verdict
                }
                result[record] = verdict
                if verdict != nil { used = used ?? position }
                if verdict == true { counts[name, default: 0] += 1 }
            }
        }
        return AuditUsers(
            byInterface: result,
            field: used.map { dataset.fields[fields[$0]].path },
            interfaces: counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        )
    }

    /// The share of some records that an interface made, and how many of them say who did; nil where none does.
    func interfaceShare(_ records: some Sequence<Int>) -> (share: Double, known: Int)? {
        var known = 0
        var count = 0
        for record in records {
            guard let verdict = byInterface[record] else { continue }
            known += 1
            count += verdict ? 1 : 0
        }
        return known == 0 ? nil : (Double(count) / Double(known), known)
    }
}

/// Names in audit fields.
enum UserNames {
    /// Whether a name stands for an interface (true), a person (false), or can't be told.
    static func isInterface(_ name: String, isSource: Bool) -> Bool? {
        let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        guard !words.isEmpty else { return nil }
        if words.contains(where: { person.contains($0) }) { return false }
        if words.contains(where: { interface.contains($0) }) { return true }
        if words.contains(where: { word in parts.contains { word.count > $0.count && word.contains($0) } }) {
            return true
        }
        if isSource { return nil }
        // Two words or a mail address without digits look like somebody's name.
        let letters = words.allSatisfy { $0.allSatisfy(\.isLetter) }
        return words.count >= 2 && letters ? false : nil
    }

    /// Whether an interface is named after the runs in which it works: "nightly-job", "cron".
    static func isOfRuns(_ name: String) -> Bool {
        name.lowercased().split { !$0.isLetter && !$0.isNumber }.contains { runs.contains(String($0)) }
    }

    private static let runs: Set<String> = [
        "batch", "job", "cron", "scheduler", "scheduled", "nightly", "night", "nacht", "nachtjob", "nuit", "daily",
        "hourly",
    ]

    private static let interface: Set<String> = [
        "api", "interface", "import", "importer", "integration", "integratie", "intégration", "koppeling", "connector",
        "sync", "system", "systeem", "système", "systemuser", "bot", "odoobot", "service", "svc", "batch", "job",
        "cron", "scheduler", "webservice", "ws", "edi", "zapier", "make", "n8n", "automation", "automatisch", "auto",
        "schnittstelle", "daemon", "robot", "rpa", "middleware", "esb", "webhook",
        "integrations", "integrator", "etl", "peppol", "exchange", "dataimport",
    ]
    /// Parts of longer words such as "apiuser" or "svc_integration".
    private static let parts = [
        "api", "integrat", "koppel", "interface", "connector", "import", "sync", "schnittstelle",
    ]
    /// Words of sources that mean a person at a screen.
    private static let person: Set<String> = [
        "ui", "manual", "manueel", "manuell", "manuel", "handmatig", "user", "gebruiker",
    ]
}
