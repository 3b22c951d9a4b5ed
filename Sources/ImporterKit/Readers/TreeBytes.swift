import IntegrationModel

/// Memory for the values of open records that never moves, taken and given back in the order of a stack.
final class TreeBytes {
    struct Mark {
        var block: Int
        var offset: Int
    }

    @exclusivity(unchecked) private var blocks: [UnsafeMutableRawBufferPointer] = []
    @exclusivity(unchecked) private var block = 0
    @exclusivity(unchecked) private var offset = 0
    private static let blockSize = 1 << 16

    init() { blocks.append(.allocate(byteCount: Self.blockSize, alignment: 1)) }

    deinit { for block in blocks { block.deallocate() } }

    var mark: Mark { Mark(block: block, offset: offset) }

    /// Gives back everything that was taken after `mark`.
    func release(to mark: Mark) {
        block = mark.block
        offset = mark.offset
        // One block is kept in hand, so that records at the border of two do not allocate each time.
        while blocks.count > block + 2 { blocks.removeLast().deallocate() }
    }

    /// Room for `count` bytes; those not used are given back by ``keep(_:of:)``.
    @inline(__always)
    func reserve(_ count: Int) -> UnsafeMutablePointer<UInt8> {
        if blocks[block].count - offset < max(count, 1) { moveOn(count) }
        return (blocks[block].baseAddress! + offset).assumingMemoryBound(to: UInt8.self)
    }

    /// Keeps the first bytes of what was reserved last.
    @inline(__always)
    func keep(_ count: Int, of start: UnsafeMutablePointer<UInt8>) -> ByteSlice {
        offset += count
        return ByteSlice(start: UnsafePointer(start), count: count)
    }

    @inline(__always)
    func copy(_ start: UnsafePointer<UInt8>, _ count: Int) -> ByteSlice {
        let room = reserve(count)
        room.update(from: start, count: count)
        return keep(count, of: room)
    }

    private func moveOn(_ count: Int) {
        block += 1
        offset = 0
        if block < blocks.count, blocks[block].count >= count { return }
        let new = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, Self.blockSize), alignment: 1)
        blocks.insert(new, at: block)
    }
}
