import Containers
import ImporterKit
import IntegrationModel

/// A file, or a member of a container, on its way to becoming an export.
struct ListedFile {
    var path: String
    /// Of its system: the first part of the path below the named folder.
    var folder: String
    var absolutePath: String
    var size: Int
    var modifiedAt: Double
    var contents: (any ExportContents)?
    /// How it is written, where that is known.
    var reading: ReadingOverrides?
    /// Whether it lies in the named folder itself; a workbook does with its sheets, and an archive is a folder.
    var isLoose = false

    /// A file by itself, or the members of the container that it is.
    static func files(
        _ file: FileTree.File,
        _ root: FoundExports.Root,
        _ containers: ContainerShelf,
        _ diagnostics: inout [Diagnostic]
    ) -> [ListedFile] {
        let path = root.prefix + file.path
        var plain = ListedFile(
            path: path,
            folder: root.prefix + firstPart(of: file.path),
            absolutePath: file.absolutePath,
            size: file.size,
            modifiedAt: file.modifiedAt,
            isLoose: !file.path.contains("/")
        )
        guard let (container, kept) = containers.open(file.absolutePath, shownAs: path) else { return [plain] }
        diagnostics += kept.listing.diagnostics
        let members = kept.listing.members
        // An archive that was named itself stands for the folder with the exports, and so does the only folder in it.
        let isRoot = root.tree.isFile && !kept.isWorkbook && !members.contains { $0.path.isEmpty }
        let wrapper = isRoot ? onlyFolder(of: members) : ""
        let isFolder = !kept.isWorkbook && !members.contains { $0.path.isEmpty }
        plain.isLoose = plain.isLoose && !isFolder
        return members.map { member in
            var listed = plain
            if !member.path.isEmpty { listed.path += "/" + member.path }
            if isRoot {
                let rest = member.path.dropFirst(wrapper.count)
                listed.folder = path + "/" + wrapper + firstPart(of: rest)
                listed.isLoose = !rest.contains("/")
            }
            listed.size = member.size
            listed.contents = container.contents(of: member)
            listed.reading = member.reading
            return listed
        }
    }

    private static func firstPart(of path: some StringProtocol) -> String {
        path.firstIndex(of: "/").map { String(path[..<$0]) } ?? String(path)
    }

    /// The folder that all members are in, with a slash, where it holds nothing but folders.
    private static func onlyFolder(of members: [Container.Member]) -> String {
        guard let first = members.first, case let folder = firstPart(of: first.path) + "/",
            members.allSatisfy({ $0.path.hasPrefix(folder) && $0.path.dropFirst(folder.count).contains("/") })
        else { return "" }
        return folder
    }
}

extension ReadingOverrides {
    /// Takes over how a text is written that Koppel made itself; what the user says of its records stays.
    mutating func isWritten(as reading: ReadingOverrides) {
        encoding = reading.encoding
        delimiter = reading.delimiter
        quote = reading.quote
        escape = reading.escape
        decimalMark = decimalMark ?? reading.decimalMark
    }
}
