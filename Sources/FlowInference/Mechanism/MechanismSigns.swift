import IntegrationModel

/// The signs from which a mechanism is told.
struct MechanismSigns {
    private(set) var evidence: [Evidence] = []
    private(set) var madeByInterface = false
    private(set) var madeByPeople = false
    /// The interface is called after the runs in which it brings records.
    private(set) var isNamedAfterRuns = false
    /// One of several names for all of many records.
    private(set) var isOneAccount = false
    /// Nearly always within minutes, or on the same day where there are dates only.
    private(set) var isPrompt = false
    private(set) var runsByTheClock = false
    /// Whether many records come at any time, by no clock at all.
    private(set) var isFreeOfClocks = false
    /// Whether the sources are known to keep no such clock themselves.
    private(set) var isSureOfClock = false
    private(set) var hasManualErrors = false
    private(set) var hasAnError = false
    private(set) var isFaultless = false
    private(set) var worksOutsideOffice = false
    /// As much of it came at night and in weekends as would be hard for people, and nothing tells when its sources were made.
    private(set) var worksAtNight = false
    private(set) var keepsOfficeHours = false
    /// Delays of all lengths: no clock and no machine that is done at once.
    private(set) var isIrregular = false
    private(set) var medianLag: Double?
    /// Whether delays are known of more records than would come by the clock by accident.
    private(set) var isOfMany = false
    let bothTimed: Bool

    init(_ link: LinkContext, _ errors: TypingErrors) {
        bothTimed = link.leftMoments?.hasTimes == true && link.rightMoments?.hasTimes == true
        readAudit(link)
        readLags(link)
        readHours(link)
        readClock(link)
        readErrors(errors)
    }

    private static let muchAtNight = 0.25

    private mutating func add(_ rule: String, _ weight: Double, _ statement: Message) {
        evidence.append(Evidence(rule: rule, statement: statement, weight: weight))
    }

    private mutating func readAudit(_ link: LinkContext) {
        guard let audit = link.rightAudit.interfaceShare(link.links.pairs.map(\.right)), audit.known >= 3 else {
            return
        }
        let field = link.rightAudit.field.map { Message(verbatim: $0) } ?? "the audit field"
        if audit.share >= 0.8 {
            madeByInterface = true
            isNamedAfterRuns = link.rightAudit.interfaces.first.map(UserNames.isOfRuns) ?? false
            let name = link.rightAudit.interfaces.first.map { Message(verbatim: $0) } ?? "an interface"
            add("audit-user", 0.9, "\"\(field)\" names \"\(name)\" for \(Words.percent(audit.share)) of the records")
        } else if audit.share <= 0.2 {
            madeByPeople = true
            isOneAccount = Self.isOneAccount(link)
            add("audit-user", 0.8, "\"\(field)\" names people for \(Words.percent(1 - audit.share)) of the records")
        }
    }

    /// Whether all of many records have the same author, and others of the dataset have other ones.
    private static func isOneAccount(_ link: LinkContext) -> Bool {
        guard let names = link.right.values(.createdBy)?.hashes, link.links.pairs.count >= 20 else { return false }
        let own = Set(link.links.pairs.map { names[$0.right] })
        return own.count == 1 && names.contains { $0 != 0 && !own.contains($0) }
    }

    private mutating func readLags(_ link: LinkContext) {
        let known = link.lags.filter(\.isFinite).sorted()
        guard known.count >= 5 else { return }
        let median = Statistics.quantile(known, 0.5)
        medianLag = median
        isOfMany = known.count >= 40
        guard bothTimed else { return readDays(link) }
        let late = Statistics.quantile(known, 0.9)
        if abs(median) <= 300 && late <= 1800 {
            isPrompt = true
            add(
                "lag",
                0.8,
                "half of the records come within \(Words.duration(median)), 90 % within \(Words.duration(late))"
            )
        } else if known.count >= 8, median >= 3600, late >= 3 * Statistics.quantile(known, 0.1) + 3600 {
            isIrregular = true
            add(
                "irregular",
                0.4,
                """
                records take from \(Words.duration(Statistics.quantile(known, 0.1))) to \(Words.duration(late)) and keep \
                to no clock
                """
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
        if let cutoff = DailyCutoff(link) {
            runsByTheClock = true
            add(
                "cutoff",
                0.7,
                "records made before \(Words.time(cutoff.time)) come on the same day, later ones on the next"
            )
        } else if same >= 0.97 {
            isPrompt = true
            add("same-day", 0.6, "\(Words.percent(same)) of the records come on the same day")
        } else if next >= 0.9 {
            runsByTheClock = true
            add("next-day", 0.6, "\(Words.percent(next)) of the records come on the next day, weekends included")
        }
    }

    private mutating func readClock(_ link: LinkContext) {
        guard let right = link.rightMoments, right.hasTimes else { return }
        let arrivals = link.links.pairs.map { right.seconds[$0.right] }
        let sources =
            link.leftMoments.flatMap { left in
                left.hasTimes ? link.links.pairs.map { left.seconds[$0.left] } : nil
            } ?? []
        if let clock = RunningClock(arrivals, sources: sources, precision: right.precision) {
            // What comes within seconds of its source was not kept until the clock struck.
            guard !(bothTimed && isPrompt && (medianLag ?? 0) < clock.period / 10) else { return }
            // A job knows no weekends: what keeps office hours and comes in the morning is a pile on a desk, and a clock
            // that strikes several times a day strikes at night too.
            let isInOffice = clock.period >= 43_200 && clock.start >= 6 * 3600 && clock.start < 20 * 3600
            guard !(isInOffice && sources.isEmpty), !(clock.period >= 7_200 && keepsOfficeHours),
                !clock.sparesPeople(arrivals, sources: sources)
            else { return }
            isSureOfClock = !sources.isEmpty
            runsByTheClock = true
            let share = Words.percent(clock.share)
            let words: Message =
                clock.period >= 86_400
                ? "\(share) of the records come at about \(Words.time(clock.start))"
                : "\(share) of the records come at the same time of every \(Words.duration(clock.period))"
            add("clock", 0.8, words)
            return
        }
        isFreeOfClocks = RunningClock.isFree(arrivals, precision: right.precision)
        // To the minute, busy people come at once as well.
        guard !isPrompt, right.precision < 60, let target = ArrivalPattern(arrivals, hasTimes: true), target.count >= 10
        else { return }
        let before = ArrivalPattern(sources, hasTimes: true)?.bursts ?? 0
        if target.bursts >= 0.5 && before < 0.25 {
            runsByTheClock = true
            add("bursts", 0.6, "\(Words.percent(target.bursts)) of the records come within 5 seconds of the one before")
        }
    }

    private mutating func readHours(_ link: LinkContext) {
        let noun: Message = bothTimed ? "outside office hours" : "in weekends and on holidays"
        guard let hours = WorkingHours(link) else { return readArrivals(link) }
        // Parties that come with a later document keep the hours of that document.
        guard !(link.isOfParties && abs(medianLag ?? 0) > 5 * Calendar.day) else { return }
        if hours.areKept {
            keepsOfficeHours = true
            add(
                "office-hours",
                0.6,
                """
                \(Words.percent(hours.observed)) of the records were made \(noun); their delays would have brought \
                \(Words.percent(hours.expected))
                """
            )
        } else if hours.areIgnored {
            worksOutsideOffice = true
            add("day-and-night", 0.5, "\(Words.percent(hours.observed)) of the records were made \(noun)")
        }
    }

    /// Where nothing tells when the sources were made, the hours of the copies still say a little.
    private mutating func readArrivals(_ link: LinkContext) {
        guard let moments = link.rightMoments,
            let target = ArrivalPattern(link.links.pairs.map { moments.seconds[$0.right] }, hasTimes: moments.hasTimes)
        else { return }
        let share = moments.hasTimes ? target.offOffice : target.weekend
        if target.count >= 20, share >= 0.1 {
            worksOutsideOffice = true
            worksAtNight = share >= Self.muchAtNight
            add("day-and-night", 0.5, "\(Words.percent(share)) of the records were made outside office hours")
        }
    }

    private mutating func readErrors(_ errors: TypingErrors) {
        guard errors.compared > 0 else { return }
        let share = Double(errors.records) / Double(errors.compared)
        hasAnError = errors.records >= 1
        if errors.records >= 2 && share >= 0.005 {
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
