import IntegrationModel

/// Finds out whether the values that two columns share are written the same way in both.
struct WrittenForms {
    let profiles: [DatasetProfile]
    let memory: Int
    let threads: Int

    /// Settles what the profiles tell, then what numbers and hashes together tell, then what only the plain values do.
    func settle(_ found: inout [FoundInclusion], _ texts: (any TextSource)?) throws {
        var jointly: [Int] = []
        var byText: [Int] = []
        for index in found.indices {
            let (one, other) = (profile(found[index].dependent), profile(found[index].referenced))
            let shapes = Shapes(one).joined(Shapes(other))
            if shapes.tellText {
                found[index].isWrittenAlike = found[index].sharedAsText == found[index].shared
            } else if found[index].kind == .worth, shapes.areNumbers(marks: [one.decimalMark, other.decimalMark]) {
                jointly.append(index)
            } else {
                byText.append(index)
            }
        }
        compare(jointly, &found) { column in
            ValueLane(
                table: column.table,
                field: column.field,
                reading: .numberAndText,
                values: profiles[column.table].columns.columns[column.field],
                profile: profile(column)
            )
        }
        guard let texts else { return }
        try compare(byText, &found) { column in
            let plain = try texts.texts(of: profiles[column.table].dataset.id, fields: [column.field])[0]
            // What was not read can't be compared.
            guard !plain.isLeftOut else { return nil }
            return ValueLane(
                table: column.table,
                field: column.field,
                writtenAs: plain,
                values: profiles[column.table].columns.columns[column.field]
            )
        }
    }

    private func profile(_ column: ColumnPosition) -> FieldProfile {
        profiles[column.table].dataset.fields[column.field].profile
    }

    private func compare(
        _ open: [Int],
        _ found: inout [FoundInclusion],
        lane: (ColumnPosition) throws -> ValueLane?
    ) rethrows {
        guard !open.isEmpty else { return }
        var positions: [ColumnPosition: Int] = [:]
        var lanes: [ValueLane] = []
        var asked: Set<ColumnPosition> = []
        for index in open {
            for column in [found[index].dependent, found[index].referenced] where asked.insert(column).inserted {
                guard let lane = try lane(column) else { continue }
                positions[column] = lanes.count
                lanes.append(lane)
            }
        }
        var all: LanePairs?
        let counts = SharedValueCount(lanes, memory: memory, threads: threads).counts(of: &all)
        for index in open {
            guard let one = positions[found[index].dependent], let other = positions[found[index].referenced] else {
                continue
            }
            // Values written in several ways are one where they are compared, and several here.
            let shared = counts.shared(one, other)
            found[index].isWrittenAlike =
                found[index].shared == found[index].dependentDistinct
                ? shared == counts.distinct[one] : shared == found[index].shared
        }
    }

    /// Multiplies and folds 8 bytes at a time.
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var state = 0x9e37_79b9_7f4a_7c15 ^ UInt64(bytes.count)
        var position = 0
        while position < bytes.count {
            var word: UInt64 = 0
            for offset in position..<min(position + 8, bytes.count) { word = word << 8 | UInt64(bytes[offset]) }
            let product = (state ^ word).multipliedFullWidth(by: 0xd6e8_feb8_6659_fd93)
            state = product.high ^ product.low &+ 0xa076_1d64_78bd_642f
            position += 8
        }
        return state ^ state >> 29
    }
}
