public import ImporterKit
public import IntegrationModel
import Synchronization

/// A file that holds exports: an archive, a compressed file or a workbook.
///
/// Its members are unpacked when the first of them is opened, or when they are listed, and stay so until nobody holds one
/// of them any more: as parts of one file without a name on the disk of the workspace, which the system frees whatever
/// happens to the process. Memory holds none of them.
public final class Container: Sendable {
    /// What a container holds, as long as it does not change.
    public struct Listing: Codable, Sendable, Hashable {
        /// In order of their paths.
        public var members: [Member]
        /// What was left out, and why.
        public var diagnostics: [Diagnostic]

        public init(members: [Member] = [], diagnostics: [Diagnostic] = []) {
            self.members = members
            self.diagnostics = diagnostics
        }
    }

    public struct Member: Codable, Sendable, Hashable {
        /// Relative to the container, with forward slashes; "" for the content of a compressed file.
        public var path: String
        /// In bytes, unpacked.
        public var size: Int
        /// How it is written, where that is known, as with sheets of a workbook.
        public var reading: ReadingOverrides?

        public init(path: String, size: Int, reading: ReadingOverrides? = nil) {
            self.path = path
            self.size = size
            self.reading = reading
        }
    }

    /// What the user calls it.
    public let path: String
    private let absolutePath: String
    private let kind: ContainerKind
    /// Whether it is a workbook: its sheets are of one system.
    public let isWorkbook: Bool
    private let folder: String
    private let limits: UnpackingLimits
    private let unpacked = Mutex<Unpacked?>(nil)

    /// Looks whether a file is a container.
    ///
    /// - Parameters:
    ///   - path: what the user calls it.
    ///   - folder: where unpacked bytes go.
    /// - Returns: nil where it is none, or can't be opened.
    public init?(path: String, absolutePath: String, folder: String, limits: UnpackingLimits = UnpackingLimits()) {
        guard ContainerKind.isLookedInto(path),
            let kind = FileHead.read(absolutePath, ContainerKind.headBytes, { ContainerKind($0) })
        else { return nil }
        let content = kind == .zip ? ZipContent(absolutePath, shownAs: path) : .files
        if content == .document { return nil }
        if kind == .page {
            // A page without records is for the inspection to refuse.
            guard let bytes = try? FileBytes(opening: absolutePath, shownAs: path), (try? WebPage(bytes)) != nil else {
                return nil
            }
        }
        isWorkbook = content == .workbook || kind == .page || kind == .flatWorkbook
        self.path = path
        self.absolutePath = absolutePath
        self.kind = kind
        self.folder = folder
        self.limits = limits
    }

    /// What it holds. Unpacks it.
    public func listing() -> Listing { withUnpacked(\.listing) }

    /// The bytes of a member, for ``ExportFile/contents``.
    public func contents(of member: Member) -> any ExportContents {
        MemberContents(container: self, member: member.path)
    }

    fileprivate func open(_ member: String, shownAs path: String) throws -> FileBytes {
        try withUnpacked { unpacked in
            guard let range = unpacked.ranges[member], let storage = unpacked.storage else {
                throw ImportError(
                    "it is not in \(self.path) any more",
                    at: SourceLocation(file: path),
                    remedy: "import again"
                )
            }
            return try storage.bytes(range, shownAs: path)
        }
    }

    private func withUnpacked<Result>(_ body: (Unpacked) throws -> Result) rethrows -> Result {
        try unpacked.withLock { unpacked in
            let content = unpacked ?? Unpacker.unpacked(absolutePath, kind, shownAs: path, in: folder, limits)
            unpacked = content
            return try body(content)
        }
    }
}

private struct MemberContents: ExportContents {
    let container: Container
    let member: String

    func open(shownAs path: String) throws -> FileBytes { try container.open(member, shownAs: path) }
}

/// What was unpacked of a container.
struct Unpacked: Sendable {
    var listing: Container.Listing
    /// Of the members in ``storage``, by path.
    var ranges: [String: Range<Int>]
    var storage: UnpackedStorage?
}
