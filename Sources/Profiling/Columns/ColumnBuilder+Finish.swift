import IntegrationModel

extension ColumnBuilder {
    /// What the column says about types and notations, for the decisions about it and about its neighbours.
    func typeEvidence() -> TypeEvidence {
        TypeEvidence(present: presentCount, tokens: UnsafeBufferPointer(tokens.elements))
    }

    /// Records with a value.
    var presentCount: Int { hashes.elements.count { $0 != 0 } }

    /// Decides what the column is and resolves its tokens; the builder is of no use afterwards.
    mutating func finish(
        path: String,
        evidence: TypeEvidence,
        declared: ProfileHints,
        dataset: DatasetEvidence
    ) -> (values: ColumnValues, profile: FieldProfile) {
        flushCache()
        let hints = FieldHints(path: path)
        var distinct = sample
        let sampled = distinct.result()
        let semantic = SemanticDecision(
            sample: sampled.values,
            counts: checkCounts,
            present: evidence.present,
            hints: hints
        )
        let decision = ColumnDecision(
            evidence,
            isIdentifier: semantic.type != nil,
            distinct: sampled.distinct,
            hints: hints,
            declared: declared,
            dataset: dataset
        )
        var profile = FieldProfile(type: decision.type, count: count, nulls: count - evidence.present)
        profile.dateOrder = decision.dateOrder
        profile.dateOrderIsGuess = decision.dateOrderIsGuess
        profile.hasSeconds = decision.hasSeconds
        profile.decimalMark = decision.decimalMark
        profile.semanticType = semantic.type
        profile.semanticShare = semantic.share
        if evidence.present > 0 { (profile.minLength, profile.maxLength) = (minLength, maxLength) }
        profile.patterns = shapes.mostFrequent(8)
        profile.typeShare = evidence.present > 0 ? 1 : 0
        var numbers: MappedArray<Double>?
        if decision.type != .text, decision.type != .empty { numbers = resolve(decision, into: &profile) }
        let hashes = releaseHashes()
        count(hashes, numbers, estimate: sampled.distinct, isExact: sampled.isExact, into: &profile)
        return (ColumnValues(hashes: hashes, numbers: numbers), profile)
    }

    /// The numbers of all records, and their range and sum.
    private func resolve(_ decision: ColumnDecision, into profile: inout FieldProfile) -> MappedArray<Double> {
        var numbers = GrowableBuffer<Double>()
        numbers.append(repeating: .nan, count: leadingNulls)
        var typed = 0
        var (least, most) = (Double.infinity, -Double.infinity)
        var sum = ExactSum()
        for bits in tokens.elements {
            let number = bits == 0 ? .nan : decision.number(ValueToken(bits: bits))
            numbers.append(number)
            guard !number.isNaN else { continue }
            typed += 1
            least = min(least, number)
            most = max(most, number)
            sum.add(number)
        }
        let present = profile.count - profile.nulls
        profile.typeShare = present > 0 ? Double(typed) / Double(present) : 0
        if typed > 0, decision.type != .boolean {
            (profile.minNumber, profile.maxNumber) = (least, most)
            if decision.type == .integer || decision.type == .decimal { profile.sum = sum.value }
        }
        let (elements, owner) = numbers.release()
        return MappedArray(elements, owner: owner)
    }

    /// Counts the distinct values: exactly up to a million records or where the column may be a key, else by the
    /// sample.
    private func count(
        _ hashes: MappedArray<UInt64>,
        _ numbers: MappedArray<Double>?,
        estimate: Int,
        isExact: Bool,
        into profile: inout FieldProfile
    ) {
        let present = profile.count - profile.nulls
        (profile.distinct, profile.distinctIsExact) = (estimate, isExact && numbers == nil)
        let mayBeKey = profile.nulls == 0 && Double(estimate) > 0.8 * Double(present)
        guard !profile.distinctIsExact, present <= 1 << 20 || mayBeKey else {
            profile.isKey = present > 0 && profile.nulls == 0 && profile.distinctIsExact && estimate == present
            return
        }
        var words = GrowableBuffer<UInt64>()
        for (record, hash) in hashes.enumerated() {
            guard let numbers, !numbers[record].isNaN else {
                words.append(hash)
                continue
            }
            // 0.0 and -0.0 are one number.
            let bits = (numbers[record] + 0).bitPattern
            words.append(max(1, mix(bits ^ 0x9e37_79b9_7f4a_7c15, 0xd6e8_feb8_6659_fd93) ^ bits))
        }
        profile.distinct = DistinctCount.exact(UnsafeBufferPointer(words.elements))
        profile.distinctIsExact = true
        profile.isKey = present > 0 && profile.nulls == 0 && profile.distinct == present
    }
}

/// A sum of doubles that keeps what rounding loses (Neumaier's variant of Kahan summation, 1974).
struct ExactSum {
    private var sum = 0.0
    private var lost = 0.0

    mutating func add(_ number: Double) {
        let next = sum + number
        lost += abs(sum) >= abs(number) ? (sum - next) + number : (number - next) + sum
        sum = next
    }

    var value: Double { sum + lost }
}
