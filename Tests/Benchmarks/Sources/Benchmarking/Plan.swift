/// What to measure and how often.
public struct Plan: Sendable {
    public var cases: [CaseID]
    /// How often each command runs.
    public var runs: Int
    /// The share of the standard sizes of the generated files.
    public var size: Double
    /// The scales of TPC-H.
    public var scales: [Double]
    /// After so many seconds a command is ended.
    public var seconds: Double

    public static let standard = Plan(cases: CaseID.allCases, runs: 5, size: 1, scales: [0.1, 1, 10], seconds: 1800)

    public init(cases: [CaseID], runs: Int, size: Double, scales: [Double], seconds: Double) {
        self.cases = cases
        self.runs = runs
        self.size = size
        self.scales = scales
        self.seconds = seconds
    }

    /// Whether the sizes are those that the targets speak of.
    public var isFull: Bool { size == 1 && runs >= Plan.standard.runs && scales == Plan.standard.scales }

    var limits: Limits { Limits(seconds: seconds, bytes: Limits.halfOfMemory) }

    func bytes(_ standard: Int) -> Int { max(1000, Int(Double(standard) * size)) }
}

/// The cases, in the order in which they are run.
public enum CaseID: String, Codable, CaseIterable, Sendable {
    case csv
    case ndjson
    case xml
    case folder
    case inclusions
    case growth
    case links

    public var title: String {
        switch self {
        case .csv: "Delimited text"
        case .ndjson: "JSON lines"
        case .xml: "XML"
        case .folder: "Many small files"
        case .inclusions: "Inclusion dependencies"
        case .growth: "Growth"
        case .links: "Record links"
        }
    }
}
