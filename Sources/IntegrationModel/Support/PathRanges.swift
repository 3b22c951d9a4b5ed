/// Which of many paths a list names, as ranges of their positions: datasets mostly come from thousands of files in a row.
public struct PathRanges: Sendable, Hashable {
    /// Positions among all paths, in the order of the list.
    public private(set) var ranges: [Range<Int>] = []

    /// How far a path is looked for behind the one before.
    private static let reach = 16

    /// - Parameters:
    ///   - list: paths, mostly in the order in which they are among `paths`.
    ///   - paths: all there are, each once.
    /// - Returns: nil where the list has another path. O(paths).
    public init?(_ list: [String], among paths: [String]) {
        var positions: [String: Int] = [:]
        var next = 0
        for path in list {
            var position = next
            let end = min(next + Self.reach, paths.count)
            while position < end, paths[position] != path { position += 1 }
            if position == end {
                if positions.isEmpty { positions = Dictionary(zip(paths, 0...)) { first, _ in first } }
                guard let known = positions[path] else { return nil }
                position = known
            }
            if let last = ranges.indices.last, ranges[last].upperBound == position {
                ranges[last] = ranges[last].lowerBound..<position + 1
            } else {
                ranges.append(position..<position + 1)
            }
            next = position + 1
        }
    }

    /// The paths of the list.
    public func list(among paths: [String]) -> [String] { ranges.flatMap { paths[$0.clamped(to: paths.indices)] } }

    /// "0-19999,20002": first and last position of each range.
    public var text: String {
        ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound - 1)" }
            .joined(separator: ",")
    }

    /// - Parameter text: as ``text`` writes it.
    /// - Returns: nil where it is something else.
    public init?(text: String) {
        for part in text.utf8.split(separator: UInt8(ascii: ",")) {
            let ends = part.split(separator: UInt8(ascii: "-")).compactMap { Int(String(Substring($0))) }
            guard let first = ends.first, let last = ends.last, ends.count <= 2, first >= 0, last >= first,
                last < Int.max
            else { return nil }
            ranges.append(first..<last + 1)
        }
    }
}
