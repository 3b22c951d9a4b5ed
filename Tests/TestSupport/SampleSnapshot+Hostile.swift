public import IntegrationModel

extension Snapshot {
    /// The sample, with one hostile text as the name of everything that comes out of an export.
    public static func sample(named text: String) -> Snapshot {
        var snapshot = Snapshot.sample
        let words = Message(verbatim: text)
        snapshot.map.systems = snapshot.map.systems.map {
            var system = $0
            system.name = text
            return system
        }
        snapshot.map.datasets = snapshot.map.datasets.map {
            var dataset = $0
            dataset.files = [text]
            return dataset
        }
        for index in snapshot.map.flows.indices {
            snapshot.map.flows[index].key = [FlowKey(sourceField: text, targetField: text, match: .exact)]
            snapshot.map.flows[index].evidence = [
                Evidence(rule: text, statement: words, weight: 0.5, places: [SourceLocation(file: text, line: 1)])
            ]
        }
        for index in snapshot.map.links.indices {
            snapshot.map.links[index].evidence = [Evidence(rule: text, statement: words, weight: 0.5)]
        }
        for index in snapshot.gaps.indices {
            snapshot.gaps[index].title = words
            snapshot.gaps[index].explanation = words
            snapshot.gaps[index].assumptions = [words]
            snapshot.gaps[index].recordKeys = [text + "1"]
            snapshot.gaps[index].evidence = [GapEvidence(file: text, line: 1, field: text, value: text)]
        }
        for index in snapshot.roadmap.phases.indices {
            snapshot.roadmap.phases[index].title = text
            snapshot.roadmap.phases[index].why = [text]
        }
        snapshot.inputs = [InputFile(path: text, size: 1, digest: "0", importer: text, reasons: [text])]
        snapshot.diagnostics = [Diagnostic(.warning, text, at: SourceLocation(file: text, line: 1), remedy: text)]
        return snapshot
    }
}
