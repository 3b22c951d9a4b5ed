/// A part of the program that takes bytes from outside, with what must hold whatever those bytes are.
public struct FuzzTarget: Sendable {
    /// Also the name of the folder of its seeds.
    public let name: String
    /// In bytes; longer inputs find nothing more and take longer.
    public let maximumLength: Int
    private let body: @Sendable (UnsafeRawBufferPointer) throws -> Void

    /// Reads an input in every way that this target knows.
    ///
    /// - Throws: ``BrokenInvariant`` where the readings disagree or break a promise.
    public func run(_ input: UnsafeRawBufferPointer) throws { try body(input) }

    init(
        _ name: String,
        maximumLength: Int = 8192,
        _ body: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
    ) {
        self.name = name
        self.maximumLength = maximumLength
        self.body = body
    }

    public static let all: [FuzzTarget] = [
        delimitedText, xmlRecords, jsonRecords, textDecoding, exports, columns, columnFiles, containers,
    ]
}

/// A promise that does not hold for an input.
public struct BrokenInvariant: Error, CustomStringConvertible {
    public let description: String
}

/// Throws unless a promise holds.
func require(_ holds: Bool, _ promise: @autoclosure () -> String) throws {
    if !holds { throw BrokenInvariant(description: promise()) }
}

/// Input split in the bytes that are read and the last one, which chooses how.
///
/// The choice is at the end, so that a sample file is an input as it is.
struct FuzzInput {
    let bytes: UnsafeRawBufferPointer
    private let choice: UInt8

    init(_ input: UnsafeRawBufferPointer) {
        bytes = UnsafeRawBufferPointer(rebasing: input.dropLast())
        choice = input.last ?? 0
    }

    /// Some bits of the choice as a number.
    func option(_ bits: Range<UInt8>) -> Int { Int(choice >> bits.lowerBound) & (1 << bits.count - 1) }

    /// A bit of the choice.
    func flag(_ bit: UInt8) -> Bool { choice >> bit & 1 == 1 }
}
