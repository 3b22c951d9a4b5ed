/// A summary of many values in little memory that can be joined with the summary of others, written and read.
///
/// Sketches of parts of a column (chunks, files, machines) are made one by one and joined by ``merge(_:)``; what the
/// result promises is the same as if one sketch had seen all values.
public protocol MergeableSketch: Sendable, Equatable {
    /// Joins what another sketch has seen.
    mutating func merge(_ other: Self)

    /// The sketch as bytes: the same ones for the same state, on any machine.
    func encoded() -> [UInt8]

    /// Reads what ``encoded()`` wrote.
    ///
    /// - Throws: ``SketchError`` where the bytes are of another kind or version, cut short, or say something that no
    ///   sketch can hold.
    init(decoding bytes: [UInt8]) throws(SketchError)
}

/// Why bytes are not a sketch.
public struct SketchError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What the bytes should have been.
    public var sketch: String
    /// Offset of the byte where reading stopped.
    public var offset: Int
    public var found: String
    public var expected: String

    public var description: String {
        """
        byte \(offset) of a \(sketch): \(found), expected \(expected)
          Try: import the exports again
        """
    }
}
