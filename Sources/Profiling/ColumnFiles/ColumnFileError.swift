/// Why a column file could not be written or read.
public struct ColumnFileError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Reason: Sendable, Hashable {
        /// The operating system refused, with its reason.
        case system(String)
        /// The file is not one of column values, or its header was changed.
        case damaged(found: String, expected: String)
        /// The file was written by another version of the format.
        case version(found: UInt32)
    }

    public var path: String
    public var reason: Reason

    public var description: String {
        switch reason {
        case .system(let message):
            "\(path): \(message)\n  Try: check that the folder exists and may be written"
        case .damaged(let found, let expected):
            "\(path): damaged column file: \(found), expected \(expected)\n  Try: import the exports again"
        case .version(let found):
            """
            \(path): column file of version \(found), expected version \(ColumnFile.version)
              Try: import the exports again
            """
        }
    }
}
