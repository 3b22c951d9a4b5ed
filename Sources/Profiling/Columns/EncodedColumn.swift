import IntegrationModel

/// The blocks of a column when all are encoded.
struct EncodedColumn {
    let blocks: [EncodedBlock]
    /// Records.
    let count: Int
    let storage: BlockStorage

    func records(_ index: Int) -> Int { min(ColumnSegment.size, count - index * ColumnSegment.size) }

    func words(_ address: BlockStorage.Address, _ block: EncodedBlock) -> UnsafeMutableBufferPointer<UInt64> {
        let start = storage.pointer(address).assumingMemoryBound(to: UInt64.self)
        return UnsafeMutableBufferPointer(start: start, count: block.valueCount)
    }

    /// Replaces the tokens by numbers where they lie, and sums up the numbers.
    func resolveTokens(_ decision: ColumnDecision) -> NumberSummary {
        var summary = NumberSummary()
        var weights: [UInt32] = []
        let isNumber = decision.type == .integer || decision.type == .decimal
        let divisors = isNumber ? NumberDivisors(decision.decimalMark) : nil
        for (index, block) in blocks.enumerated() {
            guard let tokens = block.tokens else {
                summary.skip()
                continue
            }
            let words = words(tokens, block)
            storage.prepareForWriting(UnsafeRawBufferPointer(words))
            if let divisors {
                for position in words.indices { words[position] = divisors.number(words[position]).bitPattern }
            } else {
                for position in words.indices {
                    let bits = words[position]
                    let number = bits == 0 ? .nan : decision.number(ValueToken(bits: bits))
                    words[position] = number.bitPattern
                }
            }
            let numbers = UnsafeRawBufferPointer(words).assumingMemoryBound(to: Double.self)
            let records = records(index)
            if numbers.count == records {
                summary.add(inOrder: numbers)
            } else {
                countCodes(of: block, records, into: &weights)
                summary.add(numbers, times: weights)
            }
            storage.release(UnsafeRawBufferPointer(words))
        }
        return summary
    }

    func countCodes(of block: EncodedBlock, _ records: Int, into weights: inout [UInt32]) {
        weights.removeAll(keepingCapacity: true)
        weights.append(contentsOf: repeatElement(0, count: block.valueCount))
        guard let codes = block.codes else {
            weights[0] = UInt32(records)
            return
        }
        let start = storage.pointer(codes)
        weights.withUnsafeMutableBufferPointer { weights in
            guard let weights = weights.baseAddress else { return }
            if block.encoding == .codes8 {
                let codes = start.assumingMemoryBound(to: UInt8.self)
                for record in 0..<records { weights[Int(codes[record])] &+= 1 }
            } else {
                let codes = start.assumingMemoryBound(to: UInt16.self)
                for record in 0..<records { weights[Int(codes[record])] &+= 1 }
            }
        }
        storage.release(UnsafeRawBufferPointer(start: start, count: records * (block.encoding == .codes8 ? 1 : 2)))
    }

    /// Takes the tokens of a column that is text out of the file: they would tell its values.
    func eraseTokens() {
        for block in blocks {
            if let tokens = block.tokens { storage.erase(tokens, block.valueCount * 8) }
        }
    }

    /// The hashes and numbers, by block of which codes are shared.
    func values(isTyped: Bool) -> ColumnValues {
        let constants = storage.constants
        let hashes = blocks.map { block in
            guard block.valueCount > 0 else {
                return MappedArray<UInt64>.Block(.repeated, values: constants.noHash)
            }
            let values = UnsafeBufferPointer(words(block.hashes, block))
            return MappedArray<UInt64>.Block(block.encoding, values: values, codes: codes(block))
        }
        let numbers = blocks.map { block in
            guard let tokens = block.tokens else {
                return MappedArray<Double>.Block(.repeated, values: constants.noNumber)
            }
            let values = UnsafeRawBufferPointer(words(tokens, block)).assumingMemoryBound(to: Double.self)
            return MappedArray<Double>.Block(block.encoding, values: values, codes: codes(block))
        }
        return ColumnValues(
            hashes: MappedArray(count: count, blocks: hashes, owner: storage),
            numbers: isTyped ? MappedArray(count: count, blocks: numbers, owner: storage) : nil
        )
    }

    private func codes(_ block: EncodedBlock) -> UnsafeRawPointer? {
        block.codes.map { UnsafeRawPointer(storage.pointer($0)) }
    }
}

extension EncodedColumn {
    /// Up to so many values in blocks, counting them is no more work than sampling them was.
    private static let always = 1 << 20

    /// Counts the distinct values: exactly where the sample did, up to a million values in blocks or records, or where
    /// the column may be a key; else by a ``DistinctSketch``.
    func countDistinct(
        _ estimate: Int,
        isExact: Bool,
        isTyped: Bool,
        _ summary: NumberSummary,
        in profile: inout FieldProfile
    ) {
        let present = profile.count - profile.nulls
        (profile.distinct, profile.distinctIsExact) = (estimate, isExact && !isTyped)
        let mayBeKey = profile.nulls == 0 && Double(estimate) > 0.8 * Double(present)
        let values = blocks.reduce(0) { $0 + $1.valueCount }
        if !profile.distinctIsExact, values <= Self.always || present <= Self.always || mayBeKey {
            profile.distinctIsExact = true
            if isTyped, summary.isAscending, summary.count == present {
                profile.distinct = present
            } else {
                profile.distinct = DistinctCount.exact(values) { body in
                    for block in blocks where block.valueCount > 0 { visit(block, isTyped, body) }
                }
            }
        }
        if !profile.distinctIsExact {
            var sketch = DistinctSketch()
            for block in blocks where block.valueCount > 0 {
                sketch.insert(from: { body in visit(block, isTyped, body) })
            }
            profile.distinct = min(sketch.estimate, present)
            profile.distinctError = sketch.relativeStandardError
        }
        profile.isKey = present > 0 && profile.nulls == 0 && profile.distinctIsExact && profile.distinct == present
    }

    /// Hands over the words that tell the values of a block apart: the number of what has one, else the hash.
    private func visit(_ block: EncodedBlock, _ isTyped: Bool, _ body: (UInt64) -> Void) {
        let hashes = words(block.hashes, block)
        defer { storage.release(UnsafeRawBufferPointer(hashes)) }
        guard isTyped, let tokens = block.tokens else {
            for hash in hashes { body(hash) }
            return
        }
        let numbers = words(tokens, block)
        for position in hashes.indices {
            let number = Double(bitPattern: numbers[position])
            // 0.0 and -0.0 are one number.
            let bits = (number + 0).bitPattern
            let word = max(1, mix(bits ^ 0x9e37_79b9_7f4a_7c15, 0xd6e8_feb8_6659_fd93) ^ bits)
            body(number.isNaN ? hashes[position] : word)
        }
        storage.release(UnsafeRawBufferPointer(numbers))
    }
}
