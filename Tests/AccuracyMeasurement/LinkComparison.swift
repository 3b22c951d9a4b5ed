import FoundationEssentials
import IntegrationModel
import MappingPipeline

/// Records linked in public tables, beside the truth.
public struct LinkComparison: Sendable {
    public let name: String
    public let links: Score
    /// Whether the links are right as often as they say.
    public let reliability: Reliability
    /// How many pairs are said to be doubtful, and how many of them belong together.
    public let doubtful: Tally
    /// Links that are not in the truth, and those of the truth that were not found.
    public let wrong: [String]
    public let missed: [String]

    /// Two records, by table and the value of the column `id`.
    struct Pair: Hashable {
        let left: String
        let right: String

        /// The order of the two does not matter.
        init(_ one: String, _ other: String) { (left, right) = one < other ? (one, other) : (other, one) }
    }

    /// Reads the tables of a folder, compressed ones too, links the records of the tables that `truth-links.csv` names and
    /// compares with it.
    ///
    /// - Throws: where a file can't be read, or gzip is absent.
    public init(folder: String) throws {
        name = folder.split(separator: "/").last.map(String.init) ?? folder
        let truth = try KeyTruth.rows(folder + "/truth-links.csv").filter { $0.count == 4 }
        let present = Set(truth.map { Pair("\($0[0]) \($0[1])", "\($0[2]) \($0[3])") })
        var links: [(pair: Pair, confidence: Double)] = []
        var doubtful: [Pair] = []
        if let first = truth.first {
            (links, doubtful) = try Self.links(first[0], first[2], of: folder)
        }
        let found = Set(links.map(\.pair))
        self.links = Score(found: found, present: present)
        var reliability = Reliability()
        for link in links { reliability.count(link.confidence, isRight: present.contains(link.pair)) }
        self.reliability = reliability
        self.doubtful = doubtful.reduce(into: Tally()) { $0.count(present.contains($1)) }
        wrong = found.subtracting(present).map { "\($0.left) = \($0.right)" }.sorted()
        missed = present.subtracting(found).map { "\($0.left) = \($0.right)" }.sorted()
    }

    private static func links(_ left: String, _ right: String, of folder: String) throws
        -> ([(pair: Pair, confidence: Double)], doubtful: [Pair])
    {
        try LandscapeRun.withTemporaryFolder { exports in
            try KeyComparison.copyTables(of: folder, to: exports) { $0 }
            let linking = RecordLinking(LandscapeRun.opened(exports))
            func dataset(_ table: String) -> String? {
                linking.exports.datasets.first { $0.files.contains { $0.hasSuffix("/\(table).csv") } }?.id
            }
            guard let one = dataset(left), let other = dataset(right),
                let linked = try linking.linkedRecords(one, with: other)
            else { return ([], []) }
            let ids = (try linking.values(of: "id", in: one), try linking.values(of: "id", in: other))
            func pair(_ link: LinkedPair) -> Pair {
                Pair("\(left) \(ids.0[link.left])", "\(right) \(ids.1[link.right])")
            }
            return (linked.linkage.links.map { (pair($0), $0.confidence) }, linked.linkage.doubtful.map(pair))
        }
    }
}
