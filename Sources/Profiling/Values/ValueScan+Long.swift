internal import CTextScanning

extension ValueScan {
    /// Scans a value of any length and any characters: block by block where they are ASCII characters, else one by one.
    init(long start: UnsafePointer<UInt8>, _ count: Int, _ buffer: inout ScanBuffer) {
        self.init(start: start, count: count)
        buffer.reserve(count)
        var signs = 0
        var position = 0
        while position < count {
            let length = min(count - position, ValueBlock.capacity)
            if position >= ValueBlock.capacity, signs < Shape.capacity || length < 4 {
                position = scanEach(from: position, until: position + length, &signs, &buffer)
                continue
            }
            let start = ValueBlock.readable(start + position, count - position, in: buffer)
            let folded = buffer.folded + foldedCount
            let masks = value_scanning_block(
                start,
                UInt32(length),
                folded,
                position == 0 ? buffer.shape : buffer.unused
            )
            guard masks.high == 0 else {
                if position == 0 { buffer.clearShape() }
                position = scanEach(from: position, until: position + length, &signs, &buffer)
                continue
            }
            if position == 0 { signs = length }
            let all = UInt32(truncatingIfNeeded: (1 as UInt64) << UInt64(length) &- 1)
            let kept = masks.digit | masks.letter
            if kept != all { value_scanning_keep(start, kept, folded) }
            foldedCount += kept.nonzeroBitCount
            digits += masks.digit.nonzeroBitCount
            if masks.digit != 0 { classes.insert(.digit) }
            if masks.letter != 0 { classes.insert(.letter) }
            if masks.space != 0 { classes.insert(.space) }
            let rest = UInt64(all & ~kept & ~masks.space)
            classes.rawValue |= ValueScan.classes(
                of: rest,
                at: start,
                shape: position == 0 ? buffer.shape : buffer.unused,
                buffer.table
            )
            position += length
        }
        if signs == Shape.capacity { buffer.shape[Shape.capacity - 1] = Shape.ellipsis }
    }

    /// Scans a value of any length and any characters one by one: the slow way, which the others are tested against.
    init(eachOf start: UnsafePointer<UInt8>, _ count: Int, _ buffer: inout ScanBuffer) {
        self.init(start: start, count: count)
        buffer.reserve(count)
        buffer.clearShape()
        var signs = 0
        var position = 0
        while position < count {
            position = scanEach(from: position, until: count, &signs, &buffer)
        }
        if signs == Shape.capacity { buffer.shape[Shape.capacity - 1] = Shape.ellipsis }
    }

    /// Scans the characters of a value one by one, as far as the end of a block; returns where it ended, which is
    /// beyond the end where a character goes on there.
    private mutating func scanEach(
        from first: Int,
        until end: Int,
        _ signs: inout Int,
        _ buffer: inout ScanBuffer
    ) -> Int {
        let folded = buffer.folded
        let shape = buffer.shape
        let table = buffer.table
        var flags: UInt64 = 0
        var kept = foldedCount
        var digitCount: UInt64 = 0
        var position = first
        while position < end {
            let byte = start[position]
            let word = table[Int(byte)]
            flags |= word
            if byte < 0x80 {
                folded[kept] = UInt8(truncatingIfNeeded: word)
                kept &+= Int(truncatingIfNeeded: word >> 8 & 1)
                digitCount &+= word >> 9 & 1
                if signs < Shape.capacity {
                    shape[signs] = UInt8(truncatingIfNeeded: word >> 16)
                    signs &+= 1
                }
                position &+= 1
            } else {
                let step = FoldedScalar(start + position, count - position)
                if step.length > 0 { folded[kept] = step.first }
                if step.length > 1 { folded[kept + 1] = step.second }
                if step.length > 2 { folded[kept + 2] = step.third }
                if step.length > 3 { folded[kept + 3] = step.fourth }
                kept &+= step.length
                if signs < Shape.capacity {
                    shape[signs] = step.sign
                    signs &+= 1
                }
                position &+= step.bytes
            }
        }
        classes.rawValue |= UInt32(truncatingIfNeeded: flags >> 32)
        digits += Int(truncatingIfNeeded: digitCount)
        foldedCount = kept
        return position
    }
}
