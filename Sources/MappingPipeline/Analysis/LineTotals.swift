import IntegrationModel

/// Gives documents without an amount the sum of their lines.
enum LineTotals {
    /// The datasets, with a net amount added to each that has lines with amounts and none of its own.
    static func adding(to profiles: [DatasetProfile]) -> [DatasetProfile] {
        profiles.map { profile in
            let dataset = profile.dataset
            guard dataset.parent == nil, dataset.entity.isDocument, dataset.fieldIndex(.netAmount) == nil,
                dataset.fieldIndex(.grossAmount) == nil
            else { return profile }
            let lines = profiles.filter { $0.dataset.parent == dataset.id && $0.columns.parents != nil }
            for child in lines {
                if let sums = sums(child, count: profile.columns.count) { return adding(sums, of: child, to: profile) }
            }
            return profile
        }
    }

    private static func sums(_ lines: DatasetProfile, count: Int) -> (path: String, values: [Double])? {
        guard let parents = lines.columns.parents else { return nil }
        let fields = lines.dataset.fields
        let path: String
        let amount: (Int) -> Double
        if let net = lines.dataset.fieldIndex(.netAmount), let numbers = lines.columns.columns[net].numbers {
            path = fields[net].path
            amount = { numbers[$0] }
        } else if let quantity = lines.dataset.fieldIndex(.quantity), let price = lines.dataset.fieldIndex(.unitPrice),
            let quantities = lines.columns.columns[quantity].numbers, let prices = lines.columns.columns[price].numbers
        {
            let discounts = lines.dataset.fieldIndex(.discount).flatMap { lines.columns.columns[$0].numbers }
            path = "\(fields[quantity].path) × \(fields[price].path)"
            amount = { line in
                let gross = quantities[line] * prices[line]
                guard let discount = discounts?[line], discount.isFinite, discount > 0 else { return gross }
                // A share, a percentage, or an amount: whichever keeps the line positive.
                if discount < 1 { return gross * (1 - discount) }
                return discount <= 100 ? gross * (1 - discount / 100) : gross - discount
            }
        } else {
            return nil
        }
        var sums = [Double](repeating: .nan, count: count)
        for line in 0..<lines.columns.count {
            let parent = Int(parents[line])
            let value = amount(line)
            guard parent < count, value.isFinite else { continue }
            sums[parent] = (sums[parent].isNaN ? 0 : sums[parent]) + value
        }
        return ("sum of \(path)", sums.map { ($0 * 100).rounded() / 100 })
    }

    private static func adding(
        _ sums: (path: String, values: [Double]),
        of lines: DatasetProfile,
        to profile: DatasetProfile
    ) -> DatasetProfile {
        var profile = profile
        let present = sums.values.filter(\.isFinite)
        guard !present.isEmpty else { return profile }
        let name = lines.dataset.id.split(separator: "/").last.map(String.init) ?? lines.dataset.id
        let field = FieldProfile(
            type: .decimal,
            typeShare: 1,
            decimalMark: .point,
            count: sums.values.count,
            nulls: sums.values.count - present.count,
            distinct: Set(present).count,
            minNumber: present.min(),
            maxNumber: present.max(),
            sum: present.reduce(0, +)
        )
        profile.dataset.fields.append(
            Field(path: "\(sums.path) (\(name))", canonical: .netAmount, meaning: .inferred, profile: field)
        )
        let hashes = sums.values.map { $0.isNaN ? 0 : $0.bitPattern | 1 }
        profile.columns.columns.append(ColumnValues(hashes: MappedArray(hashes), numbers: MappedArray(sums.values)))
        return profile
    }
}
