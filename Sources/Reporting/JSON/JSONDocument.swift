/// A machine-readable output: a promise to other programs, like the command line.
public protocol JSONDocument: Sendable {
    /// The schema it is valid against.
    static var schema: DocumentSchema { get }

    /// The document in UTF-8, indented, with a line end.
    var json: [UInt8] { get }
}

/// The documents that Koppel writes; each has a JSON Schema (2020-12) that comes with the program.
public enum DocumentSchema: String, Sendable, CaseIterable {
    case landscape, records, keys, inclusions, matches, links, gaps, roadmap, snapshots, difference, phases, outcomes,
        library
    case whatIf = "what-if"

    /// What a document says of itself under `schema`: `koppel/landscape/1`.
    public var identifier: String { "koppel/\(rawValue)/1" }

    /// The JSON Schema, as `koppel schema NAME` prints it.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    private var bytes: [UInt8] {
        switch self {
        case .landscape: PackageResources.landscape_schema_json
        case .records: PackageResources.records_schema_json
        case .keys: PackageResources.keys_schema_json
        case .inclusions: PackageResources.inclusions_schema_json
        case .matches: PackageResources.matches_schema_json
        case .links: PackageResources.links_schema_json
        case .gaps: PackageResources.gaps_schema_json
        case .roadmap: PackageResources.roadmap_schema_json
        case .whatIf: PackageResources.what_if_schema_json
        case .snapshots: PackageResources.snapshots_schema_json
        case .difference: PackageResources.difference_schema_json
        case .phases: PackageResources.phases_schema_json
        case .outcomes: PackageResources.outcomes_schema_json
        case .library: PackageResources.library_schema_json
        }
    }
}

/// The bytes of one indented document with a line end.
func document(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter()
    json.object(body)
    return json.bytes + [UInt8(ascii: "\n")]
}
