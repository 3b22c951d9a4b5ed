import Configuration
import Glibc
import ImporterKit
import IntegrationModel
import KoppelWeb
import Reporting
import Workspace

extension LocalWorkbench {
    func place(for path: String, replacing: Bool) throws -> ExportDraft {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard (1...8).contains(parts.count), parts.allSatisfy(Self.isName), !Self.isOurs(parts[parts.count - 1]) else {
            throw WorkbenchError(.wrong, "\"\(path)\" can't be the name of an export")
        }
        let root = try folders()[0]
        var folder = root
        for part in [""] + parts.dropLast() {
            if !part.isEmpty { folder += "/" + part }
            guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
                throw WorkbenchError(.failed, "\(folder): can't be made (\(String(cString: strerror(errno))))")
            }
        }
        // No link leads out of the folder of the exports.
        let (inside, base) = (FilePath.absolute(folder), FilePath.absolute(root))
        guard inside == base || inside.hasPrefix(base + "/") else {
            throw WorkbenchError(.wrong, "\"\(path)\" lies outside the folder of the exports")
        }
        let file = "\(inside)/\(parts[parts.count - 1])"
        guard replacing || !FilePath.exists(file) else { throw WorkbenchError(.conflict, "\(path) is there already") }
        return ExportDraft(draft: "\(inside)/.\(parts[parts.count - 1]).part", file: file)
    }

    func receive(_ draft: ExportDraft) throws {
        guard rename(draft.draft, draft.file) == 0 else {
            let reason = String(cString: strerror(errno))
            unlink(draft.draft)
            throw WorkbenchError(.failed, "\(draft.file): can't be written (\(reason))")
        }
    }

    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 240 && !name.hasPrefix(".") && !name.contains("\\")
            && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }

    /// What is no export and says how exports are read.
    private static func isOurs(_ name: String) -> Bool {
        [ProjectConfiguration.fileName, PriceFile.fileName, StepsFile.fileName, Vision.fileName].contains(name)
            || name.hasSuffix(".koppel")
            || name.hasSuffix(".importer.yaml") || name.hasSuffix(".importer.yml")
    }

    func lines(of file: String, from line: Int, count: Int) throws -> [ExportLine] {
        // Only what was imported is shown, whatever path a page asks for.
        guard let source = try words({ try workspace.sources() }).first(where: { $0.path == file }) else {
            throw WorkbenchError(.missing, "\(file) is no export of this workspace")
        }
        let path = "\(source.folder)/\(source.path)"
        guard let size = FilePath.size(of: path) else {
            throw WorkbenchError(.missing, "\(file) is not where it was when it was imported")
        }
        let project = try words { try ProjectFile.read(in: try folders(), options: try workspace.readingOptions()) }
        let export = ExportFile(path: file, absolutePath: path, size: size, overrides: project.overrides(file))
        do {
            let preview = ExportInspection().preview(of: export)
            let lines = try ExcerptLines(export, preview, from: line, count: count).lines
            guard let pseudonyms = try snapshot().flatMap({ try pseudonyms(of: $0) }) else { return lines }
            return lines.map { line in
                var line = line
                line.text = pseudonyms.text(line.text)
                return line
            }
        } catch let error as ImportError {
            throw WorkbenchError(.failed, error.diagnostic.description)
        }
    }
}

/// Some lines of an export, and the first line of delimited text, which has the names of the columns.
private struct ExcerptLines {
    private(set) var lines: [ExportLine] = []

    private struct Enough: Error {}
    private static let longest = 4_000

    init(_ export: ExportFile, _ preview: ExportPreview, from line: Int, count: Int) throws {
        let header = preview.dialect.map { $0.hasHeader ? $0.preambleLines + 1 : 0 } ?? 0
        do {
            try TextLines(export, as: preview).forEach { bytes, place in
                guard place.line == header || place.line >= line else { return }
                guard place.line < line &+ count else { throw Enough() }
                let text = String(decoding: bytes.prefix(Self.longest), as: UTF8.self)
                lines.append(ExportLine(number: place.line, text: text, isCut: bytes.count > Self.longest))
            }
        } catch is Enough {}
    }
}
