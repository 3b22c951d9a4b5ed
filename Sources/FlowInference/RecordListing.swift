import IntegrationModel

/// Names the records of a flow that need a look, with their places.
struct RecordListing {
    let texts: any TextSource

    /// Some records of one dataset.
    func records(
        _ positions: [Int],
        of profile: DatasetProfile,
        _ moments: Moments?,
        _ status: FlowRecord.Status
    ) throws -> [FlowRecord] {
        guard !positions.isEmpty else { return [] }
        let numbered = try Numbered(profile, moments, texts)
        return positions.map { numbered.record($0, status) }
    }

    func list(
        _ link: DirectedLink,
        leaked: [Int],
        conflicts: [Int: [String]],
        withoutOrigin: [Int]
    ) throws -> [FlowRecord] {
        let source = try Numbered(link.context.left, link.context.leftMoments, texts)
        let target = try Numbered(link.context.right, link.context.rightMoments, texts)
        let lost = leaked.map { source.record($0, .leaked) }
        let contradicting = conflicts.sorted { $0.key < $1.key }.map { index, fields in
            let pair = link.context.links.pairs[index]
            var record = source.record(pair.left, .conflicting)
            record.fields = fields
            let place = link.context.right.location(of: pair.right)
            record.other = LinkedRecord(number: target.number(pair.right), file: place.file, line: place.line ?? 0)
            return record
        }
        return lost + contradicting + withoutOrigin.map { target.record($0, .withoutOrigin) }
    }
}

/// The records of a dataset by the number that people know them by.
private struct Numbered {
    private let profile: DatasetProfile
    private let column: TextColumn?
    private let amounts: MappedArray<Double>?
    private let moments: Moments?

    init(_ profile: DatasetProfile, _ moments: Moments?, _ texts: any TextSource) throws {
        self.profile = profile
        self.moments = moments
        column = try profile.numberField.map { try texts.texts(of: profile.dataset.id, fields: [$0])[0] }
        amounts = profile.values(.grossAmount)?.numbers ?? profile.values(.netAmount)?.numbers
    }

    func number(_ record: Int) -> String {
        if let column, record < column.count, !column[record].isEmpty { return column[record] }
        return profile.location(of: record).description
    }

    func record(_ record: Int, _ status: FlowRecord.Status) -> FlowRecord {
        let place = profile.location(of: record)
        let amount = amounts.map { $0[record] }
        return FlowRecord(
            status: status,
            number: number(record),
            file: place.file,
            line: place.line ?? 0,
            amount: amount?.isFinite == true ? amount : nil,
            moment: moments.flatMap { $0.seconds[record].isFinite ? $0.seconds[record] : nil }
        )
    }
}
