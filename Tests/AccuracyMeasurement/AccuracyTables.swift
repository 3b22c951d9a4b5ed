/// The tables that `make accuracy` prints, as lines.
public enum AccuracyTables {
    /// A row per landscape.
    public static func landscapes(_ comparisons: [LandscapeComparison]) -> [String] {
        var table = PlainTable([
            "landscape", "flows", "found", "false", "reversed", "mechanism", "leaked", "precision", "recall",
            "islands", "lag error", "stop error", "counts",
        ])
        for comparison in comparisons {
            let totals = LandscapeTotals([comparison])
            table.add([
                comparison.name,
                String(totals.flows.present),
                String(totals.flows.right),
                String(totals.flows.found - totals.flows.right),
                String(totals.direction.all - totals.direction.right),
                Figures.of(totals.mechanism),
                String(totals.leaked.present),
                Figures.decimal(totals.leaked.precision),
                Figures.decimal(totals.leaked.recall),
                comparison.islandsAreExact ? "exact" : "wrong",
                Figures.percent(totals.lagErrors.median),
                Figures.days(totals.stopErrors.max()),
                comparison.wrongCounts.isEmpty ? "right" : "wrong",
            ])
        }
        return table.lines
    }

    /// The sums.
    public static func totals(_ totals: LandscapeTotals) -> [String] {
        var table = PlainTable([
            "over \(totals.landscapes) landscapes", "present", "found", "right", "precision", "recall", "F1",
        ])
        func add(_ name: String, _ score: Score) {
            table.add([
                name, String(score.present), String(score.found), String(score.right), Figures.decimal(score.precision),
                Figures.decimal(score.recall), Figures.decimal(score.f1),
            ])
        }
        add("flows", totals.flows)
        add("flows that exports can show", totals.provableFlows)
        add("leaked keys, all flows", totals.leaked)
        add("leaked keys, flows that exports can show", totals.provableLeaked)
        add("leaked keys, flows found", totals.leakedOfFound)
        var shares = PlainTable(["of the flows found", "right"])
        shares.add(["direction", Figures.withShare(totals.direction)])
        shares.add(["mechanism", Figures.withShare(totals.mechanism)])
        shares.add(["mechanism, exports with times", Figures.withShare(totals.mechanismWithTimes)])
        shares.add(["linked records within 2 %", Figures.withShare(totals.linked)])
        shares.add([
            "median delay within 5 % or the clocks' precision (median error \(Figures.percent(totals.lagErrors.median)))",
            Figures.withShare(totals.lag),
        ])
        shares.add([
            "stop date within 3 days (median error \(Figures.days(totals.stopErrors.median)))",
            Figures.withShare(totals.stops),
        ])
        shares.add(["the same where records come often enough to tell", Figures.withShare(totals.provableStops)])
        for (group, tally) in totals.conflicts.sorted(by: { $0.key < $1.key }) {
            shares.add(["conflicts in \(group) within 10 %", Figures.withShare(tally)])
        }
        for (group, tally) in totals.tellableConflicts.sorted(by: { $0.key < $1.key }) {
            shares.add(["conflicts in \(group) that exports can show, within 10 %", Figures.withShare(tally)])
        }
        shares.add(["islands exact, of the landscapes", Figures.withShare(totals.islands)])
        shares.add(["all records counted, of the landscapes", Figures.withShare(totals.counts)])
        shares.add(["no flow, of the landscapes without any", Figures.withShare(totals.unrelated)])
        var reasons = PlainTable(["true flows that no export can show", "flows"])
        for reason in Unprovable.allCases { reasons.add([reason.rawValue, String(totals.unprovable[reason] ?? 0)]) }
        return table.lines + [""] + reasons.lines + [""] + shares.lines
    }

    /// How often claims are right, by what they say of themselves.
    public static func reliability(_ reliability: Reliability, of claims: String) -> [String] {
        var table = PlainTable(["stated confidence of \(claims)", "claims", "right", "share right", "mean stated"])
        for (index, bin) in reliability.bins.enumerated() where bin.claims.all > 0 {
            let upper = index + 1 < Reliability.bounds.count ? Reliability.bounds[index + 1] : 1
            table.add([
                "\(Figures.decimal(Reliability.bounds[index], 2))–\(Figures.decimal(upper, 2))",
                String(bin.claims.all),
                String(bin.claims.right),
                Figures.decimal(bin.claims.share),
                Figures.decimal(bin.stated / Double(bin.claims.all)),
            ])
        }
        return table.lines
    }

    /// A row per set of tables.
    public static func keys(_ comparisons: [KeyComparison]) -> [String] {
        var table = PlainTable([
            "tables", "primary keys", "composite", "references", "found", "right", "precision", "recall", "F1",
        ])
        for comparison in comparisons {
            let references = comparison.references
            table.add([
                comparison.name,
                comparison.primary.all == 0 ? "–" : Figures.of(comparison.primary),
                comparison.primary.all == 0 ? "–" : Figures.of(comparison.compositePrimary),
                String(references.present),
                String(references.found),
                String(references.right),
                Figures.decimal(references.precision),
                Figures.decimal(references.recall),
                Figures.decimal(references.f1),
            ])
        }
        return table.lines
    }
}
