import FoundationEssentials
import Glibc
import IntegrationModel

/// What is kept of the runs of a tap beside its streams: from where it can go on, and which file is which stream's.
///
/// A tap that is given its state sends what is new or has changed since. That is joined with what earlier runs gave:
/// - a record takes the place of one with the same key; without a key, of one that is the same;
/// - a stream that the state has no bookmark of comes whole, and takes the place of the old one, as does one of which the
///   tap activates another version;
/// - a stream that breaks off half-way loses nothing that was there.
struct SingerMemory {
    private struct Facts: Codable {
        var command: String
        var fileNames: [String: String] = [:]
        var versions: [String: String] = [:]
        /// Streams with a bookmark in the state; nil where the state has no bookmarks by stream.
        var bookmarks: [String]?
    }

    private let place: String
    private let statePath: String
    private let factsPath: String
    private let command: String
    private let isUsed: Bool
    /// Of the runs before; nil where there is nothing to go on from.
    private let former: Facts?

    /// - Parameter isUsed: whether the run goes on from an earlier one.
    init(of tap: SingerTap, in folder: String, isUsed: Bool) {
        place = "\(folder)/\(tap.name)"
        statePath = "\(folder)/.\(tap.name).state.json"
        factsPath = "\(folder)/.\(tap.name).streams.json"
        command = RecordKey(tap.arguments.map { Array($0.utf8) }).text
        self.isUsed = isUsed
        let facts = FileManager.default.contents(atPath: factsPath).flatMap {
            try? JSONDecoder().decode(Facts.self, from: $0)
        }
        let hasAll = access(statePath, R_OK) == 0 && access(place, R_OK) == 0
        // The state of another command says nothing to this one.
        former = isUsed && hasAll && facts?.command == command ? facts : nil
    }

    var goesOn: Bool { former != nil }
    var fileNames: [String: String] { former?.fileNames ?? [:] }
    /// What the tap is told of it.
    var arguments: [String] { goesOn ? ["--state", statePath] : [] }

    /// How what came was joined with what was there.
    struct Joined {
        var new = 0
        var kept = 0

        func diagnostic(of name: String) -> Diagnostic {
            Diagnostic(
                .note,
                "the tap went on from where it ended before: \(new) records are new or changed, \(kept) are from before",
                at: SourceLocation(file: name),
                remedy: "--tap-anew reads all again, so that records that were deleted go"
            )
        }
    }

    /// Adds to the streams what is left of earlier runs; nil where there is nothing to go on from.
    ///
    /// - Parameter isWhole: whether the tap came to its end.
    mutating func join(_ streams: SingerStreams, isWhole: Bool) throws -> Joined? {
        guard let former else { return nil }
        var joined = Joined()
        var new = streams.records
        for (stream, file) in former.fileNames.sorted(by: { $0.key < $1.key }) {
            if isWhole, isReplaced(stream, former, streams) { continue }
            let old = "\(place)/\(file).jsonl"
            guard access(old, R_OK) == 0 else { continue }
            let counts = try SingerJoining.join(
                old: old,
                new: "\(streams.folder)/\(file).jsonl",
                keys: streams.keys[stream] ?? []
            )
            joined.kept += counts.kept
            new[stream] = counts.new
        }
        joined.new = new.values.reduce(0, +)
        return joined
    }

    private func isReplaced(_ stream: String, _ former: Facts, _ streams: SingerStreams) -> Bool {
        if let version = streams.versions[stream] { return version != former.versions[stream] }
        return former.bookmarks.map { !$0.contains(stream) } ?? false
    }

    /// Whether a bookmark is one; streams that come whole can have an empty one.
    private static func saysSomething(_ value: JSONValue) -> Bool {
        switch value {
        case .null: false
        case .object(let members): members.values.contains(where: saysSomething)
        case .array(let elements): elements.contains(where: saysSomething)
        default: true
        }
    }

    /// Keeps what the next run needs.
    func save(_ streams: SingerStreams) throws {
        guard
            let state = streams.state
                ?? (goesOn ? FileManager.default.contents(atPath: statePath).map(Array.init) : nil)
        else {
            unlink(statePath)
            return
        }
        let value = try? JSONDecoder().decode(JSONValue.self, from: Data(state))
        var bookmarks: [String]?
        if case .object(let members)? = value?["bookmarks"] {
            bookmarks = members.filter { Self.saysSomething($0.value) }.keys.sorted()
        }
        let facts = Facts(
            command: command,
            fileNames: streams.fileNames,
            versions: (former?.versions ?? [:]).merging(streams.versions) { $1 },
            bookmarks: bookmarks
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        try FetchedFile.replace(factsPath, with: Array(try encoder.encode(facts)))
        try FetchedFile.replace(statePath, with: state)
    }
}
