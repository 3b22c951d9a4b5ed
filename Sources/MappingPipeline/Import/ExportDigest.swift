import ImporterKit
import IntegrationModel
import Profiling

/// Digests of the exports of a system.
struct ExportDigest {
    /// What is known of a file and its content.
    struct File {
        var stamp: FileStamp?
        /// "" for a file that can't be opened.
        var digest: String
    }

    let files: [File]
    /// Of the files, their paths, and how they are read: the same for the same exports.
    let content: String
    /// Of the content and the key of the workspace, with which its columns are made.
    let group: String

    /// Files are digested in chunks of this size, so that several threads can share the work.
    private static let chunkSize = 1 << 23

    /// - Parameters:
    ///   - known: what was known when the files were last read, by path. A file with the same stamp is not read.
    ///   - isFresh: whether that was a moment ago, so that stamps need not be compared.
    ///   - importers: the digest of what reads the exports; another version of an importer may read them otherwise.
    ///   - team: shares the work.
    init(
        _ group: ExportListing.Group,
        key: HashKey,
        importers: String,
        known: [String: File],
        isFresh: Bool = false,
        team: WorkTeam
    ) {
        let files = Self.files(group.files, known, isFresh, team)
        var text = "reader 2\n\(String(describing: group.settings))\n"
        // Mostly all files are read alike; to describe that takes longer than to digest a small file.
        var overrides = group.files.first?.overrides
        var described = overrides.map { String(describing: $0) } ?? ""
        for (export, file) in zip(group.files, files) {
            if export.overrides != overrides {
                overrides = export.overrides
                described = String(describing: export.overrides)
            }
            text += "\(export.path)\n\(export.size)\n\(file.digest)\n\(described)\n"
        }
        self.files = files
        content = Self.digest(of: text)
        self.group = Self.digest(of: "\(content) \(importers) \(key.first) \(key.second)")
    }

    /// The digest of all that importers are described by.
    static func digest(of importers: [any Importer]) -> String {
        ContentDigest(
            of: importers.map { (try? DescriptionDigest.of($0.manifest)) ?? ContentDigest(first: 0, second: 0) }
        )
        .hexadecimal
    }

    /// The digest of a text.
    static func digest(of text: String) -> String {
        Array(text.utf8).withUnsafeBytes { ContentDigest(of: $0) }.hexadecimal
    }

    private static func files(
        _ exports: [ExportFile],
        _ known: [String: File],
        _ isFresh: Bool,
        _ team: WorkTeam
    ) -> [File] {
        var runs = FileRun.runs(of: exports, bytes: chunkSize / 2)[...]
        var all: [File] = []
        team.inOrder(
            atMost: 2 * team.threads,
            next: { runs.popFirst() },
            work: { run in
                run.files.map { export in
                    let known = known[export.path]
                    return isFresh ? known ?? file(export, nil, team) : file(export, known, team)
                }
            },
            join: { (_: FileRun, files: [File]) in
                all += files
                return true
            }
        )
        return all
    }

    private static func file(_ export: ExportFile, _ known: File?, _ team: WorkTeam) -> File {
        let stamp = FileStamp(of: export.absolutePath)
        if let known, let stamp, known.stamp == stamp { return known }
        guard let file = try? export.open() else {
            return File(stamp: nil, digest: "")
        }
        return File(stamp: stamp, digest: digest(of: file, team).hexadecimal)
    }

    /// The digest of a small file.
    static func digest(of file: FileBytes) -> String { digest(of: file, WorkTeam(threads: 1)).hexadecimal }

    static func digest(of file: FileBytes, chunkSize: Int = Self.chunkSize, _ team: WorkTeam) -> ContentDigest {
        let starts = Array(stride(from: 0, to: file.count, by: chunkSize))
        func part(_ start: Int) -> ContentDigest {
            ContentDigest(of: UnsafeRawBufferPointer(rebasing: file.buffer[start..<min(start + chunkSize, file.count)]))
        }
        return withExtendedLifetime(file) {
            guard starts.count > 1 else { return ContentDigest(of: starts.map(part)) }
            var rest = starts[...]
            var parts: [ContentDigest] = []
            team.inOrder(
                atMost: 2 * team.threads,
                next: { rest.popFirst() },
                work: part,
                join: { start, digest in
                    parts.append(digest)
                    file.passed(start + chunkSize)
                    return true
                }
            )
            return ContentDigest(of: parts)
        }
    }
}
