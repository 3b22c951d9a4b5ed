/// Elements that never change, reached without checks: for tables that comparisons read at random, millions of times.
///
/// - Precondition: whoever asks for an element has its position from what made the table.
final class FixedTable<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    let start: UnsafePointer<Element>
    let count: Int

    init(_ elements: [Element]) {
        count = elements.count
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
        elements.withUnsafeBufferPointer { source in
            if let first = source.baseAddress { memory.initialize(from: first, count: source.count) }
        }
        start = UnsafePointer(memory)
    }

    deinit { start.deallocate() }

    @inline(__always)
    subscript(position: Int) -> Element { start[position] }

    @inline(__always)
    subscript(range: Range<Int>) -> UnsafeBufferPointer<Element> {
        UnsafeBufferPointer(start: start + range.lowerBound, count: range.count)
    }
}

/// Byte strings by their numbers from 1.
struct NumberedTexts: Sendable {
    let bytes: FixedTable<UInt8>
    /// Where the bytes of each number begin; of the number after the last, where all end.
    let starts: FixedTable<UInt32>

    @inline(__always)
    subscript(number: UInt32) -> UnsafeBufferPointer<UInt8> { view[number] }

    var view: View { View(bytes: bytes.start, starts: starts.start) }

    /// The same without a hold on the memory, for whoever has one.
    struct View: BitwiseCopyable, @unchecked Sendable {
        fileprivate let bytes: UnsafePointer<UInt8>
        fileprivate let starts: UnsafePointer<UInt32>

        @inline(__always)
        subscript(number: UInt32) -> UnsafeBufferPointer<UInt8> {
            let (start, end) = (Int(starts[Int(number)]), Int(starts[Int(number) + 1]))
            return UnsafeBufferPointer(start: bytes + start, count: end &- start)
        }
    }
}
