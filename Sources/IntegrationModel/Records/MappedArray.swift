/// A read-only array that lies in memory or in a mapped file.
public struct MappedArray<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    private let owner: AnyObject?
    @usableFromInline let storage: UnsafeBufferPointer<Element>

    /// A view of elements that lie in memory kept alive by `owner`, such as a mapped file.
    public init(_ storage: UnsafeBufferPointer<Element>, owner: AnyObject) {
        self.storage = storage
        self.owner = owner
    }

    public init(_ elements: some Collection<Element>) {
        let box = Allocation<Element>(elements)
        storage = UnsafeBufferPointer(box.buffer)
        owner = box
    }
}

extension MappedArray: RandomAccessCollection {
    @inlinable
    public var startIndex: Int { 0 }

    @inlinable
    public var endIndex: Int { storage.count }

    @inlinable
    public subscript(position: Int) -> Element { storage[position] }

    public func withContiguousStorageIfAvailable<Result>(
        _ body: (UnsafeBufferPointer<Element>) throws -> Result
    ) rethrows -> Result? {
        try withExtendedLifetime(owner) { try body(storage) }
    }
}

private final class Allocation<Element> {
    let buffer: UnsafeMutableBufferPointer<Element>

    init(_ elements: some Collection<Element>) {
        buffer = .allocate(capacity: elements.count)
        _ = buffer.initialize(from: elements)
    }

    deinit { buffer.deallocate() }
}
