import IntegrationModel

/// Elements in blocks of one encoding, as column files have them.
enum EncodedColumn {
    /// Blocks of the encoding wherever it can hold what a block has.
    static func array<Element: BitwiseCopyable & Sendable>(
        _ elements: [Element],
        _ encoding: MappedArray<Element>.Block.Encoding,
        same: (Element, Element) -> Bool
    ) -> MappedArray<Element> {
        let memory = Memory()
        var blocks: [MappedArray<Element>.Block] = []
        for start in stride(from: 0, to: elements.count, by: MappedArray<Element>.blockSize) {
            let part = elements[start..<min(start + MappedArray<Element>.blockSize, elements.count)]
            var different: [Element] = []
            var codes: [UInt16] = []
            for element in part {
                if let known = different.firstIndex(where: { same($0, element) }) {
                    codes.append(UInt16(known))
                } else {
                    codes.append(UInt16(different.count))
                    different.append(element)
                }
            }
            switch encoding {
            case .repeated where different.count == 1:
                blocks.append(.init(.repeated, values: memory.keep(different)))
            case .codes8 where different.count <= 256:
                let bytes = memory.keep(codes.map { UInt8($0) })
                blocks.append(
                    .init(.codes8, values: memory.keep(different), codes: UnsafeRawPointer(bytes.baseAddress))
                )
            case .codes16 where different.count <= 65_536:
                let words = memory.keep(codes)
                blocks.append(
                    .init(.codes16, values: memory.keep(different), codes: UnsafeRawPointer(words.baseAddress))
                )
            default:
                blocks.append(.init(.plain, values: memory.keep(Array(part))))
            }
        }
        return MappedArray(count: elements.count, blocks: blocks, owner: memory)
    }

    static func hashes(_ elements: [UInt64], _ encoding: Int) -> MappedArray<UInt64> {
        typealias Encoding = MappedArray<UInt64>.Block.Encoding
        return array(elements, Encoding(rawValue: UInt8(encoding % 4)) ?? .plain, same: ==)
    }

    static func numbers(_ elements: [Double], _ encoding: Int) -> MappedArray<Double> {
        typealias Encoding = MappedArray<Double>.Block.Encoding
        return array(elements, Encoding(rawValue: UInt8(encoding % 4)) ?? .plain) { $0.bitPattern == $1.bitPattern }
    }

    private final class Memory {
        private var pieces: [UnsafeMutableRawPointer] = []

        func keep<Element>(_ elements: [Element]) -> UnsafeBufferPointer<Element> {
            let buffer = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(1, elements.count))
            _ = buffer.initialize(from: elements)
            pieces.append(UnsafeMutableRawPointer(buffer.baseAddress!))
            return UnsafeBufferPointer(rebasing: buffer[..<elements.count])
        }

        deinit { for piece in pieces { piece.deallocate() } }
    }
}
