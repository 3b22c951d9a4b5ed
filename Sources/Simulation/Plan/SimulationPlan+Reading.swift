internal import FoundationEssentials
internal import IntegrationModel

/// A plan that can't be simulated: where, what was found, what was expected, what to do.
public struct PlanError: Error, CustomStringConvertible, Sendable {
    public let description: String

    init(_ place: String, _ found: String, expected: String, advice: String) {
        description = "\(place): \(found); expected \(expected)\n  Try: \(advice)"
    }
}

extension SimulationPlan {
    /// Reads a plan, such as `plan.json` of a simulated company.
    ///
    /// - Throws: the file system's error, or ``PlanError`` where it is no plan or one that can't be lived through.
    public init(file: String) throws {
        let data = try Data(contentsOf: URL(filePath: file))
        do {
            self = try JSONDecoder().decode(SimulationPlan.self, from: data)
        } catch let error as DecodingError {
            throw PlanError(
                file,
                Self.words(of: error),
                expected: "a plan as koppel simulate writes it",
                advice: "begin with plan.json of a company that koppel simulate made"
            )
        }
        try validate(file)
    }

    private static func words(of error: DecodingError) -> String {
        func path(_ context: DecodingError.Context) -> String {
            context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
        }
        return switch error {
        case .keyNotFound(let key, let context): "\(path(context)) has no \"\(key.stringValue)\""
        case .valueNotFound(_, let context), .typeMismatch(_, let context):
            "\(path(context)) holds another kind of value"
        case .dataCorrupted(let context):
            context.codingPath.isEmpty ? "it is no JSON" : "\(path(context)): \(context.debugDescription)"
        @unknown default: "it is no plan"
        }
    }

    /// - Parameter file: where the plan comes from, for messages.
    private func validate(_ file: String) throws {
        func check(_ isRight: Bool, _ place: String, _ found: String, _ expected: String) throws {
            guard !isRight else { return }
            throw PlanError("\(file), \(place)", found, expected: expected, advice: "correct it, and simulate again")
        }
        func check(_ number: Int, _ range: ClosedRange<Int>, _ place: String) throws {
            let expected = "\(range.lowerBound) to \(range.upperBound)"
            try check(range.contains(number), place, "found \(number)", expected)
        }
        func check(share: Double, _ place: String) throws {
            try check((0...1).contains(share), place, "found \(share)", "a share from 0 to 1")
        }
        let tenYears = 3653 * Moment.day
        try check(
            start < end && end - start <= tenYears,
            "start and end",
            "end is not after start",
            "at most ten years"
        )
        try check(parties, 1...50_000, "parties")
        try check(documents, 1...100_000, "documents")
        try check(products, 1...10_000, "products")
        try check(share: privateShare, "privateShare")
        try check(systems.count, 1...20, "systems")
        try check(Set(systems.map(\.id)).count == systems.count, "systems", "two have the same id", "an id each")
        for system in systems {
            let place = "system \(system.id)"
            let isName =
                !system.id.isEmpty && system.id.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            try check(isName, "systems", "the id \"\(system.id)\"", "letters, digits, - and _, as it names a folder")
            try check(system.universe, 0...19, "\(place), universe")
            try check(!system.people.isEmpty, "\(place), people", "nobody", "at least one name")
            let entities = Set(system.entities)
            try check(
                !entities.isEmpty && entities.count == system.entities.count
                    && entities.isSubset(of: system.format.entities),
                "\(place), entities",
                "found \(system.entities.map(\.rawValue).joined(separator: ", "))",
                "some of \(system.format.entities.map(\.rawValue).sorted().joined(separator: ", ")), which "
                    + "\(system.format.rawValue) holds"
            )
            for (name, share) in [
                ("partyShare", system.partyShare), ("documentShare", system.documentShare),
                ("duplicateRate", system.duplicateRate), ("missingVATRate", system.missingVATRate),
                ("invalidVATRate", system.invalidVATRate), ("editRate", system.editRate),
                ("dirt.repeatedRows", system.dirt.repeatedRows),
            ] { try check(share: share, "\(place), \(name)") }
            for series in [system.numbering, system.partyNumbering] {
                try check(series.digits, 1...15, "\(place), digits")
                try check(series.first, 0...10_000_000_000_000, "\(place), first")
                try check(series.step, 1...100_000, "\(place), step")
            }
        }
        try check(flows.count, 0...100, "flows")
        for flow in flows {
            let place = "flow \(flow.source) to \(flow.target)"
            let source = systems.first { $0.id == flow.source }
            let target = systems.first { $0.id == flow.target }
            try check(source != nil && target != nil && flow.source != flow.target, place, "unknown systems", "two ids")
            try check(
                source?.entities.contains(flow.sourceEntity) == true,
                place,
                "\(flow.sourceEntity.rawValue)",
                "an entity of the source"
            )
            try check(
                target?.entities.contains(flow.targetEntity) == true,
                place,
                "\(flow.targetEntity.rawValue)",
                "an entity of the target"
            )
            try check(
                flow.sourceEntity.isDocument == flow.targetEntity.isDocument && flow.sourceEntity != .product,
                place,
                "\(flow.sourceEntity.rawValue) to \(flow.targetEntity.rawValue)",
                "documents to documents, or parties to parties"
            )
            for (name, share) in [
                ("leakRate", flow.leakRate), ("typingErrorRate", flow.typingErrorRate), ("followRate", flow.followRate),
                ("missingReferenceRate", flow.missingReferenceRate),
            ] { try check(share: share, "\(place), \(name)") }
            let isDelay = (0...1e8).contains(flow.delay.median) && (0...3).contains(flow.delay.spread)
            try check(
                isDelay,
                "\(place), delay",
                "\(flow.delay.median) and \(flow.delay.spread)",
                "at most 1e8 seconds, spread 0 to 3"
            )
            try check(flow.delay.interval, 0...10_000_000, "\(place), delay.interval")
            try check(flow.delay.offset, 0...86_400, "\(place), delay.offset")
            try check(flow.delay.clerks, 1...1000, "\(place), delay.clerks")
        }
    }
}

extension ExportFormat {
    /// What an export of this format can hold.
    var entities: Set<Entity> {
        switch self {
        case .shopifyCSV, .wooCommerceJSON: [.party, .order]
        case .hubSpotCSV, .teamleaderJSON, .salesforceCSV: [.party, .deal]
        case .odooCSV, .odooTechnicalCSV, .businessCentralJSON: [.party, .product, .order, .invoice]
        case .exactXML: [.party, .order, .invoice]
        case .ublInvoices: [.invoice]
        case .camtXML, .mt940, .kbcCSV, .bnpParibasFortisCSV, .belfiusCSV: [.payment]
        case .ownCSV, .ownJSON, .ownNDJSON, .ownXML: [.party, .product, .deal, .order, .invoice, .payment]
        }
    }
}
