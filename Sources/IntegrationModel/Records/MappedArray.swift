/// A read-only array that lies in memory or in a mapped file, in blocks.
///
/// A block holds its elements one after the other, or, where few different ones repeat, its different elements once
/// and a code for each position (dictionary encoding, as in Parquet and Arrow). Blocks of one array hold
/// ``blockSize`` elements each, the last one fewer, so the way to an element is the same for any length.
public struct MappedArray<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    /// A run of elements of the array.
    public struct Block {
        public typealias Encoding = BlockEncoding

        /// All elements, or the different ones.
        public let values: UnsafeBufferPointer<Element>
        /// The code of each element, where the encoding has codes.
        public let codes: UnsafeRawPointer?
        public let encoding: Encoding

        /// - Parameters:
        ///   - values: one where the encoding is `repeated`; all that codes name where there are codes.
        ///   - codes: as many as the block has elements; nil where the encoding has none.
        public init(_ encoding: Encoding, values: UnsafeBufferPointer<Element>, codes: UnsafeRawPointer? = nil) {
            self.encoding = encoding
            self.values = values
            self.codes = codes
        }

        /// The element at a position in the block.
        ///
        /// A code is not compared with the number of values: a mapped file has readable memory behind the values of a
        /// block for any code, so that a damaged one gives a wrong element and not a crash.
        @inlinable
        public subscript(position: Int) -> Element {
            let start = values.baseAddress.unsafelyUnwrapped
            return switch encoding {
            case .plain: start[position]
            case .repeated: start[0]
            case .codes8:
                start[Int(codes.unsafelyUnwrapped.load(fromByteOffset: position, as: UInt8.self))]
            case .codes16:
                start[Int(codes.unsafelyUnwrapped.load(fromByteOffset: position &* 2, as: UInt16.self))]
            }
        }
    }

    /// Elements of a block in an array of several.
    public static var blockSize: Int { 1 << 16 }

    public let count: Int
    /// What keeps the memory of the elements.
    public let owner: AnyObject?
    /// In order.
    public let blocks: [Block]
    /// The position shifted by this is the block's.
    @usableFromInline let shift: Int

    /// A view of elements that lie in memory kept alive by `owner`, such as a mapped file.
    public init(_ storage: UnsafeBufferPointer<Element>, owner: AnyObject) {
        count = storage.count
        blocks = [Block(.plain, values: storage)]
        shift = Int.bitWidth - 1
        self.owner = owner
    }

    /// A view of blocks that lie in memory kept alive by `owner`.
    ///
    /// - Precondition: each block but the last has ``blockSize`` elements, and the last the rest of `count`.
    public init(count: Int, blocks: [Block], owner: AnyObject) {
        precondition(blocks.count == (count + Self.blockSize - 1) / Self.blockSize)
        self.count = count
        self.blocks = blocks
        shift = Self.blockSize.trailingZeroBitCount
        self.owner = owner
    }

    public init(_ elements: some Collection<Element>) {
        let box = Allocation<Element>(elements)
        self.init(UnsafeBufferPointer(box.buffer), owner: box)
    }
}

/// How the elements of a block of an array are found.
public enum BlockEncoding: UInt8, Sendable {
    /// One after the other.
    case plain
    /// All are the first of the values.
    case repeated
    /// By a code of 8 or 16 bits each, a position among the values.
    case codes8, codes16
}

extension MappedArray: RandomAccessCollection {
    @inlinable
    public var startIndex: Int { 0 }

    @inlinable
    public var endIndex: Int { count }

    /// The element at a position, in constant time.
    @inlinable
    public subscript(position: Int) -> Element {
        precondition(position >= 0 && position < count, "position outside the array")
        return blocks[position >> shift][position & (1 << shift &- 1)]
    }
}

extension MappedArray {
    /// Calls `body` with each block and the positions of its elements, in order.
    ///
    /// The memory of a mapped file is given back after each block, so that an array of any length is passed over in
    /// the memory of a few blocks.
    public func forEachBlock(_ body: (Block, Range<Int>) throws -> Void) rethrows {
        try withExtendedLifetime(owner) {
            let pages = owner as? any ReleasablePages
            var start = 0
            for block in blocks {
                let end = blocks.count == 1 ? count : Swift.min(start + Self.blockSize, count)
                try body(block, start..<end)
                if let pages {
                    pages.release(UnsafeRawBufferPointer(block.values))
                    if let codes = block.codes {
                        let size = block.encoding == .codes16 ? 2 : 1
                        pages.release(UnsafeRawBufferPointer(start: codes, count: (end - start) * size))
                    }
                }
                start = end
            }
        }
    }
}

/// Memory that can be given back to the operating system and comes again when it is read, such as that of a mapped
/// file.
public protocol ReleasablePages: AnyObject {
    /// Gives back the whole pages in a range. What lies there is not lost.
    func release(_ bytes: UnsafeRawBufferPointer)
}

private final class Allocation<Element> {
    let buffer: UnsafeMutableBufferPointer<Element>

    init(_ elements: some Collection<Element>) {
        buffer = .allocate(capacity: elements.count)
        _ = buffer.initialize(from: elements)
    }

    deinit { buffer.deallocate() }
}
