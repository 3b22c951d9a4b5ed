import Simulation

/// A reader of its own for the tests: it knows no format, only which words stand in the files of a system.
struct ExportTokens {
    private let words: [String: Set<String>]
    private let files: [String: [ExportedFile]]

    init(_ company: SimulatedCompany) {
        let readable = company.files.map { file in
            guard file.bytes.starts(with: [0xFF, 0xFE]) else { return file }
            let units = stride(from: 2, to: file.bytes.count - 1, by: 2).map {
                UInt16(file.bytes[$0]) | UInt16(file.bytes[$0 + 1]) << 8
            }
            var copy = file
            copy.bytes = Array(String(decoding: units, as: UTF16.self).utf8)
            return copy
        }
        files = Dictionary(grouping: readable) { String($0.path.prefix { $0 != "/" }) }
        words = files.mapValues { files in
            files.reduce(into: Set<String>()) { words, file in
                for word in file.bytes.split(whereSeparator: Self.isSeparator) {
                    words.insert(String(decoding: word, as: UTF8.self))
                }
            }
        }
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            false
        case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "#"): false
        default: true
        }
    }

    /// Whether a key stands in the system's files: all its parts, in case it holds a separator such as `2026/12`.
    func contain(_ key: String, in system: String) -> Bool {
        let parts = Array(key.utf8).split(whereSeparator: Self.isSeparator).map { String(decoding: $0, as: UTF8.self) }
        return parts.allSatisfy { words[system]?.contains($0) == true }
    }

    /// How often a text stands in the system's files whose path holds another.
    func count(_ text: String, in system: String, path part: String = "/") -> Int {
        let pattern = Array(text.utf8)
        return (files[system] ?? []).filter { $0.path.contains(part) }.reduce(0) { sum, file in
            var count = 0
            var place = 0
            while place + pattern.count <= file.bytes.count {
                if file.bytes[place] == pattern[0], file.bytes[place..<place + pattern.count].elementsEqual(pattern) {
                    count += 1
                    place += pattern.count
                } else {
                    place += 1
                }
            }
            return sum + count
        }
    }

    func fileCount(of system: String) -> Int { files[system]?.count ?? 0 }
}
