import IntegrationModel

/// A way that hardly any of the records take: the others go another one, so that none of them leaked from this one.
struct Sideline {
    let evidence: Evidence

    /// A flow that loses four of five is none.
    private static let most = 0.2
    private static let least = 20

    /// nil where enough arrive, or so few were missing that nothing can be said.
    init?(linked: Int, missing: Int, of dataset: String) {
        let all = linked + missing
        guard missing >= Self.least, Double(linked) < Self.most * Double(all) else { return nil }
        let words: Message =
            """
            only \(linked) of \(all) records came this way: the others probably go another one, and count as no leak of \
            \(dataset)
            """
        evidence = Evidence(rule: "sideline", statement: words, weight: 0.3)
    }
}
