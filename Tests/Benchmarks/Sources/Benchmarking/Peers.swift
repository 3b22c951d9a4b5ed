import Foundation

/// The programs that Koppel is compared with, as far as they are here.
public struct Peers: Sendable {
    private let folders: Folders
    /// Version by name of the Python package; `xmllint` beside them.
    private let versions: [String: String]

    public init(folders: Folders) {
        self.folders = folders
        var versions: [String: String] = [:]
        let listing = capture(["\(folders.python)/python", "\(folders.peers)/versions.py"]) ?? ""
        for line in listing.split(separator: "\n") {
            let words = line.split(separator: " ")
            if words.count == 2 { versions[String(words[0])] = String(words[1]) }
        }
        if let text = capture(["xmllint", "--version"]),
            let number = text.split(separator: " ").last(where: {
                $0.allSatisfy(\.isNumber) || $0.hasPrefix("20") || $0.hasPrefix("21")
            })
        {
            versions["xmllint"] = Self.libxml(String(number.prefix { $0.isNumber }))
        }
        self.versions = versions
    }

    /// `xmllint: using libxml version 20914` says 2.9.14.
    private static func libxml(_ digits: String) -> String {
        guard let number = Int(digits), number >= 10_000 else { return digits }
        return "\(number / 10_000).\(number / 100 % 100).\(number % 100)"
    }

    /// Names with versions, sorted.
    public var list: [String] { versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" } }

    func has(_ name: String) -> Bool { versions[name] != nil }

    /// Why a command of that peer can't run; `nil` where it can.
    func missing(_ name: String) -> String? {
        has(name) ? nil : "skipped: \(name) is not installed"
    }

    /// A script of `Peers/`, with arguments.
    func script(_ name: String, _ arguments: [String]) -> [String] {
        ["\(folders.python)/python", "\(folders.peers)/\(name)"] + arguments
    }

    /// A program that a Python package brought.
    func program(_ name: String) -> String { "\(folders.python)/\(name)" }
}
