import ImporterKit
import IntegrationModel

extension Troubles {
    mutating func add(_ trouble: SheetTrouble, at path: String) {
        diagnostics.append(
            Diagnostic(
                trouble.isLoss ? .warning : .note,
                trouble.message,
                at: SourceLocation(file: path, line: trouble.row),
                remedy: trouble.remedy,
                occurrences: trouble.occurrences
            )
        )
    }
}

/// Diagnostics; the same words of many members are counted.
struct Troubles {
    var diagnostics: [Diagnostic] = []
    /// By message: where the last one is, and how many there are.
    private var known: [String: (last: Int, count: Int)] = [:]
    private static let shownEach = 20

    mutating func add(_ severity: Diagnostic.Severity, _ failure: UnpackingFailure, at path: String, line: Int? = nil) {
        let count = (known[failure.message]?.count ?? 0) + 1
        if let last = known[failure.message]?.last, count > Self.shownEach {
            diagnostics[last].occurrences += 1
            return
        }
        known[failure.message] = (diagnostics.count, count)
        diagnostics.append(
            Diagnostic(severity, failure.message, at: SourceLocation(file: path, line: line), remedy: failure.remedy)
        )
    }
}
