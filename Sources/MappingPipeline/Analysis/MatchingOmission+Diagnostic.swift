import IntegrationModel
import Matching

extension MatchingOmission {
    /// What was left out, and how to have it.
    func diagnostic(_ resources: MachineResources) -> Diagnostic {
        let what: String
        switch subject {
        case .parties:
            what = "the \(records) parties of \(datasets[0]) were not compared with others"
        case .documents:
            what =
                "the \(records) documents of \(datasets[0]) were not linked with those of "
                + datasets.dropFirst().joined(separator: ", ")
        }
        return Diagnostic(
            .warning,
            what + ", as that takes more memory than there is for it",
            at: SourceLocation(file: datasets[0]),
            remedy: resources.option(times: times).map { "import again with \($0)" }
        )
    }
}
