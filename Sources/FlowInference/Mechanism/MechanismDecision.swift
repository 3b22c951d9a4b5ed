import IntegrationModel

/// How a flow is carried out, as the traces in the target show: who made the records, when, and how correctly.
struct MechanismDecision {
    let mechanism: Mechanism
    let confidence: Double
    private(set) var evidence: [Evidence]
    /// When it was put on another footing; nil where it never was.
    private(set) var change: MechanismShift?

    private init(_ mechanism: Mechanism, _ confidence: Double, _ evidence: [Evidence]) {
        self.mechanism = mechanism
        self.confidence = confidence
        self.evidence = evidence
    }

    /// Decides for a link that runs from left to right; how it is carried out at the end, where that changed.
    static func decide(_ link: LinkContext, _ errors: TypingErrors, _ texts: any TextSource) throws -> MechanismDecision
    {
        if let external = external(link) { return external }
        if let change = MechanismChange(link) {
            let (early, late) = parts(link, change)
            let words: Message =
                """
                until \(Words.date(change.at)) (give or take \(Words.duration(change.uncertainty))) records came after \
                \(Words.duration(medianLag(early))) as median, since then after \(Words.duration(medianLag(late)))
                """
            return try changed(change, early, late, words, texts).after
        }
        if let change = MechanismChange(habitsOf: link, slipped: errors.slipped) {
            let (early, late) = parts(link, change)
            let words: Message =
                """
                until \(Words.date(change.at)) (give or take \(Words.duration(change.uncertainty))) records came on other \
                days, at other hours or with other slips and users than since then
                """
            let found = try changed(change, early, late, words, texts)
            // Habits also change with the seasons; two ways of working differ in what they are.
            if ![.unknown, found.after.mechanism].contains(found.before), found.after.mechanism != .unknown {
                return found.after
            }
        }
        return decide(MechanismSigns(link, errors))
    }

    private static func parts(_ link: LinkContext, _ change: MechanismChange) -> (early: LinkContext, late: LinkContext)
    {
        (
            link.restricted(to: change.before, othersAreElsewhere: false),
            link.restricted(to: change.after, othersAreElsewhere: false)
        )
    }

    private static func changed(
        _ change: MechanismChange,
        _ early: LinkContext,
        _ late: LinkContext,
        _ words: Message,
        _ texts: any TextSource
    ) throws -> (before: Mechanism, after: MechanismDecision) {
        let before = decide(MechanismSigns(early, try TypingErrors(early, texts)))
        var after = decide(MechanismSigns(late, try TypingErrors(late, texts)))
        after.change = MechanismShift(
            at: change.at,
            uncertainty: change.uncertainty,
            before: before.mechanism,
            medianBefore: medianLag(early),
            medianSince: medianLag(late)
        )
        let isSame = before.mechanism == after.mechanism || before.mechanism == .unknown
        let was: Message = isSame ? "" : "; before, \(before.words)"
        after.evidence.append(Evidence(rule: "changed", statement: "\(words)\(was)", weight: 0.5))
        return (before.mechanism, after)
    }

    private var words: Message {
        mechanism == .manual ? "they were typed over" : "they came \(Message(key: mechanism.rawValue))"
    }

    private static func medianLag(_ link: LinkContext) -> Double { Statistics.median(link.lags.filter(\.isFinite)) }

    private static func decide(_ signs: MechanismSigns) -> MechanismDecision {
        func by(_ mechanism: Mechanism, _ confidence: Double) -> MechanismDecision {
            MechanismDecision(mechanism, confidence, signs.evidence)
        }
        if signs.madeByInterface { return machine(signs, 0.96) }
        if signs.runsByTheClock { return by(.batch, signs.madeByPeople || !signs.isSureOfClock ? 0.8 : 0.95) }
        if signs.isPrompt { return machine(signs, signs.madeByPeople ? 0.7 : 0.95) }
        if signs.madeByPeople { return byAccount(signs) }
        if signs.keepsOfficeHours { return by(.manual, signs.hasManualErrors ? 0.97 : 0.88) }
        if signs.worksOutsideOffice, !signs.hasManualErrors { return machine(signs, 0.85) }
        // Nobody types at night; who edits a record later slips by day.
        if signs.worksAtNight { return machine(signs, 0.75) }
        if signs.hasManualErrors { return by(.manual, signs.worksOutsideOffice ? 0.6 : 0.85) }
        if signs.isIrregular { return by(.manual, 0.7) }
        if signs.isFaultless { return machine(signs, 0.6) }
        if signs.hasAnError { return by(.manual, 0.6) }
        return by(.unknown, 0.3)
    }

    /// Decides where the records were made under names of people: an interface may run under the one of a colleague.
    private static func byAccount(_ signs: MechanismSigns) -> MechanismDecision {
        guard signs.isOneAccount, !signs.hasAnError else {
            return MechanismDecision(.manual, 0.95, signs.evidence)
        }
        if signs.worksOutsideOffice || signs.isFaultless && !signs.keepsOfficeHours { return machine(signs, 0.7) }
        return MechanismDecision(.manual, signs.isFaultless ? 0.6 : 0.75, signs.evidence)
    }

    /// A payment waits for the payer, whatever the systems do.
    private static func external(_ link: LinkContext) -> MechanismDecision? {
        let target = link.right.dataset.entity
        guard target == .payment || target == .supplierPayment, link.left.dataset.entity != target else { return nil }
        let atBank = link.rightKind == .bank || link.rightKind == .payments
        guard atBank || link.rightAudit.interfaces.isEmpty else { return nil }
        let words: Message = "a payment comes when somebody else pays"
        return MechanismDecision(
            .external,
            atBank ? 0.97 : 0.7,
            [Evidence(rule: "third-party", statement: words, weight: 0.9)]
        )
    }

    private static func machine(_ signs: MechanismSigns, _ confidence: Double) -> MechanismDecision {
        if signs.runsByTheClock { return MechanismDecision(.batch, confidence, signs.evidence) }
        // Its name says so, and nothing that is exact says otherwise.
        if signs.isNamedAfterRuns, !signs.isFreeOfClocks, !(signs.bothTimed && signs.isPrompt && signs.isOfMany) {
            return MechanismDecision(.batch, 0.85 * confidence, signs.evidence)
        }
        guard let median = signs.medianLag else {
            return MechanismDecision(.automated, signs.isFreeOfClocks ? 0.85 * confidence : 0.5, signs.evidence)
        }
        if signs.bothTimed {
            // Minutes without a clock are an interface; a quarter of an hour with few records may be either.
            let isQuick = median <= 900
            // What waits for something else and then comes at any minute was not kept for a run.
            let mechanism: Mechanism = median <= 3600 || signs.isFreeOfClocks ? .automated : .batch
            return MechanismDecision(mechanism, isQuick ? confidence : 0.7 * confidence, signs.evidence)
        }
        // The same day may be the same second or the evening's run.
        return signs.isPrompt || median < 43_200
            ? MechanismDecision(.automated, 0.7 * confidence, signs.evidence)
            : MechanismDecision(.batch, 0.85 * confidence, signs.evidence)
    }
}
