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
        guard let change = MechanismChange(link) else { return decide(MechanismSigns(link, errors)) }
        let (early, late) = (
            link.restricted(to: change.before, othersAreElsewhere: false),
            link.restricted(to: change.after, othersAreElsewhere: false)
        )
        let before = decide(MechanismSigns(early, try TypingErrors(early, texts)))
        var after = decide(MechanismSigns(late, try TypingErrors(late, texts)))
        let words: Message =
            """
            until \(Words.date(change.at)) (give or take \(Words.duration(change.uncertainty))) records came after \
            \(Words.duration(medianLag(early))) as median, since then after \(Words.duration(medianLag(late)))
            """
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
        return after
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
        if signs.madeByPeople { return by(.manual, 0.95) }
        if signs.keepsOfficeHours { return by(.manual, signs.hasManualErrors ? 0.97 : 0.88) }
        if signs.worksOutsideOffice, !signs.hasManualErrors { return machine(signs, 0.85) }
        if signs.hasManualErrors { return by(.manual, signs.worksOutsideOffice ? 0.6 : 0.85) }
        if signs.isIrregular { return by(.manual, 0.7) }
        if signs.isFaultless { return machine(signs, 0.6) }
        if signs.hasAnError { return by(.manual, 0.6) }
        return by(.unknown, 0.3)
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
        guard let median = signs.medianLag else {
            return MechanismDecision(.automated, 0.5, signs.evidence)
        }
        if signs.bothTimed {
            // Minutes without a clock are an interface; a quarter of an hour with few records may be either.
            let isQuick = median <= 900
            let mechanism: Mechanism = median <= 3600 ? .automated : .batch
            return MechanismDecision(mechanism, isQuick ? confidence : 0.7 * confidence, signs.evidence)
        }
        // The same day may be the same second or the evening's run.
        return signs.isPrompt || median < 43_200
            ? MechanismDecision(.automated, 0.7 * confidence, signs.evidence)
            : MechanismDecision(.batch, 0.85 * confidence, signs.evidence)
    }
}
