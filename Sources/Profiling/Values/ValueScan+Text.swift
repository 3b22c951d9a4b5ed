internal import CTextScanning

extension ValueScan {
    /// The most bytes of a value that is scanned at once.
    static let textCapacity = Int(VALUE_TEXT_CAPACITY)

    /// Scans a value of 1 to ``textCapacity`` bytes of any characters at once.
    @inline(__always)
    init(text start: UnsafePointer<UInt8>, _ count: Int, _ buffer: borrowing ScanBuffer) {
        self.init(start: start, count: count)
        var masks = value_text_masks()
        value_text_scan(start, UInt32(truncatingIfNeeded: count), buffer.folded, buffer.shape, &masks)
        var kept = masks.digit | masks.letter
        digits = masks.digit.nonzeroBitCount
        var classes: CharacterClasses = []
        if masks.digit != 0 { classes.insert(.digit) }
        if masks.letter != 0 { classes.insert(.letter) }
        if masks.space != 0 { classes.insert(.space) }
        let all = UInt64.max >> UInt64(64 - count)
        let others = all & ~(kept | masks.space | masks.high)
        if others != 0 {
            classes.rawValue |= ValueScan.classes(of: others, at: start, shape: buffer.shape, buffer.table)
        }
        var signs = count
        if masks.high != 0 {
            classes.insert(.beyondASCII)
            kept |= ValueScan.fold(masks.high, of: start, count, &signs, buffer)
            value_text_compact(buffer.folded, kept)
        }
        foldedCount = kept.nonzeroBitCount
        self.classes = classes
        if signs >= Shape.capacity { buffer.shape[Shape.capacity - 1] = Shape.ellipsis }
    }

    /// Folds the characters beyond ASCII of a scanned value where they stand, and gives each one sign in the shape.
    ///
    /// - Parameter signs: of the shape: the bytes of the value before, its characters afterwards.
    /// - Returns: the places of the folded bytes.
    private static func fold(
        _ places: UInt64,
        of start: UnsafePointer<UInt8>,
        _ count: Int,
        _ signs: inout Int,
        _ buffer: borrowing ScanBuffer
    ) -> UInt64 {
        let (folded, shape) = (buffer.folded, buffer.shape)
        var rest = places
        var kept: UInt64 = 0
        var dropped: UInt64 = 0
        while rest != 0 {
            let place = rest.trailingZeroBitCount
            let step = FoldedScalar(start + place, count - place)
            // No character is longer when it is folded.
            if step.length > 0 { folded[place] = step.first }
            if step.length > 1 { folded[place + 1] = step.second }
            if step.length > 2 { folded[place + 2] = step.third }
            if step.length > 3 { folded[place + 3] = step.fourth }
            shape[place] = step.sign
            let bytes = ((1 as UInt64) << UInt64(step.bytes) &- 1) << UInt64(place)
            kept |= ((1 as UInt64) << UInt64(step.length) &- 1) << UInt64(place)
            dropped |= bytes & (bytes &- 1 << UInt64(place))
            rest &= ~bytes
        }
        if dropped != 0 {
            signs -= dropped.nonzeroBitCount
            value_text_compact(shape, ~dropped)
        }
        return kept
    }
}
