import IntegrationModel

/// Records that were not compared because that would take more memory than there is for it.
public struct MatchingOmission: Sendable, Hashable {
    /// What is compared.
    public enum Subject: Sendable, Hashable {
        /// The parties of a dataset, with those of all others and among each other.
        case parties
        /// The documents of the first dataset, with those of the others.
        case documents
    }

    public var subject: Subject
    /// The ids of the datasets.
    public var datasets: [String]
    /// The records of the first dataset.
    public var records: Int
    /// The times the memory that it would take.
    public var times: Double
}

/// How the memory of matching is shared out. What is left out depends on the datasets and the memory only.
struct MatchingBudget {
    /// Bytes for all.
    let memory: Int

    /// For the values that are counted at one time; more than this makes nothing faster.
    var values: Int { min(memory / 2, SharedValueCount.defaultMemory) }
    /// For the parties that are held.
    var parties: Int { memory / 2 }
    /// For the pairs of parties that are compared at one time.
    var pairs: Int { memory / 4 }
    /// For the documents of two datasets while they are linked.
    var documents: Int { memory / 2 }

    /// What a party takes: its names, addresses and identifiers, and how often each occurs.
    private static let partyBytes = 250
    /// What a document of two datasets takes while they are linked: its numbers and what they lead to.
    private static let documentBytes = 600

    /// Which datasets of parties are held, by id: the smallest first, as many as fit.
    func heldParties(_ profiles: [DatasetProfile]) -> (held: Set<String>, omitted: [MatchingOmission]) {
        var held: Set<String> = []
        var omitted: [MatchingOmission] = []
        var used = 0
        for profile in profiles.sorted(by: { ($0.columns.count, $0.dataset.id) < ($1.columns.count, $1.dataset.id) }) {
            used += profile.columns.count * Self.partyBytes
            if used <= parties {
                held.insert(profile.dataset.id)
            } else {
                omitted.append(
                    MatchingOmission(
                        subject: .parties,
                        datasets: [profile.dataset.id],
                        records: profile.columns.count,
                        times: Double(used) / Double(max(parties, 1))
                    )
                )
            }
        }
        return (held, omitted)
    }

    func holds(documents left: DocumentTable, _ right: DocumentTable) -> Bool { need(left, right) <= documents }

    fileprivate func need(_ left: DocumentTable, _ right: DocumentTable) -> Int {
        (left.count + right.count) * Self.documentBytes
    }
}

/// The pairs of datasets whose documents were not linked.
struct OmittedDocuments {
    private var pairs: [(left: DocumentTable, right: DocumentTable)] = []

    mutating func add(_ left: DocumentTable, _ right: DocumentTable) { pairs.append((left, right)) }

    /// One for each dataset on the left, in order.
    func omissions(_ budget: MatchingBudget) -> [MatchingOmission] {
        Dictionary(grouping: pairs, by: \.left.dataset.id).sorted { $0.key < $1.key }.map { id, pairs in
            MatchingOmission(
                subject: .documents,
                datasets: [id] + pairs.map(\.right.dataset.id),
                records: pairs[0].left.count,
                times: pairs.map { Double(budget.need($0.left, $0.right)) / Double(max(budget.documents, 1)) }.max()
                    ?? 1
            )
        }
    }
}
