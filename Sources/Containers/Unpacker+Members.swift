import ImporterKit
import IntegrationModel

extension Unpacker {
    /// Makes members of what was unpacked.
    ///
    /// - Parameter name: nil for the content of a compressed file, which is called as that.
    mutating func keep(_ piece: Piece, _ name: String?, at path: String, depth: Int) throws {
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
            if kind == .page, (try? WebPage(bytes)) == nil { return add(member, piece.range) }
            try unpack(bytes, kind, at: member, depth: depth + 1)
        } catch let failure as UnpackingFailure {
            if failure.endsAll { throw failure }
            troubles.add(.error, failure, at: shown(member))
        } catch let error as ImportError {
            troubles.diagnostics.append(error.diagnostic)
        }
    }

    /// Makes a member of bytes in the storage; of two with the same path the second gets a number.
    mutating func add(_ path: String, _ range: Range<Int>, reading: ReadingOverrides? = nil) {
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
}
