import IntegrationModel

/// A reason to believe that data went one way, found in a link.
protocol DirectionRule {
    /// Readable and stable: `earlier`.
    static var id: String { get }

    /// What the rule finds; nil where it has nothing to say.
    func finding(in link: LinkContext) -> DirectionFinding?
}

/// What a rule finds.
struct DirectionFinding {
    /// Above 0 left to right, below 0 right to left; the size is how much it convinces, up to 1.
    let weight: Double
    let evidence: Evidence
    /// Whether it shows that the two sides came to be without each other.
    var isIndependence = false
    /// Whether it speaks against one way without speaking for the other.
    var isObjection = false

    /// Whether it can decide of parties: more than a hint, and nothing that two people bring about who enter the same customer.
    var isProof: Bool {
        abs(weight) >= 0.3 && !isObjection
            && ![TypingErrorRule.id, SupersetRule.id, SystemRoleRule.id, LossRule.id].contains(evidence.rule)
    }

    init(
        _ rule: String,
        _ weight: Double,
        _ statement: Message,
        isIndependence: Bool = false,
        isObjection: Bool = false
    ) {
        self.weight = weight
        evidence = Evidence(rule: rule, statement: statement, weight: abs(weight))
        self.isIndependence = isIndependence
        self.isObjection = isObjection
    }
}

/// What all rules say together.
struct Direction {
    /// Above 0 left to right, below 0 right to left, 0 undecided.
    let sign: Int
    /// 0–1.
    let confidence: Double
    let evidence: [Evidence]

    /// Weighs findings: those that agree make each other surer, those against take away.
    ///
    /// - Parameter ofParties: whether lists of parties are joined. Two people who meet the same customer enter it twice, so
    ///   hints do not add up to a proof there: one finding must be one.
    init(_ findings: [DirectionFinding], ofParties: Bool = false) {
        let forward = 1 - findings.filter { $0.weight > 0 }.reduce(1) { $0 * (1 - $1.weight) }
        let backward = 1 - findings.filter { $0.weight < 0 }.reduce(1) { $0 * (1 + $1.weight) }
        let independent = findings.contains(where: \.isIndependence)
        let strength = abs(forward - backward)
        // Records that came to be without each other need a number of the other side to prove a flow.
        let needed = independent ? 0.75 : 0.42
        // What the user declared goes before what the exports suggest.
        let declared = findings.first { $0.evidence.rule == DeclaredRule.id }.map { $0.weight > 0 ? 1 : -1 }
        let leaning = strength >= needed ? (forward > backward ? 1 : -1) : 0
        let isProven = !ofParties || findings.contains { $0.isProof && $0.weight * Double(leaning) > 0 }
        let sign = declared ?? (isProven ? leaning : 0)
        self.sign = sign
        confidence =
            declared != nil ? 0.99 : sign == 0 ? 0 : min(0.99, max(forward, backward) - 0.5 * min(forward, backward))
        evidence = findings.map { finding in
            var evidence = finding.evidence
            if sign != 0, finding.weight * Double(sign) < 0 { evidence.weight = -evidence.weight }
            return evidence
        }
    }

    /// From left to right, with that confidence and further evidence for it.
    func along(confidence: Double, _ more: [Evidence]) -> Direction {
        Direction(sign: 1, confidence: confidence, evidence: evidence + more)
    }

    private init(sign: Int, confidence: Double, evidence: [Evidence]) {
        self.sign = sign
        self.confidence = confidence
        self.evidence = evidence
    }
}
