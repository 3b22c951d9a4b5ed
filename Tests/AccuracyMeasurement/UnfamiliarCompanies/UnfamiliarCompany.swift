import FoundationEssentials
import IntegrationModel

/// A company of another making than the simulator's: its systems are nobody's products, and so are their formats.
struct UnfamiliarCompany {
    var business: Business

    /// - Parameter isHard: whether exports are of different periods or in part, or name nothing.
    init(seed: UInt64, isHard: Bool) { business = Business(seed: seed, isHard: isHard) }

    func write(to folder: String) throws {
        var chance = business.chance
        for (place, sheet) in business.sheets.enumerated() {
            let dialect = business.dialects[sheet.system]
            let name = Vocabulary.file(sheet.entity, dialect.language, &chance)
            let path = "\(folder)/exports/\(business.folders[sheet.system])"
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            let headers = sheet.columns.map { Vocabulary.header($0, of: sheet.entity, dialect.language, dialect.habit) }
            let rows = shown(place).map { row in
                sheet.columns.map { column in
                    row.cells[column].map { dialect.text($0, in: column, hasTimes: sheet.hasTimes) } ?? ""
                }
            }
            try Data(dialect.bytes(headers, rows)).write(
                to: URL(filePath: "\(path)/\(name).\(dialect.suffix)")
            )
        }
    }

    private func shown(_ sheet: Int) -> [Sheet.Row] { business.sheets[sheet].rows.filter(\.isShown) }

    var truth: TruthFile {
        let flows = business.handovers.compactMap(flow)
        let busy = Set(flows.flatMap { [$0.source, $0.target] })
        return TruthFile(
            name: "unfamiliar",
            systems: business.folders.indices.map(system),
            flows: flows,
            islands: business.folders.filter { !busy.contains($0) }
        )
    }

    private func system(_ place: Int) -> TruthFile.System {
        let sheets = business.sheets.indices.filter { business.sheets[$0].system == place }
        var counts: [String: Int] = [:]
        var created: [String: String] = [:]
        for sheet in sheets {
            let entity = business.sheets[sheet].entity.rawValue
            counts[entity] = shown(sheet).count
            created[entity] = precision(business.sheets[sheet])
        }
        return TruthFile.System(
            id: business.folders[place],
            folder: business.folders[place],
            entities: counts,
            created: created,
            documentKeys: true,
            authors: sheets.contains { business.sheets[$0].columns.contains(.author) }
        )
    }

    private func precision(_ sheet: Sheet) -> String {
        sheet.isDated ? business.dialects[sheet.system].precision(hasTimes: sheet.hasTimes) : "none"
    }

    private func flow(_ handover: Handover) -> TruthFile.Flow? {
        let (source, target) = (business.sheets[handover.source], business.sheets[handover.target])
        let pairs = handover.pairs.enumerated().filter { _, pair in
            source.rows[pair.source].isShown && target.rows[pair.target].isShown
        }
        guard source.system != target.system, !pairs.isEmpty else { return nil }
        let lags = handover.pairs.map { target.rows[$0.target].made - source.rows[$0.source].made }.sorted()
        let patience = max(21 * Trade.day, lags[lags.count * 99 / 100])
        let median = lags[lags.count / 2]
        let isCut = target.from != nil || target.until != nil
        var (leaked, open): ([String], [String]) = ([], [])
        for row in handover.lost.map({ source.rows[$0] }) where row.isShown {
            let arrival = row.made + median
            let isSeen =
                !target.isInPart && (source.isDated || !isCut)
                && arrival <= (target.until ?? business.trade.end) - patience
                && (target.from.map { arrival >= $0 + lags[lags.count * 95 / 100] + 14 * Trade.day } ?? true)
            if isSeen { leaked.append(row.number) } else { open.append(row.number) }
        }
        // Nothing in an export without a state tells what was withdrawn.
        if !source.columns.contains(.state) { open += handover.withdrawn.map { source.rows[$0].number } }
        let linked = pairs.map { (source.rows[$0.element.source], target.rows[$0.element.target]) }
        return TruthFile.Flow(
            source: business.folders[source.system],
            target: business.folders[target.system],
            sourceEntity: source.entity,
            targetEntity: target.entity,
            mechanism: handover.mechanism,
            reference: handover.naming == .none ? "none" : "number",
            linked: Set(pairs.map { $0.element.source }).count,
            leakedIds: leaked,
            tooRecentIds: open,
            lagMedianSeconds: median,
            conflicts: conflicts(linked, source, target, handover.naming)
        )
    }

    /// Linked records that say something else, by field; of documents their amounts and references alone.
    private func conflicts(
        _ linked: [(Sheet.Row, Sheet.Row)],
        _ source: Sheet,
        _ target: Sheet,
        _ naming: Handover.Naming
    ) -> [String: Int] {
        guard target.entity != .payment else { return [:] }
        var conflicts: [String: Int] = [:]
        for (column, group) in Self.groups where target.entity.isParty || column == .net {
            guard source.columns.contains(column), target.columns.contains(column) else { continue }
            conflicts[group] = linked.count { $0.0.cells[column] != $0.1.cells[column] }
        }
        if naming == .reference, target.columns.contains(.reference) {
            conflicts["ref"] = linked.count { $0.1.cells[.reference] != .text($0.0.number) }
        }
        return conflicts
    }

    private static let groups: [Column: String] = [
        .name: "name", .vat: "vat", .street: "street", .email: "email", .phone: "phone", .net: "net",
    ]
}

extension LandscapeRun {
    /// Compares what the pipeline finds of unfamiliar companies with their truth, two at a time, in order.
    public static func unfamiliar(_ seeds: Range<UInt64>, isHard: Bool) throws -> [LandscapeComparison] {
        try comparisons(count: seeds.count) { place in
            let seed = seeds.lowerBound + UInt64(place)
            let company = UnfamiliarCompany(seed: seed, isHard: isHard)
            return try withTemporaryFolder { folder in
                try company.write(to: folder)
                return LandscapeComparison(
                    company.truth,
                    try snapshot(of: folder + "/exports"),
                    name: "\(isHard ? "hard" : "plain") \(seed)"
                )
            }
        }
    }

    /// Writes the exports and the truth of an unfamiliar company into a folder.
    public static func writeUnfamiliar(seed: UInt64, isHard: Bool, to folder: String) throws {
        let company = UnfamiliarCompany(seed: seed, isHard: isHard)
        try company.write(to: folder)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(company.truth).write(to: URL(filePath: folder + "/truth.json"))
    }
}
