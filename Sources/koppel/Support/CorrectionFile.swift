import Configuration
import IntegrationModel
import Workspace

/// The `koppel.yaml` in which a person's corrections of keys, matches and links stand.
struct CorrectionFile {
    let path: String
    private var configuration: ProjectConfiguration
    private let text: String

    /// The file in the first imported folder that has one, else a new one in the first folder.
    ///
    /// - Throws: where the exports are gone, or the file can't be read.
    init(of workspace: Workspace) throws {
        let folders = try workspace.importedFolders()
        let known = folders.map { $0 + "/" + ProjectConfiguration.fileName }.first(where: FilePath.exists)
        guard let folder = folders.first(where: FilePath.isFolder) else {
            throw Trouble.nothing(
                "the corrections stand in \(ProjectConfiguration.fileName) beside the exports, and there is no folder of exports\n"
                    + "  Try: koppel import FOLDER"
            )
        }
        path = known ?? folder + "/" + ProjectConfiguration.fileName
        text = known == nil ? "" : String(decoding: try FilePath.read(path), as: UTF8.self)
        do {
            configuration = try ProjectConfiguration(yaml: text, file: path)
        } catch {
            throw Trouble.nothing(error.description)
        }
    }

    /// What was said of links so far.
    var links: [LinkCorrection] { configuration.links }

    mutating func add(_ correction: KeyCorrection) { configuration.add(correction) }
    mutating func add(_ correction: MatchCorrection) { configuration.add(correction) }
    mutating func add(_ correction: LinkCorrection) { configuration.add(correction) }

    /// Takes back what was said of the same.
    mutating func withdraw(_ correction: KeyCorrection) {
        configuration.add(correction)
        configuration.keys.removeLast()
    }

    mutating func withdraw(_ correction: MatchCorrection) {
        configuration.add(correction)
        configuration.matches.removeLast()
    }

    mutating func withdraw(_ correction: LinkCorrection) {
        configuration.add(correction)
        configuration.links.removeLast()
    }

    /// Writes the file; all else in it stays as it was.
    ///
    /// - Throws: where it can't be written, or is laid out in a way that can't be edited.
    func write() throws {
        let corrections = MatchingCorrections(
            keys: configuration.keys,
            matches: configuration.matches,
            links: configuration.links
        )
        do {
            try FilePath.write(ProjectConfiguration.edited(text, file: path, corrections: corrections), to: path)
        } catch let error as ConfigurationError {
            throw Trouble.nothing(error.description)
        }
    }
}
