public import IntegrationModel

/// Why Koppel says what it says: `koppel explain ID`.
public struct ExplainText: Sendable {
    let snapshot: Snapshot
    private let setup: PageSetup

    public init(_ snapshot: Snapshot, _ setup: PageSetup = PageSetup()) {
        self.snapshot = snapshot
        self.setup = setup
    }

    /// The evidence of a flow, link, gap, step or phase, with file and line, or what is known of a system or dataset.
    ///
    /// - Throws: ``UnknownID``, with the ids that are near.
    public func explanation(of id: String) throws(UnknownID) -> String {
        guard let text = setup.language.write(about: snapshot, { page(of: id) }) else {
            throw UnknownID(id: id, suggestions: Suggestion.nearest(to: id, among: snapshot.explainableIDs))
        }
        return text
    }

    private func page(of id: String) -> String? {
        var page = TextPage(setup)
        let map = snapshot.map
        if let flow = map.flow(id) {
            explain(flow, on: &page)
        } else if let link = map.links.first(where: { $0.id == id }) {
            explain(link, on: &page)
        } else if let gap = snapshot.gaps.first(where: { $0.id == id }) {
            explain(gap, on: &page)
        } else if let phase = snapshot.roadmap.phases.first(where: { $0.id == id }) {
            explain(phase, on: &page)
        } else if let step = snapshot.roadmap.steps.first(where: { $0.id == id }) {
            explain(step, on: &page)
        } else if let system = map.system(id) {
            explain(system, on: &page)
        } else if let dataset = map.dataset(id) {
            explain(dataset, on: &page)
        } else {
            return nil
        }
        return page.text
    }
}

/// An id that is in no part of the snapshot.
public struct UnknownID: Error, Sendable, Hashable, CustomStringConvertible {
    public var id: String
    /// At most three ids that are near, nearest first.
    public var suggestions: [String]

    public var description: String {
        let remedy =
            suggestions.isEmpty
            ? "koppel map, koppel gaps and koppel next list the ids"
            : suggestions.map { "koppel explain '\(DisplayText.safe($0))'" }.joined(separator: "\n       ")
        return "\(DisplayText.safe(id)): error: no flow, link, gap, step, phase, system or dataset has this id"
            + "; expected one of the latest snapshot\n  Try: \(remedy)"
    }
}

/// An id that is no gap of the snapshot.
public struct UnknownGap: Sendable, CustomStringConvertible {
    private let id: String
    private let suggestions: [String]

    public init(_ id: String, in snapshot: Snapshot) {
        self.id = id
        suggestions = Suggestion.nearest(to: id, among: snapshot.gaps.map(\.id))
    }

    public var description: String {
        let remedy =
            suggestions.isEmpty
            ? "koppel gaps lists the ids"
            : suggestions.map { "'\(DisplayText.safe($0))'" }.joined(separator: "\n       ")
        return
            "\(DisplayText.safe(id)): error: no gap has this id; expected one of the latest snapshot\n  Try: \(remedy)"
    }
}

extension Snapshot {
    /// Every id that `koppel explain` understands.
    public var explainableIDs: [String] {
        map.flows.map(\.id) + map.links.map(\.id) + gaps.map(\.id) + roadmap.phases.map(\.id) + roadmap.steps.map(\.id)
            + map.systems.map(\.id) + map.datasets.map(\.id)
    }
}
