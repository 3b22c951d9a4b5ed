import IntegrationModel

/// How a flow is carried out, as the traces in the target show: who made the records, when, and how correctly.
struct MechanismDecision {
    let mechanism: Mechanism
    let confidence: Double
    let evidence: [Evidence]

    private init(_ mechanism: Mechanism, _ confidence: Double, _ evidence: [Evidence]) {
        self.mechanism = mechanism
        self.confidence = confidence
        self.evidence = evidence
    }

    /// Decides for a link that runs from left to right.
    static func decide(_ link: LinkContext, _ errors: TypingErrors) -> MechanismDecision {
        if let external = external(link) { return external }
        let signs = Signs(link, errors)
        if signs.madeByInterface { return machine(signs, 0.95) }
        if signs.isPrompt { return machine(signs, signs.madeByPeople ? 0.7 : 0.9) }
        if signs.runsByTheClock { return MechanismDecision(.batch, signs.madeByPeople ? 0.7 : 0.9, signs.evidence) }
        if signs.madeByPeople { return MechanismDecision(.manual, 0.95, signs.evidence) }
        if signs.hasManualErrors { return MechanismDecision(.manual, 0.85, signs.evidence) }
        if signs.worksOutsideOffice { return machine(signs, 0.8) }
        if signs.keepsOfficeHours { return MechanismDecision(.manual, 0.8, signs.evidence) }
        if signs.isFaultless { return machine(signs, 0.65) }
        if errors.records >= 1 { return MechanismDecision(.manual, 0.6, signs.evidence) }
        return MechanismDecision(.unknown, 0.3, signs.evidence)
    }

    /// A payment waits for the payer, whatever the systems do.
    private static func external(_ link: LinkContext) -> MechanismDecision? {
        let target = link.right.dataset.entity
        guard target == .payment || target == .supplierPayment, link.left.dataset.entity != target else { return nil }
        let atBank = link.rightKind == .bank || link.rightKind == .payments
        guard atBank || link.rightAudit.interfaces.isEmpty else { return nil }
        let words = "a payment comes when somebody else pays"
        return MechanismDecision(
            .external,
            atBank ? 0.97 : 0.7,
            [Evidence(rule: "third-party", statement: words, weight: 0.9)]
        )
    }

    private static func machine(_ signs: Signs, _ confidence: Double) -> MechanismDecision {
        if signs.runsByTheClock { return MechanismDecision(.batch, confidence, signs.evidence) }
        guard let median = signs.medianLag else {
            return MechanismDecision(.automated, 0.5 * confidence, signs.evidence)
        }
        let prompt = signs.bothTimed ? median <= 3600 : signs.isPrompt || median < 43_200
        return MechanismDecision(
            prompt ? .automated : .batch,
            signs.bothTimed ? confidence : 0.9 * confidence,
            signs.evidence
        )
    }
}

/// The signs from which a mechanism is told.
private struct Signs {
    private(set) var evidence: [Evidence] = []
    private(set) var madeByInterface = false
    private(set) var madeByPeople = false
    /// Nearly always within minutes.
    private(set) var isPrompt = false
    private(set) var runsByTheClock = false
    private(set) var hasManualErrors = false
    private(set) var isFaultless = false
    private(set) var worksOutsideOffice = false
    private(set) var keepsOfficeHours = false
    private(set) var medianLag: Double?
    let bothTimed: Bool

    init(_ link: LinkContext, _ errors: TypingErrors) {
        bothTimed = link.leftMoments?.hasTimes == true && link.rightMoments?.hasTimes == true
        readAudit(link)
        readLags(link)
        readArrivals(link)
        readErrors(errors)
    }

    private mutating func add(_ rule: String, _ weight: Double, _ statement: String) {
        evidence.append(Evidence(rule: rule, statement: statement, weight: weight))
    }

    private mutating func readAudit(_ link: LinkContext) {
        guard let audit = link.rightAudit.interfaceShare(link.links.pairs.map(\.right)), audit.known >= 3 else {
            return
        }
        let field = link.rightAudit.field ?? "the audit field"
        if audit.share >= 0.8 {
            madeByInterface = true
            let name = link.rightAudit.interfaces.first ?? "an interface"
            add("audit-user", 0.9, "\"\(field)\" names \"\(name)\" for \(Words.percent(audit.share)) of the records")
        } else if audit.share <= 0.2 {
            madeByPeople = true
            add("audit-user", 0.8, "\"\(field)\" names people for \(Words.percent(1 - audit.share)) of the records")
        }
    }

    private mutating func readLags(_ link: LinkContext) {
        let known = link.lags.filter(\.isFinite).sorted()
        guard known.count >= 5 else { return }
        let median = Statistics.quantile(known, 0.5)
        medianLag = median
        guard bothTimed else { return readDays(link) }
        let late = Statistics.quantile(known, 0.9)
        if abs(median) <= 300 && late <= 1800 {
            isPrompt = true
            add(
                "lag",
                0.8,
                "half of the records come within \(Words.duration(median)), 90 % within \(Words.duration(late))"
            )
        }
    }

    /// Where a side has dates only, whole days still tell the same day from the next.
    private mutating func readDays(_ link: LinkContext) {
        guard let left = link.leftMoments, let right = link.rightMoments else { return }
        let days = link.links.pairs.compactMap { pair -> Int? in
            let (from, to) = (left.seconds[pair.left], right.seconds[pair.right])
            guard from.isFinite, to.isFinite, abs(to - from) < 1e9 else { return nil }
            return Int(((to - Calendar.timeOfDay(to) - from + Calendar.timeOfDay(from)) / Calendar.day).rounded())
        }
        guard days.count >= 8 else { return }
        let same = Double(days.count { $0 == 0 }) / Double(days.count)
        let next = Double(days.count { $0 == 1 }) / Double(days.count)
        if same >= 0.97 {
            isPrompt = true
            add(
                "same-day",
                0.6,
                "\(Words.percent(same)) of the records come on the same day, weekends and evenings included"
            )
        } else if next >= 0.9 {
            runsByTheClock = true
            add("next-day", 0.6, "\(Words.percent(next)) of the records come on the next day, weekends included")
        }
    }

    private mutating func readArrivals(_ link: LinkContext) {
        guard let moments = link.rightMoments,
            let target = ArrivalPattern(link.links.pairs.map { moments.seconds[$0.right] }, hasTimes: moments.hasTimes)
        else { return }
        let source = link.leftMoments.flatMap { moments in
            ArrivalPattern(link.links.pairs.map { moments.seconds[$0.left] }, hasTimes: moments.hasTimes)
        }
        if moments.hasTimes {
            readClock(target, source)
            if target.offOffice <= 0.03 && target.count >= 10 && target.bursts < 0.3 {
                keepsOfficeHours = true
                add(
                    "office-hours",
                    0.5,
                    "\(Words.percent(1 - target.offOffice)) of the records were made in office hours"
                )
            }
            worksOutsideOffice = target.offOffice >= 0.1 && target.count >= 20
        } else {
            worksOutsideOffice = target.weekend >= 0.05 && target.count >= 40
            if target.weekend < 0.005, target.count >= 60, (source?.weekend ?? 0) >= 0.05 {
                keepsOfficeHours = true
                add("office-hours", 0.4, "no record was made in a weekend, though the source works then too")
            }
        }
        if worksOutsideOffice {
            let share = moments.hasTimes ? target.offOffice : target.weekend
            add("day-and-night", 0.5, "\(Words.percent(share)) of the records were made outside office hours")
        }
    }

    private mutating func readClock(_ target: ArrivalPattern, _ source: ArrivalPattern?) {
        guard target.count >= 10 else { return }
        let sourceHour = source?.hourConcentration ?? 0
        let sourceMinute = source?.minuteConcentration ?? 0
        if target.hourConcentration >= 0.8 && sourceHour < 0.6 {
            runsByTheClock = true
            let hour = Int(target.busiest / 3600)
            let minute = Int(target.busiest / 60) % 60
            let time = "\(hour):\(minute < 10 ? "0" : "")\(minute)"
            add(
                "clock",
                0.8,
                "\(Words.percent(target.hourConcentration)) of the records come in the half hour from \(time)"
            )
        } else if target.minuteConcentration >= 0.8 && sourceMinute < 0.5 {
            runsByTheClock = true
            add(
                "clock",
                0.8,
                "\(Words.percent(target.minuteConcentration)) of the records come in the same minutes of the hour"
            )
        } else if target.bursts >= 0.5 && (source?.bursts ?? 0) < 0.25 && !isPrompt {
            runsByTheClock = true
            add("bursts", 0.6, "\(Words.percent(target.bursts)) of the records come within 5 seconds of the one before")
        }
    }

    private mutating func readErrors(_ errors: TypingErrors) {
        guard errors.compared > 0 else { return }
        let share = Double(errors.records) / Double(errors.compared)
        if errors.records >= 2 && share >= 0.003 {
            hasManualErrors = true
            add(
                "typing-errors",
                0.7,
                "\(errors.records) of \(errors.compared) linked records differ by a slip of the keyboard"
            )
        } else if errors.records == 0 && errors.compared >= 200 {
            // People make about one slip in a hundred documents: none in 200 is no accident (probability 0.13).
            isFaultless = true
            add("faultless", 0.4, "none of \(errors.compared) linked records has a typing error")
        }
    }
}
