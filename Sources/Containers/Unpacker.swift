import ImporterKit
import IntegrationModel

/// Unpacks a container, and those in it, into a storage.
///
/// One bad member never stops the others: it is told, and the next one is read.
struct Unpacker {
    let limits: UnpackingLimits
    let folder: String
    /// What the user calls the outermost container.
    let shown: String
    let storage: UnpackedStorage
    /// Bytes that may be unpacked in all.
    let allowed: Int
    private var total = 0
    private var entries = 0
    /// Where the next member begins in the storage.
    var end = 0
    private var nextDiskCheck = 0

    var members: [Container.Member] = []
    var ranges: [String: Range<Int>] = [:]
    var troubles = Troubles()

    /// Unpacks a container; what can't be unpacked is told in the listing's diagnostics.
    static func unpacked(
        _ absolutePath: String,
        _ kind: ContainerKind,
        shownAs path: String,
        in folder: String,
        _ limits: UnpackingLimits
    ) -> Unpacked {
        var troubles = Troubles()
        do {
            let bytes = try FileBytes(opening: absolutePath, shownAs: path)
            var unpacker = Unpacker(bytes.count, shownAs: path, try UnpackedStorage(in: folder), folder, limits)
            do {
                try unpacker.unpack(bytes, kind, at: "", depth: 1)
            } catch let failure as UnpackingFailure {
                unpacker.troubles.add(.error, failure, at: path)
            }
            return unpacker.finished()
        } catch let failure as UnpackingFailure {
            troubles.add(.error, failure, at: path)
        } catch let error as ImportError {
            troubles.diagnostics.append(error.diagnostic)
        } catch {
            troubles.add(.error, UnpackingFailure("\(error)", remedy: "unpack it and import the folder"), at: path)
        }
        return Unpacked(listing: .init(members: [], diagnostics: troubles.diagnostics), ranges: [:], storage: nil)
    }

    private init(
        _ size: Int,
        shownAs path: String,
        _ storage: UnpackedStorage,
        _ folder: String,
        _ limits: UnpackingLimits
    ) {
        shown = path
        self.storage = storage
        self.folder = folder
        self.limits = limits
        allowed = limits.allowed(for: size)
    }

    private func finished() -> Unpacked {
        Unpacked(
            listing: .init(members: members.sorted { $0.path < $1.path }, diagnostics: troubles.diagnostics),
            ranges: ranges,
            storage: storage
        )
    }

    /// The path of a member as the user sees it.
    func shown(_ path: String) -> String { path.isEmpty ? shown : "\(shown)/\(path)" }

    /// An entry that was unpacked and has no readable name yet.
    struct Piece {
        var name: [UInt8]
        var range: Range<Int>
        var damage: String?
    }

    /// - Parameters:
    ///   - path: of the container inside the outermost one; "" for that one.
    ///   - depth: how many containers it lies in, itself included.
    mutating func unpack(_ bytes: FileBytes, _ kind: ContainerKind, at path: String, depth: Int) throws {
        if kind == .zip, ZipContent(bytes) == .workbook { return try unpackWorkbook(bytes, at: path) }
        if kind == .page { return try unpackPage(bytes, at: path) }
        if kind == .flatWorkbook { return try unpackFlatWorkbook(bytes, at: path) }
        let reader = try ArchiveReader(bytes, kind)
        var pieces: [Piece] = []
        var refused: [(name: [UInt8], failure: UnpackingFailure)] = []
        var ending: UnpackingFailure?
        do {
            while let entry = try reader.next() {
                entries += 1
                guard entries <= limits.members else { throw tooMany }
                switch entry.kind {
                case .folder: continue
                case .link: refused.append((entry.name, Self.link))
                case .other: refused.append((entry.name, Self.noFile))
                case .file:
                    if Self.isLeftOut(entry.name) { continue }
                    if entry.isEncrypted {
                        refused.append((entry.name, ArchiveReader.encrypted))
                    } else {
                        pieces.append(try piece(entry.name, reader))
                    }
                }
            }
        } catch let failure as UnpackingFailure {
            ending = failure
        }
        let isSingle = reader.isSingleFile
        let names = MemberNames(pieces.map(\.name) + refused.map(\.name))
        for (name, failure) in refused { troubles.add(.error, failure, at: shown(Self.join(path, names.text(name)))) }
        for piece in pieces { try keep(piece, isSingle ? nil : names.text(piece.name), at: path, depth: depth) }
        if let ending {
            if ending.endsAll { throw ending }
            troubles.add(.error, ending, at: shown(path))
        }
    }

    /// Unpacks the entry that the reader is at.
    private mutating func piece(_ name: [UInt8], _ reader: ArchiveReader) throws -> Piece {
        let start = nextStart
        var place = start
        let end = try reader.read { bytes in
            try count(bytes.count)
            try storage.write(bytes, at: place)
            place += bytes.count
        }
        self.end = place
        if case .damaged(let reason) = end { return Piece(name: name, range: start..<place, damage: reason) }
        return Piece(name: name, range: start..<place)
    }

    /// Where the next member is to begin.
    var nextStart: Int {
        (end + FileBytes.partAlignment - 1) / FileBytes.partAlignment * FileBytes.partAlignment
    }

    /// - Throws: at a limit.
    mutating func count(_ bytes: Int) throws {
        total += bytes
        guard total <= allowed else { throw tooLarge }
        guard total > nextDiskCheck else { return }
        nextDiskCheck = total + UnpackingLimits.freeBytes
        guard storage.freeDiskBytes > UnpackingLimits.spareDiskBytes else {
            throw UnpackingFailure(
                "the disk is nearly full; the rest was not unpacked",
                remedy: "make room on the disk that the workspace is on",
                endsAll: true
            )
        }
    }

    /// The path of a member of a container.
    static func join(_ path: String, _ name: String) -> String { path.isEmpty ? name : "\(path)/\(name)" }

    /// By the ASCII in a name, so before its character set is known.
    private static func isLeftOut(_ name: [UInt8]) -> Bool {
        String(decoding: name, as: UTF8.self).split(separator: "/").contains {
            $0 != "." && $0 != ".." && ExportName.isLeftOut($0)
        }
    }
}
