import ImporterKit
import IntegrationModel

/// Unpacks a container, and those in it, into a storage.
///
/// One bad member never stops the others: it is told, and the next one is read.
struct Unpacker {
    private let limits: UnpackingLimits
    private let folder: String
    /// What the user calls the outermost container.
    private let shown: String
    private let storage: UnpackedStorage
    /// Bytes that may be unpacked in all.
    private let allowed: Int
    private var total = 0
    private var entries = 0
    /// Where the next member begins in the storage.
    private var end = 0
    private var nextDiskCheck = 0

    private var members: [Container.Member] = []
    private var ranges: [String: Range<Int>] = [:]
    private var troubles = Troubles()

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
    private func shown(_ path: String) -> String { path.isEmpty ? shown : "\(shown)/\(path)" }

    /// An entry that was unpacked and has no readable name yet.
    private struct Piece {
        var name: [UInt8]
        var range: Range<Int>
        var damage: String?
    }

    /// - Parameters:
    ///   - path: of the container inside the outermost one; "" for that one.
    ///   - depth: how many containers it lies in, itself included.
    private mutating func unpack(_ bytes: FileBytes, _ kind: ContainerKind, at path: String, depth: Int) throws {
        if kind == .zip, ZipContent(bytes) == .workbook { return try unpackWorkbook(bytes, at: path) }
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

    private var nextStart: Int {
        (end + FileBytes.partAlignment - 1) / FileBytes.partAlignment * FileBytes.partAlignment
    }

    /// - Throws: at a limit.
    private mutating func count(_ bytes: Int) throws {
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

    /// Makes members of what was unpacked.
    ///
    /// - Parameter name: nil for the content of a compressed file, which is called as that.
    private mutating func keep(_ piece: Piece, _ name: String?, at path: String, depth: Int) throws {
        var member = path
        if let name {
            guard let parts = MemberNames.parts(of: name), !parts.isEmpty else {
                troubles.add(.error, Self.outside, at: shown(path))
                return
            }
            member = Self.join(path, parts.joined(separator: "/"))
        }
        if let damage = piece.damage {
            let size = piece.range.count
            let failure = UnpackingFailure(
                "it is damaged: \(damage); "
                    + (size > 0 ? "its first \(size) bytes were read" : "nothing of it could be read"),
                remedy: "copy the archive again, or repair it with the program that made it"
            )
            troubles.add(.error, failure, at: shown(member))
            if piece.range.isEmpty { return }
        }
        guard let kind = try kind(of: piece.range) else {
            add(member, piece.range)
            return
        }
        guard depth < limits.depth else {
            let failure = UnpackingFailure(
                "archives lie more than \(limits.depth) deep in each other here; this one was not unpacked",
                remedy: "unpack it and import the files in it, or allow more with --max-nesting"
            )
            troubles.add(.error, failure, at: shown(member))
            return
        }
        do {
            let bytes = try storage.bytes(piece.range, shownAs: shown(member))
            if kind == .zip, ZipContent(bytes) == .document { return add(member, piece.range) }
            try unpack(bytes, kind, at: member, depth: depth + 1)
        } catch let failure as UnpackingFailure {
            if failure.endsAll { throw failure }
            troubles.add(.error, failure, at: shown(member))
        } catch let error as ImportError {
            troubles.diagnostics.append(error.diagnostic)
        }
    }

    private mutating func add(_ path: String, _ range: Range<Int>, reading: ReadingOverrides? = nil) {
        var free = path
        var number = 2
        while ranges[free] != nil {
            free = "\(path) (\(number))"
            number += 1
        }
        ranges[free] = range
        members.append(.init(path: free, size: range.count, reading: reading))
    }

    private func kind(of range: Range<Int>) throws -> ContainerKind? {
        guard !range.isEmpty else { return nil }
        let head = range.lowerBound..<min(range.upperBound, range.lowerBound + ContainerKind.headBytes)
        let bytes = try storage.bytes(head, shownAs: shown)
        return withExtendedLifetime(bytes) { ContainerKind(bytes.buffer) }
    }

    private static func join(_ path: String, _ name: String) -> String { path.isEmpty ? name : "\(path)/\(name)" }

    /// By the ASCII in a name, so before its character set is known.
    private static func isLeftOut(_ name: [UInt8]) -> Bool {
        String(decoding: name, as: UTF8.self).split(separator: "/").contains {
            $0 != "." && $0 != ".." && ExportName.isLeftOut($0)
        }
    }
}

extension Unpacker {
    /// Writes the tables of a workbook's sheets; see ``Workbook``.
    private mutating func unpackWorkbook(_ bytes: FileBytes, at path: String) throws {
        let workbook: Workbook
        do {
            let parts = try ArchivedParts(bytes, in: folder) { try count($0) }
            workbook = try Workbook(parts)
        } catch let fault as WorkbookFault {
            throw UnpackingFailure("this workbook can't be read: \(fault.message)", remedy: fault.remedy)
        }
        var isEmpty = true
        for sheet in workbook.sheets {
            let name = Self.join(path, sheet.name.replacing("/", with: "-"))
            let before = members.count
            do {
                try unpack(sheet, of: workbook, at: name)
            } catch let fault as WorkbookFault {
                troubles.add(.error, UnpackingFailure(fault.message, remedy: fault.remedy), at: shown(name))
            }
            guard members.count > before else { continue }
            isEmpty = false
            if sheet.isHidden {
                let found = "this sheet is hidden in the workbook; it was read as the others are"
                troubles.add(.note, UnpackingFailure(found, remedy: "delete it if it does not count"), at: shown(name))
            }
        }
        if isEmpty {
            throw UnpackingFailure(
                "no sheet of this workbook holds anything; rows with values were expected",
                remedy: "check the period or the selection of the export"
            )
        }
    }

    private mutating func unpack(_ sheet: Workbook.Sheet, of workbook: Workbook, at name: String) throws {
        var tables: [Range<Int>] = []
        var start = nextStart
        var place = start
        let first = start
        let found = try workbook.write(sheet) { table in
            // The first table again: what was written of it is void.
            if table == 0 { (tables, start, place, end) = ([], first, first, first) }
            if table > 0 {
                tables.append(start..<place)
                end = place
                (start, place) = (nextStart, nextStart)
            }
        } write: { bytes in
            try count(bytes.count)
            try storage.write(bytes, at: place)
            place += bytes.count
        }
        end = place
        if place > start { tables.append(start..<place) }
        var reading = SheetText.reading
        if found.hasDecimalPoints { reading.decimalMark = .point }
        for (position, range) in tables.enumerated() {
            add(position == 0 ? name : "\(name) (table \(position + 1))", range, reading: reading)
        }
        for trouble in found.troubles {
            troubles.add(trouble, at: shown(name))
        }
    }
}

extension Unpacker {
    fileprivate static let link = UnpackingFailure(
        "it is a link; a file was expected",
        remedy: "pack the file itself"
    )
    fileprivate static let noFile = UnpackingFailure(
        "it is a device or pipe; a file was expected",
        remedy: "pack files only"
    )
    fileprivate static let outside = UnpackingFailure(
        "a member was left out: its name leads out of the archive",
        remedy: "pack the files again with names below one folder; somebody may have made this archive to do harm"
    )

    private var tooMany: UnpackingFailure {
        UnpackingFailure(
            "there are more than \(limits.members) members in it; the rest was not unpacked",
            remedy: "unpack it yourself and import the folder, or allow more with --max-members",
            endsAll: true
        )
    }

    private var tooLarge: UnpackingFailure {
        UnpackingFailure(
            "unpacked it takes more than \(allowed) bytes, far more than an export of its size; the rest was not unpacked",
            remedy: "if that is right, unpack it yourself and import the folder, or allow more with --max-unpacked",
            endsAll: true
        )
    }
}

extension Troubles {
    mutating func add(_ trouble: SheetTrouble, at path: String) {
        diagnostics.append(
            Diagnostic(
                trouble.isLoss ? .warning : .note,
                trouble.message,
                at: SourceLocation(file: path, line: trouble.row),
                remedy: trouble.remedy,
                occurrences: trouble.occurrences
            )
        )
    }
}

/// Diagnostics; the same words of many members are counted.
struct Troubles {
    var diagnostics: [Diagnostic] = []
    /// By message: where the last one is, and how many there are.
    private var known: [String: (last: Int, count: Int)] = [:]
    private static let shownEach = 20

    mutating func add(_ severity: Diagnostic.Severity, _ failure: UnpackingFailure, at path: String, line: Int? = nil) {
        let count = (known[failure.message]?.count ?? 0) + 1
        if let last = known[failure.message]?.last, count > Self.shownEach {
            diagnostics[last].occurrences += 1
            return
        }
        known[failure.message] = (diagnostics.count, count)
        diagnostics.append(
            Diagnostic(severity, failure.message, at: SourceLocation(file: path, line: line), remedy: failure.remedy)
        )
    }
}
