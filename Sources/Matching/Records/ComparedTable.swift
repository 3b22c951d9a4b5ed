import IntegrationModel

/// One of two tables that are compared, in which the records of the other one look for partners.
struct ComparedTable {
    private let table: RecordTable
    private let isLeft: Bool
    private let seekers: Int
    /// Those of both tables, with the columns of this one, and the share of the other's records that have no value.
    private let attributes: [(attribute: Attribute, columns: [Int], absent: Double)]

    /// Records of a table that are compared with each other.
    private static let mostRecords = 12_000
    /// Who shares a value that fewer others than that share by chance is the same record entered twice.
    private static let fewSharing = 0.05

    /// - Parameter isLeft: whether the table is the left one of those that the attributes are of.
    init(_ table: RecordTable, _ attributes: [Attribute], isLeft: Bool) {
        (self.table, self.isLeft) = (table, isLeft)
        self.attributes = attributes.map { attribute in
            let fields = isLeft ? attribute.leftFields : attribute.rightFields
            let values = attribute.values
            let (filled, all) =
                isLeft ? (values.rightFilled, values.right.count) : (values.leftFilled, values.left.count)
            return (
                attribute, fields.compactMap { field in table.columns.firstIndex { $0.name == field } },
                1 - Double(filled) / Double(max(all, 1))
            )
        }
        seekers = attributes.first.map { isLeft ? $0.values.right.count : $0.values.left.count } ?? 0
    }

    /// What the records of the other table find at best in this one.
    func bestPartners(_ candidates: [WeighedPair]) -> WeightSteps {
        var best = [Float](repeating: -.infinity, count: seekers)
        for pair in candidates {
            let seeker = Int(isLeft ? pair.right : pair.left)
            best[seeker] = max(best[seeker], pair.weight)
        }
        return Self.steps(best)
    }

    /// What the records of this table find at best among the others of it, with as many values absent as the other table
    /// lacks; nil where it has too few records to tell.
    ///
    /// - Parameter most: how many candidates a record of the other table has at most.
    func usualPartners(_ model: LinkModel, most: Int, _ threads: Int) -> WeightSteps? {
        let records = Array(stride(from: 0, to: table.count, by: max(1, table.count / Self.mostRecords)))
        guard records.count > 1 else { return nil }
        let own = parallelMap(attributes.count, threads: threads) { number in
            Attribute(
                attributes[number].columns.map { table.columns[$0].keeping(records) },
                nil,
                attributes[number].attribute.kind,
                records: (left: records.count, right: records.count)
            )
        }
        let space = ComparisonSpace(records.count, records.count, isWithin: true, own)
        let blocking = Blocking(space, threads: threads)
        let indexes = blocking.indexes(blocking.allForms, sample: nil)
        let numbering = attributes.indices.filter { index in
            attributes[index].attribute.coincidence * Double(table.count) < Self.fewSharing
        }
        let lacking = records.indices.map { absences(of: UInt32($0)) }
        let bounds = WeightBounds(space, model)
        let chunks = parallelMap(16, threads: threads) { chunk in
            let search = CandidateSearch(space, indexes, most: min(most, blocking.most), tellsForms: false)
            let scratch = ComparisonScratch()
            // What is less is counted as nothing.
            var best = [Float](repeating: Float(WeighedPair.least), count: records.count)
            for one in records.count * chunk / 16..<records.count * (chunk + 1) / 16 {
                for candidate in search.candidates(of: one, at: one) {
                    let other = Int(candidate)
                    let isTwice = numbering.contains { space.isSame($0, one, other, scratch) }
                    let least = Double(min(best[one], best[other]))
                    let either = lacking[one] | lacking[other]
                    guard !isTwice, let pattern = bounds.pattern(one, other, lacking: either, above: least, scratch)
                    else { continue }
                    for seeker in [one, other] {
                        let weight = model.weight(one, pattern | lacking[seeker], in: space)
                        best[seeker] = max(best[seeker], Float(weight))
                    }
                }
            }
            return best
        }
        let best = records.indices.map { record in
            let most = chunks.reduce(-Float.infinity) { max($0, $1[record]) }
            return most > Float(WeighedPair.least) ? most : -.infinity
        }
        return Self.steps(best).amongMore(Double(table.count) / Double(records.count))
    }

    private static func steps(_ best: [Float]) -> WeightSteps {
        var steps = WeightSteps()
        for weight in best { steps.add(Double(max(weight, -100))) }
        return steps
    }

    /// The outcomes that a record of the other table would not have, as it lacks the value.
    private func absences(of seeker: UInt32) -> UInt64 {
        var sampler = PairSampler(seed: UInt64(seeker) &+ 1)
        var pattern: UInt64 = 0
        for (index, attribute) in attributes.enumerated() {
            let isAbsent = Double(sampler.next(below: 1 << 20)) < attribute.absent * Double(1 << 20)
            if isAbsent { pattern |= UInt64(Outcome.absent) << UInt64(4 * index) }
        }
        return pattern
    }
}

extension RecordColumn {
    /// The column with some of its records.
    fileprivate func keeping(_ records: [Int]) -> RecordColumn {
        guard records.count < texts.count else { return self }
        var column = self
        column.texts = TextColumn()
        for record in records { texts.withUTF8(of: record) { column.texts.append(utf8: $0) } }
        return column
    }
}
