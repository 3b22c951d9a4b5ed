public import IntegrationModel

/// The steps that a plan may be made of.
///
/// A catalogue is a YAML file. A user's own has the same form as the one that comes with the product:
///
/// ```yaml
/// steps:
///   - id: OWN1
///     name: Web-shop orders into the ERP
///     title: Couple {source} {entities} to {target}
///     process: order-to-cash          # leave out for a step across processes
///     scope: direction                # flow, direction (default), pair, system, company
///     sourceKinds: [webshop]          # leave out for any; also targetKinds
///     changes: target                 # or source: the other system is only read; leave out where both change
///     closes:
///       - kinds: [manual-rekeying, late-flow]
///         from: [order]               # leave out for any entity
///         to: [order]
///         mechanisms: [manual]        # leave out for any
///         share: [0.8, 0.9, 0.95]     # of the gap's yearly cost: low, likely, high
///     prerequisites: [S03, S05]
///     betterAfter: [S36]
///     weeks: [4, 6, 8]
///     cost: [8000, 16000, 28000]      # euro
///     upkeep: 0.12                    # of the cost, each year
///     disruption: 3                   # 0 nobody notices, 5 operations stop if it fails
///     effect: Orders arrive by themselves; entry errors fall.
///     grade: C                        # A, B, C or D
///     source: Where the figures come from.
///     measure: Web orders found in the ERP; who created them; minutes from shop to ERP
///     family: integration             # also master-data, application, compliance, investigation; what is learned
///                                     # of one step applies to its family
/// ```
///
/// `enabler: true` marks a step that earns nothing alone, `fallback: true` one for gaps that no other step takes half
/// away of, `sizedFor` the number of records that weeks and cost are meant for, and `needlessWith` the meanings of fields that
/// make the step needless where nine of ten records at the source have them.
public struct StepCatalogue: Sendable, Hashable {
    /// The name of a user's own, beside the exports.
    public static let fileName = "steps.yaml"

    /// In the order of the file.
    public private(set) var steps: [StepTemplate]

    /// Reads a catalogue.
    ///
    /// - Parameters:
    ///   - yaml: The file's text.
    ///   - file: Its name, for messages.
    ///   - base: A catalogue whose steps it adds to, and whose ids its prerequisites may name.
    /// - Throws: ``ConfigurationError`` with file, line and column: for a fault in the YAML, an unknown key or value, an
    ///   id used twice, a prerequisite that is no step, or steps that wait for each other.
    public init(yaml: String, file: String, addingTo base: StepCatalogue? = nil) throws(ConfigurationError) {
        steps = base?.steps ?? []
        guard let top = try YAMLValue.compose(yaml, file: file) else { return }
        let list = try top.section(allowing: ["steps"]).required("steps").list()
        var places = Dictionary(steps.map { ($0.id, YAMLValue?.none) }) { first, _ in first }
        for value in list {
            let step = try StepTemplate(value)
            guard places.updateValue(value, forKey: step.id) == nil else {
                throw value.error(
                    "the id \"\(step.id)\" a second time",
                    expected: "an id that no other step has, those of the product included"
                )
            }
            steps.append(step)
        }
        try checkPrerequisites(places: places)
    }

    private func checkPrerequisites(places: [String: YAMLValue?]) throws(ConfigurationError) {
        let ids = steps.map(\.id)
        for step in steps {
            guard let place = places[step.id] ?? nil else { continue }
            for named in step.prerequisites + step.betterAfter where places[named] == nil {
                throw place.error(
                    "\"\(named)\" as what must come before \"\(step.id)\"",
                    expected: "the id of a step",
                    remedy: Spelling.nearest(to: named, among: ids).map { "did you mean \"\($0)\"?" }
                )
            }
        }
        // Steps whose prerequisites are all done are done in turn; those that remain wait for each other.
        var open = steps
        var done: Set<String> = []
        while let next = open.firstIndex(where: { done.isSuperset(of: $0.prerequisites) }) {
            done.insert(open.remove(at: next).id)
        }
        if let stuck = open.first(where: { places[$0.id] ?? nil != nil }), let place = places[stuck.id] ?? nil {
            throw place.error(
                "steps that wait for each other: \(open.map(\.id).joined(separator: ", "))",
                expected: "prerequisites without a circle"
            )
        }
    }
}

extension StepCatalogue {
    /// The catalogue that comes with the product.
    ///
    /// - Throws: ``ConfigurationError`` for a fault in the product's own file, which its tests rule out.
    public static func bundled() throws(ConfigurationError) -> StepCatalogue {
        try StepCatalogue(yaml: String(decoding: PackageResources.steps_yaml, as: UTF8.self), file: "steps.yaml")
    }
}
