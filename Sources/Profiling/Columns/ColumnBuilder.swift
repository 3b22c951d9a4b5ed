import IntegrationModel

/// Takes the values of one field, one record after the other, and keeps a hash and a token of each.
struct ColumnBuilder: ~Copyable {
    /// A value met before, and what it became.
    struct SeenValue: BitwiseCopyable {
        var raw: UInt64 = 0
        var hash: UInt64 = 0
        var token: UInt64 = 0
        /// Records with this value that are not yet in the counts.
        var hits: UInt32 = 0
        var checks: UInt16 = 0
        /// Position of the shape, -1 for none.
        var shape: Int16 = -1
    }

    /// Entries of the cache of seen values. Most columns of business data repeat a few hundred values.
    static let cacheSize = 512

    let keyed: KeyedHash
    /// Records before the first one with a value; nothing is kept of them.
    private(set) var leadingNulls: Int
    private(set) var hashes = GrowableBuffer<UInt64>()
    /// Kept from the first value on that is more than text; nil before.
    private(set) var tokens = GrowableBuffer<UInt64>()
    private(set) var keepsTokens = false
    private var seen: UnsafeMutablePointer<SeenValue>?
    private(set) var sample = DistinctSample()
    private(set) var shapes = ShapeCounts()
    /// Records whose value passes each check, by bit of ``SemanticChecks``.
    private(set) var checkCounts: InlineArray<16, Int> = .init(repeating: 0)
    private(set) var minLength = Int.max
    private(set) var maxLength = 0

    init(keyed: KeyedHash, leadingNulls: Int) {
        self.keyed = keyed
        self.leadingNulls = leadingNulls
    }

    deinit { seen?.deallocate() }

    var count: Int { leadingNulls + hashes.count }

    @inline(__always)
    mutating func append(_ start: UnsafePointer<UInt8>, _ length: Int, _ buffer: inout ScanBuffer) {
        guard let seen else {
            appendFirst(start, length, &buffer)
            return
        }
        let raw = keyed.hash(start, length)
        let entry = seen + Int(truncatingIfNeeded: raw) & (Self.cacheSize - 1)
        if entry.pointee.raw == raw {
            entry.pointee.hits &+= 1
            keep(entry.pointee.hash, entry.pointee.token)
            if entry.pointee.hits == .max { flush(entry) }
        } else {
            appendUnseen(start, length, raw, entry, &buffer)
        }
    }

    @inline(__always)
    mutating func appendNull() {
        if hashes.count == 0 {
            leadingNulls &+= 1
        } else {
            keep(0, 0)
        }
    }

    @inline(__always)
    private mutating func keep(_ hash: UInt64, _ token: UInt64) {
        if keepsTokens {
            tokens.append(token)
        } else if token > ValueToken.text.bits {
            startKeepingTokens()
            tokens.append(token)
        }
        hashes.append(hash)
    }

    private mutating func startKeepingTokens() {
        keepsTokens = true
        for hash in hashes.elements { tokens.append(hash == 0 ? 0 : ValueToken.text.bits) }
    }

    private mutating func appendFirst(_ start: UnsafePointer<UInt8>, _ length: Int, _ buffer: inout ScanBuffer) {
        let cache = UnsafeMutablePointer<SeenValue>.allocate(capacity: Self.cacheSize)
        cache.initialize(repeating: SeenValue(), count: Self.cacheSize)
        seen = cache
        append(start, length, &buffer)
    }

    private mutating func appendUnseen(
        _ start: UnsafePointer<UInt8>,
        _ length: Int,
        _ raw: UInt64,
        _ entry: UnsafeMutablePointer<SeenValue>,
        _ buffer: inout ScanBuffer
    ) {
        flush(entry)
        var value = SeenValue(raw: raw, hits: 1)
        let scan = ValueScan(start, length, into: &buffer)
        if scan.count > 0, !scan.isNull(buffer) {
            let token = TokenScanner.token(of: scan, folded: buffer.folded)
            let checks = SemanticChecks(scan, folded: buffer.folded, token: token)
            value.token = token.bits
            value.checks = checks.rawValue
            let form = ValueNormalisation.form(of: scan, in: &buffer)
            value.hash = keyed.hash(form.start, form.count)
            value.shape = Int16(truncatingIfNeeded: shapes.position(of: Shape(buffer.shape)))
            if !shapes.moves.isEmpty { moveShapes() }
            sample.insert(value.hash, checks)
            if scan.count < minLength { minLength = scan.count }
            if scan.count > maxLength { maxLength = scan.count }
        }
        entry.pointee = value
        if value.hash == 0 { appendNull() } else { keep(value.hash, value.token) }
    }

    /// Follows the shapes of the cached values to where they have moved.
    private mutating func moveShapes() {
        let moves = shapes.takeMoves()
        guard let seen else { return }
        for index in 0..<Self.cacheSize {
            for map in moves where seen[index].shape >= 0 && Int(seen[index].shape) < map.count {
                seen[index].shape = map[Int(seen[index].shape)]
            }
        }
    }

    /// Adds the hits of a cache entry to the counts.
    private mutating func flush(_ entry: UnsafeMutablePointer<SeenValue>) {
        let hits = Int(entry.pointee.hits)
        guard hits > 0 else { return }
        entry.pointee.hits = 0
        if entry.pointee.shape >= 0 { shapes.add(hits, at: Int(entry.pointee.shape)) }
        var bits = entry.pointee.checks
        while bits != 0 {
            checkCounts[bits.trailingZeroBitCount] += hits
            bits &= bits - 1
        }
    }
}

extension ColumnBuilder {
    /// Brings the counts up to date with the cache.
    mutating func flushCache() {
        guard let seen else { return }
        for index in 0..<Self.cacheSize { flush(seen + index) }
    }

    /// Joins the values of the records that come after these: the same field in the next chunk or file.
    ///
    /// Associative: the result is that of appending all values to one builder.
    mutating func merge(_ other: inout ColumnBuilder) {
        flushCache()
        other.flushCache()
        if hashes.count == 0 {
            leadingNulls += other.leadingNulls
        } else {
            hashes.append(repeating: 0, count: other.leadingNulls)
            if keepsTokens { tokens.append(repeating: 0, count: other.leadingNulls) }
        }
        if other.keepsTokens, !keepsTokens { startKeepingTokens() }
        if other.keepsTokens {
            tokens.append(contentsOf: other.tokens)
        } else if keepsTokens {
            for hash in other.hashes.elements { tokens.append(hash == 0 ? 0 : ValueToken.text.bits) }
        }
        hashes.append(contentsOf: other.hashes)
        sample.merge(other.sample)
        shapes.merge(other.shapes)
        if !shapes.moves.isEmpty { moveShapes() }
        for bit in 0..<SemanticChecks.width { checkCounts[bit] += other.checkCounts[bit] }
        minLength = min(minLength, other.minLength)
        maxLength = max(maxLength, other.maxLength)
    }

    /// The hashes of all records; the builder is of no use afterwards.
    mutating func releaseHashes() -> MappedArray<UInt64> {
        if leadingNulls > 0 {
            var all = GrowableBuffer<UInt64>()
            all.append(repeating: 0, count: leadingNulls)
            all.append(contentsOf: hashes)
            let (elements, owner) = all.release()
            return MappedArray(elements, owner: owner)
        }
        let (elements, owner) = hashes.release()
        return MappedArray(elements, owner: owner)
    }
}
