/// A command that is measured: one or more programs, run one after the other.
struct Command: Sendable {
    /// What tells it from the others of its case.
    var id: String
    /// What a reader would type, without the folders of this machine.
    var shown: String
    /// The programs with their arguments.
    var steps: [[String]]
    /// Folders that are made anew before each run.
    var scratch: [String] = []
    /// How many bytes it reads.
    var bytes: Int
    /// Why it can't be run here.
    var missing: String?
}

/// The runs of a command.
public struct CommandResult: Codable, Sendable {
    public var id: String
    public var shown: String
    public var bytes: Int
    public var runs: [Usage] = []
    /// The stages that the command told of, in seconds: the medians of its runs.
    public var stages: [Stage] = []
    /// Why there are no runs, or not all of them.
    public var note: String?

    /// A part of a command's work, by its own clock.
    public struct Stage: Codable, Equatable, Sendable {
        public var name: String
        public var seconds: Double

        public init(name: String, seconds: Double) {
            self.name = name
            self.seconds = seconds
        }
    }

    public init(id: String, shown: String, bytes: Int) {
        self.id = id
        self.shown = shown
        self.bytes = bytes
    }

    public func spread(_ metric: Metric) -> Spread? { Spread(runs.map(metric.of)) }

    func median(_ metric: Metric) -> Double? { spread(metric)?.median }
}
