public import IntegrationModel

/// How a record is named to other programs.
public struct RecordName: Sendable, Hashable {
    /// The value of the dataset's key; nil where it has none, which makes the line its name.
    public var key: String?
    /// The line in its file, counted from 1.
    public var line: Int

    public init(key: String?, line: Int) {
        self.key = key
        self.line = line
    }
}

/// Linked records, a line of JSON a pair: `koppel links --format ndjson`.
public struct LinksDocument: Sendable {
    public static let schema = DocumentSchema.links
    private let links: RecordLinks
    private let clusters: [Int]

    public init(_ links: RecordLinks) {
        self.links = links
        clusters = Self.clusters(of: links)
    }

    /// The lines in UTF-8.
    ///
    /// - Parameters:
    ///   - threshold: pairs of less confidence are left out; their clusters are numbered as if they were there.
    ///   - left: the name of a record of the left dataset, by its position; `right` likewise.
    public func ndjson(
        threshold: Double = 0,
        left: (Int) -> RecordName,
        right: (Int) -> RecordName
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        for (pair, cluster) in zip(links.pairs, clusters) where pair.confidence >= threshold {
            let (leftName, rightName) = (left(pair.left), right(pair.right))
            var json = JSONWriter(indented: false)
            json.object { json in
                json.key("left", leftName.key ?? String(leftName.line))
                json.key("leftLine", leftName.line)
                json.key("right", rightName.key ?? String(rightName.line))
                json.key("rightLine", rightName.line)
                json.key("confidence", share: pair.confidence)
                json.key("cluster", cluster)
            }
            bytes.append(contentsOf: json.bytes)
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    /// The number of the cluster of each pair, from 1 in the order of the pairs: records that are linked, also through
    /// others, are in one cluster. Union-find, near-linear in the number of pairs.
    private static func clusters(of links: RecordLinks) -> [Int] {
        let isWithin = links.left == links.right
        // Those of the right dataset have their places behind those of the left one.
        let lefts = (links.pairs.map(\.left).max() ?? -1) + 1
        let rights = (links.pairs.map(\.right).max() ?? -1) + 1
        var parents = Array(0..<(isWithin ? max(lefts, rights) : lefts + rights))
        func root(_ node: Int) -> Int {
            var node = node
            while parents[node] != node {
                parents[node] = parents[parents[node]]
                node = parents[node]
            }
            return node
        }
        let ends = links.pairs.map { ($0.left, isWithin ? $0.right : lefts + $0.right) }
        for (left, right) in ends { parents[root(right)] = root(left) }
        var numbers = [Int](repeating: 0, count: parents.count)
        var count = 0
        return ends.map { left, _ in
            let cluster = root(left)
            if numbers[cluster] == 0 {
                count += 1
                numbers[cluster] = count
            }
            return numbers[cluster]
        }
    }
}
