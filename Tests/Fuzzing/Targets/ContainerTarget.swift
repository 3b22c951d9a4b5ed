import Containers
import ImporterKit
import IntegrationModel

extension FuzzTarget {
    /// An archive or a workbook: unpacked with tight limits, and each of its members opened.
    static let containers = FuzzTarget("containers") { input in
        let input = FuzzInput(input)
        let path = try ScratchFile.write(input.bytes)
        defer { ScratchFile.remove() }
        let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        func open() -> Container? {
            let limits = UnpackingLimits(bytes: 1 << 22, members: 200, depth: 3)
            return Container(path: "exports", absolutePath: path, folder: folder, limits: limits)
        }
        guard let container = open() else { return }
        let listing = container.listing()
        try require(Set(listing.members.map(\.path)).count == listing.members.count, "two members of one path")
        for member in listing.members {
            try require(!member.path.split(separator: "/").contains(".."), "a path that leads out")
            guard member.size > 0 else { continue }
            let bytes = try container.contents(of: member).open(shownAs: member.path)
            try require(bytes.count == member.size, "\(bytes.count) bytes of \(member.size)")
        }
        let again = open()?.listing()
        try require(listing == again, "another listing the second time")
    }
}
