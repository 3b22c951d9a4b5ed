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

    mutating func append(contentsOf other: UnsafeBufferPointer<Element>) {
        guard let source = other.baseAddress, other.count > 0 else { return }
        if count + other.count > capacity { grow(to: count + other.count) }
        storage.unsafelyUnwrapped.advanced(by: count).initialize(from: source, count: other.count)
        count += other.count
    }

    mutating func removeFirst(_ removed: Int) {
        count -= removed
        if let storage, count > 0 { storage.update(from: storage + removed, count: count) }
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
}
