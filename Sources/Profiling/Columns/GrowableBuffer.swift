/// Elements in memory that grows by doubling, without the checks of an array on the way in.
struct GrowableBuffer<Element: BitwiseCopyable & Sendable>: ~Copyable {
    private(set) var count = 0
    private var capacity = 0
    private var storage: UnsafeMutablePointer<Element>?

    deinit { storage?.deallocate() }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow(to: count + 1) }
        storage.unsafelyUnwrapped[count] = element
        count &+= 1
    }

    mutating func append(repeating element: Element, count times: Int) {
        guard times > 0 else { return }
        if count + times > capacity { grow(to: count + times) }
        storage.unsafelyUnwrapped.advanced(by: count).initialize(repeating: element, count: times)
        count += times
    }

    mutating func append(contentsOf other: borrowing GrowableBuffer<Element>) {
        guard let source = other.storage, other.count > 0 else { return }
        if count + other.count > capacity { grow(to: count + other.count) }
        storage.unsafelyUnwrapped.advanced(by: count).initialize(from: source, count: other.count)
        count += other.count
    }

    var elements: UnsafeMutableBufferPointer<Element> { UnsafeMutableBufferPointer(start: storage, count: count) }

    private mutating func grow(to needed: Int) {
        let larger = max(needed, capacity * 2, 64)
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: larger)
        if let storage {
            memory.moveInitialize(from: storage, count: count)
            storage.deallocate()
        }
        storage = memory
        capacity = larger
    }

    /// The elements, in memory that lives as long as the owner; the buffer is empty afterwards.
    mutating func release() -> (UnsafeBufferPointer<Element>, owner: AnyObject) {
        let owner = OwnedMemory(UnsafeMutableRawPointer(storage))
        let result = UnsafeBufferPointer(start: UnsafePointer(storage), count: count)
        (storage, count, capacity) = (nil, 0, 0)
        return (result, owner)
    }
}

/// Frees memory when nothing refers to it any more.
final class OwnedMemory {
    private let memory: UnsafeMutableRawPointer?

    init(_ memory: UnsafeMutableRawPointer?) {
        self.memory = memory
    }

    deinit { memory?.deallocate() }
}
