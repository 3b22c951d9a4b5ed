import IntegrationModel

/// Brings complete blocks into the form in which they are kept, and keeps them in a storage.
///
/// The form depends on nothing but the values of the records: the different values in order of their first record,
/// after that of no value. Up to 256 of them have codes of 8 bits; up to half as many as records, of 16 bits; more are
/// written one after the other.
final class BlockEncoder {
    let storage: BlockStorage
    private let table: UnsafeMutablePointer<UInt16>
    /// The place among the different values, by entry.
    private let map: UnsafeMutablePointer<UInt16>
    private let hashes: UnsafeMutablePointer<UInt64>
    private let tokens: UnsafeMutablePointer<UInt64>
    private let codes: UnsafeMutablePointer<UInt16>

    init(_ storage: BlockStorage) {
        self.storage = storage
        table = .allocate(capacity: ColumnSegment.size * 2)
        map = .allocate(capacity: ColumnSegment.size + 1)
        hashes = .allocate(capacity: ColumnSegment.size)
        tokens = .allocate(capacity: ColumnSegment.size)
        codes = .allocate(capacity: ColumnSegment.size)
    }

    deinit {
        table.deallocate()
        map.deallocate()
        hashes.deallocate()
        tokens.deallocate()
        codes.deallocate()
    }

    /// Encodes the values of so many records.
    func encode(_ segment: ColumnSegment, records: Int) -> EncodedBlock {
        prepare(segment, records: records).kept(in: storage)
    }

    /// Brings the values of so many records into their form, which lasts until the next ones, or the segment goes.
    func prepare(_ segment: ColumnSegment, records: Int) -> PreparedBlock {
        guard let source = segment.codes, let entryHashes = segment.hashes, let entryTokens = segment.tokens,
            segment.entryCount > 1
        else { return PreparedBlock() }
        let (isOneToOne, hasTokens) = (segment.isOneToOne(records), segment.hasTokens)
        let hasNull = !isOneToOne && containsZero(source, records)
        let limit = max(256, records / 2)
        let found =
            haveMoreDistinct(UnsafeBufferPointer(start: entryHashes + 1, count: segment.entryCount - 1), than: limit)
            ? nil : findDistinct(segment, entryHashes, entryTokens, hasNull, limit: limit)
        guard let distinct = found else {
            if isOneToOne {
                return PreparedBlock(
                    encoding: .plain,
                    count: records,
                    hashes: entryHashes + 1,
                    tokens: hasTokens ? entryTokens + 1 : nil,
                    codes: nil
                )
            }
            for record in 0..<records { hashes[record] = entryHashes[Int(source[record])] }
            if hasTokens { for record in 0..<records { tokens[record] = entryTokens[Int(source[record])] } }
            return PreparedBlock(
                encoding: .plain,
                count: records,
                hashes: hashes,
                tokens: hasTokens ? tokens : nil,
                codes: nil
            )
        }
        let keptTokens = hasTokens ? tokens : nil
        if distinct == 1 {
            return PreparedBlock(encoding: .repeated, count: 1, hashes: hashes, tokens: keptTokens, codes: nil)
        }
        let (map, codes) = (map, codes)
        let isSame = distinct == segment.entryCount - (hasNull ? 0 : 1)
        let shift: UInt16 = hasNull ? 0 : 1
        if distinct <= 256 {
            let bytes = UnsafeMutableRawPointer(codes).assumingMemoryBound(to: UInt8.self)
            if isOneToOne {
                for record in 0..<records { bytes[record] = UInt8(truncatingIfNeeded: map[record + 1]) }
            } else if isSame {
                for record in 0..<records { bytes[record] = UInt8(truncatingIfNeeded: source[record] &- shift) }
            } else {
                for record in 0..<records { bytes[record] = UInt8(truncatingIfNeeded: map[Int(source[record])]) }
            }
            return PreparedBlock(
                encoding: .codes8,
                count: distinct,
                hashes: hashes,
                tokens: keptTokens,
                codes: UnsafeRawBufferPointer(start: bytes, count: records)
            )
        }
        if isOneToOne {
            for record in 0..<records { codes[record] = map[record + 1] }
        } else if isSame {
            for record in 0..<records { codes[record] = source[record] &- shift }
        } else {
            for record in 0..<records { codes[record] = map[Int(source[record])] }
        }
        return PreparedBlock(
            encoding: .codes16,
            count: distinct,
            hashes: hashes,
            tokens: keptTokens,
            codes: UnsafeRawBufferPointer(start: codes, count: records * 2)
        )
    }

    /// Whether there are surely more different hashes than a limit; false leaves it open.
    ///
    /// Each hash sets one of many bits, so there are at least as many different hashes as bits that are set.
    private func haveMoreDistinct(_ hashes: UnsafeBufferPointer<UInt64>, than limit: Int) -> Bool {
        guard hashes.count > limit else { return false }
        let bits = UnsafeMutableRawPointer(self.hashes).assumingMemoryBound(to: UInt64.self)
        bits.update(repeating: 0, count: Self.marks / 64)
        for hash in hashes {
            let mark = Int(truncatingIfNeeded: hash) & (Self.marks - 1)
            bits[mark >> 6] |= 1 << UInt64(truncatingIfNeeded: mark & 63)
        }
        var different = 0
        for word in 0..<Self.marks / 64 { different += bits[word].nonzeroBitCount }
        return different > limit
    }

    /// Bits that hashes set, eight for each record of a block: they fill an eighth of the memory for different hashes.
    private static let marks = ColumnSegment.size * 8

    private func containsZero(_ codes: UnsafePointer<UInt16>, _ count: Int) -> Bool {
        var zeros: UInt16 = 0
        for index in 0..<count { zeros |= codes[index] == 0 ? 1 : 0 }
        return zeros != 0
    }

    /// Writes the different pairs to `hashes` and `tokens`, and their places by entry to `map`.
    ///
    /// - Returns: how many there are; nil where there are more than the limit.
    private func findDistinct(
        _ segment: ColumnSegment,
        _ entryHashes: UnsafePointer<UInt64>,
        _ entryTokens: UnsafePointer<UInt64>,
        _ hasNull: Bool,
        limit: Int
    ) -> Int? {
        let (table, map, hashes, tokens) = (table, map, hashes, tokens)
        var capacity = 64
        while capacity < 2 * min(segment.entryCount, limit + 1) { capacity *= 2 }
        table.initialize(repeating: 0, count: capacity)
        let mask = capacity - 1
        var distinct = 0
        map[0] = 0
        if hasNull {
            (hashes[0], tokens[0]) = (0, 0)
            distinct = 1
        }
        for entry in 1..<segment.entryCount {
            let (hash, token) = (entryHashes[entry], entryTokens[entry])
            var slot = Int(truncatingIfNeeded: hash >> 16) & mask
            var place = Int(table[slot])
            while place != 0, hashes[place - 1] != hash || tokens[place - 1] != token {
                slot = (slot + 1) & mask
                place = Int(table[slot])
            }
            if place == 0 {
                if distinct == limit { return nil }
                (hashes[distinct], tokens[distinct]) = (hash, token)
                distinct += 1
                place = distinct
                table[slot] = UInt16(truncatingIfNeeded: place)
            }
            map[entry] = UInt16(truncatingIfNeeded: place - 1)
        }
        return distinct
    }
}
