/// The files of a kept import. All are written as one text with a line for each, as there may be thousands.
struct KeptFiles: Codable {
    struct File: Equatable {
        var path: String
        var stamp: FileStamp?
        /// The position of who read it and why.
        var reading: Int
        var digest: String
    }

    var files: [File]

    init(files: [File]) { self.files = files }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        files = try container.decode(String.self).utf8.split(separator: UInt8(ascii: "\n")).map { line in
            guard let file = Self.file(line) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "no file of an import")
            }
            return file
        }
    }

    func encode(to encoder: any Encoder) throws {
        var text = ""
        text.reserveCapacity(files.reduce(0) { $0 + $1.path.utf8.count + 96 })
        for file in files {
            text += String(file.reading) + " "
            text += file.digest
            text += file.stamp.map { " " + String($0.size) + " " + String($0.modified) + " " } ?? " - - "
            text += file.stamp.map { String($0.changed) + " " } ?? "- "
            text += Self.escaped(file.path)
            text += "\n"
        }
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    private static func file(_ line: Substring.UTF8View) -> File? {
        let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 5, omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        guard parts.count == 6, let reading = Int(parts[0]) else { return nil }
        let times = parts[2...4].compactMap { Int($0) }
        let stamp = times.count == 3 ? FileStamp(size: times[0], modified: times[1], changed: times[2]) : nil
        return File(path: plain(parts[5]), stamp: stamp, reading: reading, digest: parts[1])
    }

    /// Without line ends, which a path may have.
    private static func escaped(_ path: String) -> String {
        guard path.utf8.contains(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\\") }) else { return path }
        var text = ""
        for scalar in path.unicodeScalars {
            switch scalar {
            case "\n": text += "\\n"
            case "\\": text += "\\\\"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    private static func plain(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
        var path = ""
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if !isEscaped, scalar == "\\" {
                isEscaped = true
            } else {
                path.unicodeScalars.append(isEscaped && scalar == "n" ? "\n" : scalar)
                isEscaped = false
            }
        }
        return path
    }
}
