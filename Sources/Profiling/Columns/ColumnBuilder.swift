internal import CTextScanning
import IntegrationModel

/// Takes the values of one field, one record after the other, and keeps a hash and a token of each.
struct ColumnBuilder: ~Copyable {
    /// A value met before, as the way of a repeated value sees it. The slots are pairs: a value is in the one or the other
    /// of its pair, the one that came last in the first.
    struct SeenSlot: BitwiseCopyable {
        /// The hash of the bytes as they are written; 0 where the slot is free.
        var raw: UInt64 = 0
        /// The value's code in the current segment, or ``unassigned``.
        var code: UInt32 = ColumnBuilder.unassigned
        /// Records with this value that are not yet in the counts.
        var hits: UInt32 = 0
    }

    /// What a value met before became.
    struct SeenValue: BitwiseCopyable {
        var hash: UInt64 = 0
        var token: UInt64 = 0
        var checks: UInt16 = 0
        /// Position of the shape, -1 for none.
        var shape: Int16 = -1
    }

    static let unassigned = UInt32.max
    /// Slots of the cache of seen values at first, and at most. It grows up to the second number wherever values push
    /// each other out, and beyond where pushed out values had been met again; keys keep a cache that is no burden.
    static let (firstCacheSize, plainCacheSize, largestCacheSize) = (8, 256, 1 << 15)

    /// The values of the records of the current block.
    var segment = ColumnSegment()
    private(set) var codeCapacity: Int
    /// Values of the last batch that the cache did not know, and whether it grew meanwhile.
    private var unseen = 0
    private var hasGrown = false
    /// Batches to come whose values are not looked for in the cache, and how many that will be the next time.
    private var streamedBatches = 0
    private var nextStream = ColumnBuilder.leastStream
    /// The form of the codes that were streamed last.
    var codeForm = CodeForm()
    /// Whether a cached value has a code in the current segment.
    private var hasCodes = false
    private var slots: UnsafeMutablePointer<SeenSlot>
    private var values: UnsafeMutablePointer<SeenValue>
    private var mask: Int
    /// Slots that the cache may have.
    var cacheLimit = plainCacheSize
    /// Values pushed out of the cache since it grew, and their hits.
    private var evictions = 0
    private var evictedHits = 0
    /// Complete blocks as they came in, where they are not encoded at once.
    var segments: [ColumnSegment]
    /// Complete blocks, encoded.
    var blocks: [EncodedBlock]

    var evidence = TypeEvidence()
    var sample = DistinctSample()
    var shapes = ShapeCounts()
    /// Records whose value passes each check, by bit of ``SemanticChecks``.
    var checkCounts: InlineArray<16, Int> = .init(repeating: 0)
    var minLength = Int.max
    var maxLength = 0
    /// The plain values, where they are kept.
    var kept: KeptText?

    /// - Parameters:
    ///   - segments: complete blocks before the column begins that are kept as they came in.
    ///   - blocks: complete blocks before the column begins that are encoded.
    ///   - codeCapacity: the records that the current block has room for.
    init(segments: Int, blocks: Int, codeCapacity: Int) {
        self.segments = Array(repeating: ColumnSegment(), count: segments)
        self.blocks = Array(repeating: .none, count: blocks)
        self.codeCapacity = codeCapacity
        let size = Self.firstCacheSize
        slots = .allocate(capacity: size)
        slots.initialize(repeating: SeenSlot(), count: size)
        values = .allocate(capacity: size)
        values.initialize(repeating: SeenValue(), count: size)
        mask = size - 1
    }

    deinit {
        slots.deallocate()
        values.deallocate()
        var segment = segment
        segment.free()
        for var segment in segments { segment.free() }
    }

    /// Takes the values of the records of a batch, which go to the block from a position on.
    ///
    /// - Parameter record: the first of them in the dataset.
    mutating func append(
        _ batch: RecordBatch,
        field: Int,
        at position: Int,
        record: Int,
        _ keyed: KeyedHash,
        _ buffer: inout ScanBuffer
    ) {
        guard let spans = batch.values(of: field) else { return }
        let bytes = UnsafePointer(batch.bytes)
        kept?.append(spans, bytes, batch.count, at: record, keyed)
        if streamedBatches > 0 {
            streamedBatches -= 1
            stream(spans, bytes, batch.count, at: position, keyed, &buffer)
            return
        }
        (unseen, hasGrown) = (0, false)
        var first = 0
        while first < batch.count {
            let count = min(ScanBuffer.hashCount, batch.count - first)
            appendSome(spans + first, bytes, count, at: position &+ first, keyed, &buffer)
            first += count
        }
        if !hasGrown, unseen >= Self.leastForStream, unseen > batch.count / 4 * 3 {
            streamedBatches = nextStream
            nextStream = min(nextStream * 2 + 1, Self.longestStream)
        } else {
            nextStream = Self.leastStream
        }
    }

    /// Takes values of some records in a row: hashes all of them while the places of the cache are fetched from memory,
    /// and looks into these afterwards.
    @inline(__always)
    private mutating func appendSome(
        _ spans: UnsafePointer<RecordBatch.Span>,
        _ bytes: UnsafePointer<UInt8>,
        _ count: Int,
        at position: Int,
        _ keyed: KeyedHash,
        _ buffer: inout ScanBuffer
    ) {
        let hashes = buffer.hashes
        for index in 0..<count {
            let span = spans[index]
            let start = bytes + Int(UInt32(truncatingIfNeeded: span))
            let raw = span == 0 ? 0 : keyed.hash(start, Int(truncatingIfNeeded: span >> 32))
            text_scanning_prefetch(slots + Int(truncatingIfNeeded: raw) & (mask ^ 1))
            hashes[index] = raw
        }
        for index in 0..<count {
            let raw = hashes[index]
            guard raw != 0 else { continue }
            let pair = slots + Int(truncatingIfNeeded: raw) & (mask ^ 1)
            let slot = pair + (pair[1].raw == raw ? 1 : 0)
            let code = slot.pointee.code
            if slot.pointee.raw == raw, code != Self.unassigned {
                slot.pointee.hits &+= 1
                segment.codes.unsafelyUnwrapped[position &+ index] = UInt16(truncatingIfNeeded: code)
            } else {
                let start = bytes + Int(UInt32(truncatingIfNeeded: spans[index]))
                let length = Int(truncatingIfNeeded: spans[index] >> 32)
                appendNew(start, length, raw, at: position &+ index, keyed, &buffer)
            }
        }
    }

    /// Takes a value that is new to the block, or new altogether.
    @inline(never)
    private mutating func appendNew(
        _ start: UnsafePointer<UInt8>,
        _ length: Int,
        _ raw: UInt64,
        at position: Int,
        _ keyed: KeyedHash,
        _ buffer: inout ScanBuffer
    ) {
        if segment.codes == nil { segment.reserveCodes(codeCapacity, records: 0) }
        var index = Int(truncatingIfNeeded: raw) & (mask ^ 1)
        if slots[index + 1].raw == raw {
            index += 1
        } else if slots[index].raw != raw {
            makeRoom(index)
            if evictions > 2 * mask, isCacheTooSmall() {
                enlargeCache()
                hasGrown = true
                index = Int(truncatingIfNeeded: raw) & (mask ^ 1)
                makeRoom(index)
            }
            slots[index].raw = raw
            unseen &+= 1
            values[index] = classify(start, length, keyed, &buffer)
        }
        let value = values + index
        let code = value.pointee.hash == 0 ? 0 : segment.add(value.pointee.hash, value.pointee.token)
        hasCodes = true
        slots[index].code = code
        slots[index].hits &+= 1
        segment.codes.unsafelyUnwrapped[position] = UInt16(truncatingIfNeeded: code)
    }

    /// Finds what an unseen value is.
    private mutating func classify(
        _ start: UnsafePointer<UInt8>,
        _ length: Int,
        _ keyed: KeyedHash,
        _ buffer: inout ScanBuffer
    ) -> SeenValue {
        var value = SeenValue()
        let classified = ValueClassifier.classify(start, length, keyed, &buffer)
        if classified.hash != 0 {
            value.token = classified.token.bits
            value.checks = classified.checks.rawValue
            value.hash = classified.hash
            value.shape = Int16(truncatingIfNeeded: shapes.position(of: Shape(buffer.shape)))
            if !shapes.moves.isEmpty { moveShapes() }
            sample.insert(value.hash, classified.checks)
            if classified.length < minLength { minLength = classified.length }
            if classified.length > maxLength { maxLength = classified.length }
        }
        return value
    }

    /// Frees the first slot of a pair: what is there takes the place of the second, which leaves the cache.
    @inline(__always)
    private mutating func makeRoom(_ index: Int) {
        let hits = Int(slots[index + 1].hits)
        if hits > 0 {
            evictions &+= 1
            evictedHits &+= hits
            flush(index + 1)
        }
        slots[index + 1] = slots[index]
        values[index + 1] = values[index]
        slots[index] = SeenSlot()
    }

    /// Whether a larger cache would spare the work for many values: those pushed out were met again now and then.
    private mutating func isCacheTooSmall() -> Bool {
        defer { (evictions, evictedHits) = (0, 0) }
        return mask + 1 < cacheLimit
            && (mask + 1 < Self.plainCacheSize || evictedHits - evictions > evictions >> 6)
    }

    /// Makes the cache twice as large.
    private mutating func enlargeCache() {
        let size = mask + 1
        let (formerSlots, formerValues) = (slots, values)
        slots = .allocate(capacity: size * 2)
        slots.initialize(repeating: SeenSlot(), count: size * 2)
        values = .allocate(capacity: size * 2)
        values.initialize(repeating: SeenValue(), count: size * 2)
        mask = size * 2 - 1
        for index in 0..<size where formerSlots[index].raw != 0 {
            var next = Int(truncatingIfNeeded: formerSlots[index].raw) & (mask ^ 1)
            if slots[next].raw != 0 { next += 1 }
            slots[next] = formerSlots[index]
            values[next] = formerValues[index]
        }
        formerSlots.deallocate()
        formerValues.deallocate()
    }

    /// Follows the shapes of the cached values to where they have moved.
    mutating func moveShapes() {
        let moves = shapes.takeMoves()
        for index in 0...mask {
            for map in moves where values[index].shape >= 0 && Int(values[index].shape) < map.count {
                values[index].shape = map[Int(values[index].shape)]
            }
        }
    }

    /// Adds the hits of a cached value to the counts.
    private mutating func flush(_ index: Int) {
        let hits = Int(slots[index].hits)
        guard hits > 0 else { return }
        slots[index].hits = 0
        let value = values[index]
        guard value.hash != 0 else { return }
        evidence.add(ValueToken(bits: value.token), times: hits)
        if value.shape >= 0 { shapes.add(hits, at: Int(value.shape)) }
        var bits = value.checks
        while bits != 0 {
            checkCounts[bits.trailingZeroBitCount] += hits
            bits &= bits - 1
        }
    }
}

extension ColumnBuilder {
    /// Makes room for the codes of so many records of the current block, of which there are now some.
    mutating func reserveCodes(_ capacity: Int, records: Int) {
        codeCapacity = capacity
        if segment.codes != nil { segment.reserveCodes(capacity, records: records) }
    }

    /// Gives the complete block away and begins the next one.
    mutating func keepSegment() {
        segments.append(segment)
        segment = ColumnSegment()
        forgetCodes()
    }

    /// Encodes the complete block and begins the next one in its memory.
    ///
    /// - Parameter file: where entries of the block may have been set aside, as those of a column of this number.
    /// - Throws: ``ColumnFileError`` where they can't be read again; the block has no values then.
    mutating func encodeSegment(
        records: Int,
        _ encoder: BlockEncoder,
        _ file: SetAsideEntries?,
        of column: Int
    ) throws(ColumnFileError) {
        let isAside = segment.setAside > 0
        defer {
            segment.restart(codeCapacity: codeCapacity, keepsEntries: !isAside)
            forgetCodes()
        }
        do {
            if let file { try segment.takeEntriesBack(from: file, of: column) }
        } catch {
            blocks.append(.none)
            throw error
        }
        blocks.append(encoder.encode(segment, records: records))
    }

    /// Keeps the complete block, which was brought into its form, and begins the next one in its memory.
    mutating func keepSegment(_ prepared: PreparedBlock, in storage: BlockStorage) {
        blocks.append(prepared.kept(in: storage))
        segment.restart(codeCapacity: codeCapacity, keepsEntries: true)
        forgetCodes()
    }

    private mutating func forgetCodes() {
        guard hasCodes else { return }
        hasCodes = false
        for index in 0...mask {
            if slots[index].hits > 1 << 30 { flush(index) }
            slots[index].code = Self.unassigned
        }
    }

    /// Brings the counts up to date with the cache.
    mutating func flushCache() {
        for index in 0...mask { flush(index) }
    }

    /// Joins the counts of the records that come after these: the same field in the next chunk or file.
    mutating func mergeCounts(_ other: inout ColumnBuilder) {
        other.flushCache()
        evidence.merge(other.evidence)
        sample.merge(other.sample)
        shapes.merge(other.shapes)
        if !shapes.moves.isEmpty { moveShapes() }
        for bit in 0..<SemanticChecks.width { checkCounts[bit] += other.checkCounts[bit] }
        minLength = min(minLength, other.minLength)
        maxLength = max(maxLength, other.maxLength)
    }

    /// Appends records of a segment of another builder to the current block.
    ///
    /// - Parameters:
    ///   - records: of so many in the segment.
    ///   - position: where they come in the current block.
    mutating func append(_ other: ColumnSegment, _ range: Range<Int>, of records: Int, at position: Int) {
        guard let theirs = other.codes else { return }
        if segment.codes == nil { segment.reserveCodes(codeCapacity, records: 0) }
        let codes = segment.codes.unsafelyUnwrapped + position
        let source = theirs + range.lowerBound
        let base = segment.entryCount
        if other.isOneToOne(records) {
            segment.add(other, range.lowerBound + 1..<range.upperBound + 1)
            for index in 0..<range.count { codes[index] = UInt16(truncatingIfNeeded: base &+ index) }
        } else if range.count == records {
            segment.add(other, 1..<other.entryCount)
            let offset = UInt16(truncatingIfNeeded: base &- 1)
            for index in 0..<range.count { codes[index] = source[index] == 0 ? 0 : source[index] &+ offset }
        } else {
            withUnsafeTemporaryAllocation(of: UInt16.self, capacity: other.entryCount) { map in
                map.initialize(repeating: 0)
                for index in 0..<range.count {
                    let code = Int(source[index])
                    if code != 0, map[code] == 0 {
                        segment.add(other, code..<code + 1)
                        map[code] = UInt16(truncatingIfNeeded: segment.entryCount - 1)
                    }
                    codes[index] = map[code]
                }
            }
        }
    }
}
