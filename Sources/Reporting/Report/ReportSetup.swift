/// What a report is made with, whatever it looks like.
public struct ReportSetup: Sendable {
    /// "How the systems fit together", in the language, where nil.
    public var title: String?
    public var language: Language
    /// Whether values of exports that may name somebody are shown as evidence.
    public var showsValues: Bool
    /// The phases that were begun, in order.
    public var phases: [ReportedPhase]

    public init(
        title: String? = nil,
        language: Language = .english,
        showsValues: Bool = false,
        phases: [ReportedPhase] = []
    ) {
        self.title = title
        self.language = language
        self.showsValues = showsValues
        self.phases = phases
    }
}
