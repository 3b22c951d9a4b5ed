import CTextScanning
import TestSupport
import Testing

/// The functions that choose the shortest way of the processor, beside those that any processor can do.
@Suite("Scanning a text at once")
struct ValueTextTests {
    /// Texts of letters, digits, spaces, signs and bytes beyond ASCII, in mixtures of all kinds.
    private func bytes(_ generator: inout SeededGenerator, count: Int) -> [UInt8] {
        let share = generator.next() % 5
        return (0..<count).map { _ in
            if generator.next() % 5 < share { return UInt8(truncatingIfNeeded: generator.next()) }
            let usual = Array("aZz09  .-@Éé".utf8)
            return usual[Int(generator.next() % UInt64(usual.count))]
        }
    }

    @Test("every way finds the same characters, letters and signs")
    func scan() {
        var generator = SeededGenerator(state: 5)
        for round in 0..<20_000 {
            let text = bytes(&generator, count: round % 64 + 1)
            var (folded, plainFolded) = ([UInt8](repeating: 1, count: 64), [UInt8](repeating: 2, count: 64))
            var (signs, plainSigns) = (folded, plainFolded)
            var (masks, plainMasks) = (value_text_masks(), value_text_masks())
            value_text_scan(text, UInt32(text.count), &folded, &signs, &masks)
            value_text_scan_plainly(text, UInt32(text.count), &plainFolded, &plainSigns, &plainMasks)
            #expect(folded == plainFolded)
            #expect(signs == plainSigns)
            #expect(masks.digit == plainMasks.digit && masks.letter == plainMasks.letter)
            #expect(masks.space == plainMasks.space && masks.high == plainMasks.high)
        }
    }

    @Test("every way moves the bytes that are kept together")
    func compact() {
        var generator = SeededGenerator(state: 6)
        for round in 0..<2000 {
            let text = bytes(&generator, count: 64)
            let kept =
                round == 0 ? 0 : round == 1 ? .max : generator.next() & (round % 2 == 0 ? .max : generator.next())
            var (found, plain) = (text, text)
            value_text_compact(&found, kept)
            value_text_compact_plainly(&plain, kept)
            let expected = text.indices.filter { kept >> UInt64($0) & 1 == 1 }.map { text[$0] }
            #expect(found == expected + Array(repeating: 0, count: 64 - expected.count))
            #expect(plain == found)
        }
    }

    @Test("every way writes runs of a shape once")
    func coarsen() {
        var generator = SeededGenerator(state: 7)
        let signs = Array("9Aaaa  --".utf8)
        for _ in 0..<2000 {
            let length = Int(generator.next() % 33)
            let shape = (0..<32).map { $0 < length ? signs[Int(generator.next() % UInt64(signs.count))] : 0 }
            var (found, plain) = ([UInt8](repeating: 1, count: 32), [UInt8](repeating: 2, count: 32))
            value_text_coarsen(shape, &found)
            value_text_coarsen_plainly(shape, &plain)
            #expect(found == plain)
        }
    }
}
