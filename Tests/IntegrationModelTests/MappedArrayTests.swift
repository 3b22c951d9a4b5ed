import Testing

@testable import IntegrationModel

@Suite("Mapped arrays")
struct MappedArrayTests {
    typealias Block = MappedArray<UInt64>.Block

    /// Memory of a test, which counts what is given back.
    private final class Memory: ReleasablePages {
        var allocations: [UnsafeMutableRawBufferPointer] = []
        var released = 0

        func place<Value: BitwiseCopyable>(_ values: [Value]) -> UnsafeBufferPointer<Value> {
            let bytes = UnsafeMutableRawBufferPointer.allocate(
                byteCount: max(1, values.count * MemoryLayout<Value>.stride),
                alignment: 8
            )
            allocations.append(bytes)
            return UnsafeBufferPointer(bytes.initializeMemory(as: Value.self, fromContentsOf: values))
        }

        func release(_ bytes: UnsafeRawBufferPointer) { released += bytes.count }

        deinit { for bytes in allocations { bytes.deallocate() } }
    }

    private let memory = Memory()

    private func block(_ encoding: Block.Encoding, of elements: [UInt64]) -> Block {
        let different = Array(Set(elements)).sorted()
        let places = Dictionary(uniqueKeysWithValues: zip(different, different.indices))
        let codes = elements.map { places[$0]! }
        switch encoding {
        case .plain: return Block(.plain, values: memory.place(elements))
        case .repeated: return Block(.repeated, values: memory.place([elements[0]]))
        case .codes8:
            let place = memory.place(codes.map { UInt8($0) })
            return Block(.codes8, values: memory.place(different), codes: UnsafeRawPointer(place.baseAddress))
        case .codes16:
            let place = memory.place(codes.map { UInt16($0) })
            return Block(.codes16, values: memory.place(different), codes: UnsafeRawPointer(place.baseAddress))
        }
    }

    @Test(
        "an array is the same however its blocks are encoded",
        arguments: [Block.Encoding.plain, .codes8, .codes16],
        [1, 65_535, 65_536, 65_537, 200_000]
    )
    func encodings(_ encoding: Block.Encoding, count: Int) {
        let elements = (0..<count).map { UInt64($0 * 7 % 250) }
        let blocks = stride(from: 0, to: count, by: MappedArray<UInt64>.blockSize).map { start in
            block(encoding, of: Array(elements[start..<min(start + MappedArray<UInt64>.blockSize, count)]))
        }
        let array = MappedArray(count: count, blocks: blocks, owner: memory)
        #expect(array.elementsEqual(elements))
        #expect(array[count - 1] == elements[count - 1])
    }

    @Test("a block of one repeated element has it at every position")
    func repeated() {
        let array = MappedArray(count: 1000, blocks: [block(.repeated, of: [42])], owner: memory)
        #expect(array.count == 1000)
        #expect(array.allSatisfy { $0 == 42 })
    }

    @Test("passing over the blocks sees all positions once and gives the memory back")
    func passing() {
        let count = 150_000
        let blocks = [
            block(.codes8, of: Array(repeating: [1, 2], count: 1 << 15).flatMap { $0 }),
            block(.plain, of: (0..<65_536).map { $0 }),
            block(.repeated, of: [7]),
        ]
        let array = MappedArray(count: count, blocks: blocks, owner: memory)
        var seen: [Range<Int>] = []
        array.forEachBlock { block, range in
            seen.append(range)
            #expect(block[range.count - 1] == array[range.upperBound - 1])
        }
        #expect(seen == [0..<65_536, 65_536..<131_072, 131_072..<150_000])
        #expect(memory.released == 65_536 + 2 * 8 + 65_536 * 8 + 8)
    }

    @Test("an array of elements in memory is one block")
    func inMemory() {
        let array = MappedArray((0..<100_000).map { UInt32($0) })
        #expect(array[99_999] == 99_999)
        var ranges: [Range<Int>] = []
        array.forEachBlock { _, range in ranges.append(range) }
        #expect(ranges == [0..<100_000])
        #expect(MappedArray([UInt8]()).isEmpty)
    }
}
