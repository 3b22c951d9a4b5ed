import IntegrationModel

/// A number of 32 bits for each record: its line, or its parent.
struct PlaceColumn: ~Copyable {
    /// Numbers of a block, all of them or the one that all have.
    struct Block {
        var address: BlockStorage.Address
        var isRepeated: Bool
    }

    /// Those that are not yet in a block.
    var waiting = GrowableBuffer<UInt32>()
    private(set) var blocks: [Block] = []

    /// Encodes a complete block.
    mutating func encode(_ records: Int, into storage: BlockStorage) {
        blocks.append(Self.block(UnsafeBufferPointer(rebasing: waiting.elements[0..<records]), storage))
        waiting.removeFirst(records)
    }

    /// Encodes all that is left.
    mutating func encodeRest(into storage: BlockStorage) {
        var start = 0
        while start < waiting.count {
            let end = min(start + ColumnSegment.size, waiting.count)
            blocks.append(Self.block(UnsafeBufferPointer(rebasing: waiting.elements[start..<end]), storage))
            start = end
        }
        waiting.removeFirst(waiting.count)
    }

    static func block(_ numbers: UnsafeMutableBufferPointer<UInt32>, _ storage: BlockStorage) -> Block {
        block(UnsafeBufferPointer(numbers), storage)
    }

    static func block(_ numbers: UnsafeBufferPointer<UInt32>, _ storage: BlockStorage) -> Block {
        let isRepeated = numbers.allSatisfy { $0 == numbers[0] }
        let kept = isRepeated ? UnsafeBufferPointer(rebasing: numbers[0..<1]) : numbers
        return Block(address: storage.append(UnsafeRawBufferPointer(kept)), isRepeated: isRepeated)
    }

    static func array(_ blocks: [Block], count: Int, in storage: BlockStorage) -> MappedArray<UInt32> {
        let mapped = blocks.enumerated().map { index, block in
            let records = min(ColumnSegment.size, count - index * ColumnSegment.size)
            let start = UnsafePointer(storage.pointer(block.address).assumingMemoryBound(to: UInt32.self))
            return MappedArray<UInt32>.Block(
                block.isRepeated ? .repeated : .plain,
                values: UnsafeBufferPointer(start: start, count: block.isRepeated ? 1 : records)
            )
        }
        return MappedArray(count: count, blocks: mapped, owner: storage)
    }
}
