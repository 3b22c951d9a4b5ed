/// The secret of a workspace with which the values of its exports are hashed.
///
/// Hashes made with one key tell nothing to somebody who has another, so a column file is of no use without its
/// workspace.
public struct HashKey: Sendable, Hashable, Codable {
    public var first: UInt64
    public var second: UInt64

    public init(_ first: UInt64, _ second: UInt64) {
        self.first = first
        self.second = second
    }
}
