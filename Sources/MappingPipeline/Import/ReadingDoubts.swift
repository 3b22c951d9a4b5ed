import IntegrationModel

extension Dataset {
    /// What of its values could be read in two ways and was guessed, for the user to decide.
    var readingDoubts: [Diagnostic] {
        let doubtful = fields.filter(\.profile.dateOrderIsGuess)
        guard let first = doubtful.first, let file = files.first else { return [] }
        let names = doubtful.prefix(3).map { "“\($0.path)”" }.joined(separator: ", ")
        let others = doubtful.count > 3 ? " and \(doubtful.count - 3) more" : ""
        let order = first.profile.dateOrder == .monthDayYear ? "month before day" : "day before month"
        return [
            Diagnostic(
                .note,
                "the dates in \(names)\(others) fit day before month and month before day; they were read as \(order)",
                at: SourceLocation(file: file),
                remedy: "if that is wrong, say dateOrder: dayMonthYear or monthDayYear in koppel.yaml, under files"
            )
        ]
    }
}
