import IntegrationModel

/// What of each gap's yearly cost counts, so that no euro is saved twice.
///
/// Gaps of one cause on the same datasets are different views of the same work: the minutes spent on typing orders over
/// are the minutes that the missing flow costs. Of these only the dearest counts.
struct CountedCosts {
    /// By id of the gap; zero where its cost is counted with another one.
    private(set) var costs: [String: Range3] = [:]
    /// The gap with which a gap's cost is counted.
    private(set) var countedWith: [String: String] = [:]

    /// What makes the cost of a kind of gap.
    private enum Cause: String {
        case handwork, lostRecords, differences, invalidNumbers
    }

    init(_ gaps: [Gap]) {
        var groups: [String: [Gap]] = [:]
        let connected = Set(
            gaps.filter { $0.kind != .island && Self.cause($0.kind) == .handwork }
                .flatMap { [$0.source?.system, $0.target?.system].compactMap(\.self) }
        )
        for gap in gaps {
            costs[gap.id] = Self.sane(gap.yearlyCost.range)
            guard let cause = Self.cause(gap.kind) else { continue }
            if gap.kind == .island {
                if let system = gap.source?.system, connected.contains(system) {
                    groups["\(cause.rawValue) \(system)", default: []].append(gap)
                }
            } else {
                groups[Self.group(gap, cause), default: []].append(gap)
            }
        }
        addIslandCompany(to: &groups, gaps: gaps)
        for key in groups.keys.sorted() { count(groups[key] ?? []) }
    }

    /// An island's cost is that of the flows it lacks, where these have a price of their own.
    private func addIslandCompany(to groups: inout [String: [Gap]], gaps: [Gap]) {
        for key in groups.keys where groups[key]?.first?.kind == .island {
            guard let system = groups[key]?.first?.source?.system else { continue }
            groups[key]? += gaps.filter {
                $0.kind != .island && Self.cause($0.kind) == .handwork
                    && ($0.source?.system == system || $0.target?.system == system)
            }
        }
    }

    /// Keeps the dearest gap of a group; an island never takes the place of the flows it lacks.
    private mutating func count(_ group: [Gap]) {
        if let island = group.first(where: { $0.kind == .island }) {
            let flows = group.filter { $0.kind != .island }.sorted { $0.id < $1.id }
            guard let first = flows.first else { return }
            let theirs = flows.reduce(Range3.zero) { $0 + Self.sane($1.yearlyCost.range) }
            let own = Self.sane(island.yearlyCost.range)
            // What the island costs beyond the flows it lacks still counts.
            costs[island.id] =
                Range3(
                    max(0, own.low - theirs.low),
                    max(0, own.likely - theirs.likely),
                    max(0, own.high - theirs.high)
                ).ordered
            countedWith[island.id] = first.id
            return
        }
        guard group.count > 1 else { return }
        let ranked = group.sorted { ($1.yearlyCost.likely, $0.id) < ($0.yearlyCost.likely, $1.id) }
        for other in ranked.dropFirst() {
            costs[other.id] = .zero
            countedWith[other.id] = ranked[0].id
        }
    }

    private static func cause(_ kind: GapKind) -> Cause? {
        switch kind {
        case .manualRekeying, .missingFlow, .island: .handwork
        case .leak, .stoppedFlow: .lostRecords
        case .conflictingValues, .twoMasters: .differences
        case .invalidIdentifiers, .notPeppolReady: .invalidNumbers
        case .lateFlow, .brokenReference, .withoutOrigin, .duplicateRecords, .noSharedKey, .unknownDirection,
            .unreconciledPayments, .missingExport:
            nil
        }
    }

    private static func group(_ gap: Gap, _ cause: Cause) -> String {
        let ends = [gap.source?.dataset, gap.target?.dataset].compactMap(\.self).sorted()
        // Without ends there is nothing that two gaps could have in common.
        return "\(cause.rawValue) " + (ends.isEmpty ? gap.id : ends.joined(separator: "~"))
    }

    /// No cost below zero, none that is no number, and low up to likely up to high.
    private static func sane(_ range: Range3) -> Range3 {
        func positive(_ value: Double) -> Double { value.isFinite ? max(0, value) : 0 }
        return Range3(positive(range.low), positive(range.likely), positive(range.high)).ordered
    }
}

extension Range3 {
    /// The same numbers with low up to likely up to high.
    var ordered: Range3 { Range3(min(low, likely), likely, max(likely, high)) }
}
