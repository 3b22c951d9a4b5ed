internal import FoundationEssentials

/// A company that was simulated: the exports of its systems and the truth about them.
public struct SimulatedCompany: Sendable {
    public var plan: SimulationPlan
    public var files: [ExportedFile]
    public var truth: Truth
}

extension SimulatedCompany {
    /// Writes `exports/` with a folder per system, `truth.json` and `plan.json`. The folder is made where it is absent;
    /// files of the same name are replaced.
    ///
    /// - Throws: the file system's error.
    public func write(to folder: String) throws {
        let manager = FileManager.default
        var made: Set<String> = []
        for file in files {
            let path = folder + "/exports/" + file.path
            let parent = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
            if made.insert(parent).inserted {
                try manager.createDirectory(atPath: parent, withIntermediateDirectories: true)
            }
            try Data(file.bytes).write(to: URL(filePath: path))
        }
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(truthText().utf8).write(to: URL(filePath: folder + "/truth.json"))
        try Data(Self.text(of: plan).utf8).write(to: URL(filePath: folder + "/plan.json"))
    }

    /// The truth as JSON, members in alphabetical order.
    public func truthText() throws -> String { try Self.text(of: truth) }

    private static func text(of value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }
}
