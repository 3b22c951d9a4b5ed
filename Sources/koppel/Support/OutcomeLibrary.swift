import Configuration
import FoundationEssentials
import IntegrationModel
import MappingPipeline
import Measuring
import Workspace

/// The outcomes of finished steps, of this client and of others.
enum OutcomeLibrary {
    /// - Throws: ``WorkspaceError``.
    static func all(of workspace: Workspace) throws -> [StepOutcome] {
        let client = try workspace.pseudonym
        let closed = try workspace.startedPhases().filter { $0.closing != nil }
        let own = closed.enumerated().flatMap { $1.outcomes(client: client, number: $0 + 1) }
        return try own + workspace.libraryOutcomes().filter { $0.client != client }
    }

    /// What they teach.
    static func lessons(of workspace: Workspace, catalogue: [StepTemplate]? = nil) throws -> Lessons {
        Lessons(
            try all(of: workspace),
            client: try workspace.pseudonym,
            catalogue: try catalogue ?? StepsFile.steps(in: workspace.importedFolders())
        )
    }

    /// The form of a library; it also has what `LibraryDocument` writes beside.
    private struct Library: Decodable {
        var schema: String
        var outcomes: [StepOutcome]
    }

    /// Reads a library, and checks that it can be believed.
    ///
    /// - Throws: ``Trouble`` with the place, what was found, what was expected and what to do.
    static func read(_ file: String) throws -> [StepOutcome] {
        func trouble(_ found: String, _ expected: String) -> Trouble {
            .nothing("\(file): \(found); expected \(expected)\n  Try: a file that koppel outcomes export wrote")
        }
        let library: Library
        do {
            library = try JSONDecoder().decode(Library.self, from: Data(try FilePath.read(file)))
        } catch let error as DecodingError {
            throw trouble(words(error), "a library of outcomes in JSON")
        }
        guard library.schema == "koppel/library/1" else {
            throw trouble("the schema is \"\(library.schema)\"", "\"koppel/library/1\"")
        }
        for outcome in library.outcomes {
            let pairs = [outcome.weeks, outcome.cost, outcome.effect].compactMap(\.self)
            let areSound = pairs.allSatisfy {
                $0.estimate > 0 && $0.actual >= 0 && $0.estimate < 1e12 && $0.actual < 1e12
            }
            guard areSound, (0...1).contains(outcome.weight), !outcome.id.isEmpty, !outcome.client.isEmpty else {
                throw trouble(
                    "the outcome \"\(outcome.id)\" has impossible figures",
                    "positive figures and a weight of 0–1"
                )
            }
        }
        return library.outcomes
    }

    private static func words(_ error: DecodingError) -> String {
        func path(_ context: DecodingError.Context) -> String {
            context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
        }
        return switch error {
        case .keyNotFound(let key, let context):
            "there is no \"\(key.stringValue)\"" + (path(context).isEmpty ? "" : " in \(path(context))")
        case .valueNotFound(_, let context), .typeMismatch(_, let context):
            "\(path(context).isEmpty ? "the document" : path(context)) holds another kind of value"
        case .dataCorrupted: "it is no JSON"
        @unknown default: "it has another form"
        }
    }
}

extension StepOutcome {
    /// Without a precision by which somebody might recognise an invoice.
    var rounded: StepOutcome {
        func rounded(_ pair: EstimateAndActual?, _ unit: Double) -> EstimateAndActual? {
            pair.map {
                EstimateAndActual(
                    estimate: max(unit, ($0.estimate / unit).rounded() * unit),
                    actual: ($0.actual / unit).rounded() * unit
                )
            }
        }
        var outcome = self
        outcome.weeks = rounded(weeks, 0.5)
        outcome.cost = rounded(cost, 500)
        outcome.effect = rounded(effect, 0.01)
        return outcome
    }
}
