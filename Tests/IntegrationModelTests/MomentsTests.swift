import Testing

@testable import IntegrationModel

@Suite("Moments")
struct MomentsTests {
    private static let day = 86_400.0

    /// Keeps what a block points to.
    private final class Memory {
        let values: UnsafeMutableBufferPointer<Double>
        let codes: UnsafeMutableRawBufferPointer

        init(_ values: [Double], _ codes: [UInt8], isWide: Bool) {
            self.values = .allocate(capacity: values.count)
            _ = self.values.initialize(from: values)
            self.codes = .allocate(byteCount: max(codes.count, 1) * 2, alignment: 8)
            for (position, code) in codes.enumerated() {
                if isWide {
                    self.codes.storeBytes(of: UInt16(code), toByteOffset: position * 2, as: UInt16.self)
                } else {
                    self.codes.storeBytes(of: code, toByteOffset: position, as: UInt8.self)
                }
            }
        }

        deinit {
            values.deallocate()
            codes.deallocate()
        }
    }

    /// 1, 2, 2 and no day, and the second day once more, however that is encoded.
    private static func column(_ encoding: BlockEncoding) -> MappedArray<Double> {
        let values = [1 * day + 5, 2 * day, .nan]
        let codes: [UInt8] = [0, 1, 1, 2, 1]
        guard encoding != .plain else { return MappedArray(codes.map { values[Int($0)] }) }
        let memory = Memory(values, codes, isWide: encoding == .codes16)
        let block = MappedArray<Double>.Block(
            encoding,
            values: UnsafeBufferPointer(memory.values),
            codes: UnsafeRawPointer(memory.codes.baseAddress)
        )
        return MappedArray(count: codes.count, blocks: [block], owner: memory)
    }

    @Test(
        "they are counted alike however their column is encoded",
        arguments: [.plain, .codes8, .codes16] as [BlockEncoding]
    )
    func encodings(_ encoding: BlockEncoding) {
        let moments = Moments([Self.column(encoding)])
        #expect(moments.count() == 4)
        #expect(moments.count(after: 1 * Self.day + 5) == 3)
        #expect(moments.extent == 1 * Self.day + 5...2 * Self.day)
        #expect(moments.countsByDay() == [1: 1, 2: 3])
        #expect(moments.countsByDay(after: 1.5 * Self.day) == [2: 3])
    }

    @Test("one value for all records counts for each of them")
    func repeated() {
        let memory = Memory([3 * Self.day], [], isWide: false)
        let block = MappedArray<Double>.Block(.repeated, values: UnsafeBufferPointer(memory.values))
        let moments = Moments([MappedArray(count: 7, blocks: [block], owner: memory)])
        #expect(moments.count() == 7 && moments.countsByDay() == [3: 7])
    }

    @Test("those beyond the limit and those that are no number are left out")
    func limited() {
        let moments = Moments([MappedArray([-1, .infinity, 5, .nan, 6, -.infinity])], until: 5)
        #expect(moments.count() == 2)
        #expect(moments.extent == -1...5)
        #expect(moments.countsByDay() == [-1: 1, 0: 1])
        #expect(Moments([]).extent == nil && Moments([Double.nan]).count() == 0)
    }
}
