/// What work, errors and delays cost: the assumptions from which gaps get their price.
///
/// Every figure is a prior with its source. A company replaces it by what it measured.
public struct PriceModel: Codable, Sendable, Hashable {
    /// ISO 4217.
    public var currency: String
    /// Sorted by id, each id once.
    public private(set) var assumptions: [PriceAssumption]

    /// Of assumptions with the same id the last one counts.
    public init(currency: String = "EUR", assumptions: [PriceAssumption] = []) {
        self.currency = currency
        self.assumptions = Self.lastOfEach(assumptions)
    }

    /// The assumption with an id, or nil. Logarithmic in the number of assumptions.
    public subscript(id: String) -> PriceAssumption? {
        var low = 0
        var high = assumptions.count
        while low < high {
            let middle = (low + high) / 2
            if assumptions[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < assumptions.count && assumptions[low].id == id ? assumptions[low] : nil
    }

    /// Minutes to type a record over by hand: `minutes.order.typing`, or `minutes.other.typing` where the entity has
    /// no figure of its own.
    public func typing(_ entity: Entity) -> PriceAssumption? {
        self["minutes.\(entity.rawValue).typing"] ?? self["minutes.other.typing"]
    }

    /// The share of the amount of leaked records that is never recovered, by the entity that should have been made
    /// in the target: `share.invoice.lost`, or `share.other.lost` where the entity has no figure of its own.
    public func lost(_ target: Entity) -> PriceAssumption? {
        self["share.\(target.rawValue).lost"] ?? self["share.other.lost"]
    }

    /// This model, with the assumptions of another one in the place of those with the same id.
    public func replacing(with other: PriceModel) -> PriceModel {
        PriceModel(currency: other.currency, assumptions: assumptions + other.assumptions)
    }

    /// This model, with own figures in the place of those with the same id.
    public func replacing(_ own: [PriceAssumption]) -> PriceModel {
        PriceModel(currency: currency, assumptions: assumptions + own)
    }

    private static func lastOfEach(_ assumptions: [PriceAssumption]) -> [PriceAssumption] {
        var byID: [String: PriceAssumption] = [:]
        for assumption in assumptions { byID[assumption.id] = assumption }
        return byID.values.sorted { $0.id < $1.id }
    }
}

/// One figure of the price model.
public struct PriceAssumption: Codable, Sendable, Hashable, Identifiable {
    /// What it measures: `minutes.order.typing`, `hourly.cost`, `share.invoice.lost`.
    public var id: String
    public var range: Range3
    /// `minutes`, `EUR per hour`, `share`.
    public var unit: String
    /// Where the figure comes from.
    public var source: String
    /// How sure it is: A official or peer reviewed, B survey, C practitioner or vendor, D assumption.
    public var grade: String
    /// What it says, in words for a reader.
    public var words: String

    public init(id: String, range: Range3, unit: String, source: String, grade: String, words: String) {
        self.id = id
        self.range = range
        self.unit = unit
        self.source = source
        self.grade = grade
        self.words = words
    }
}
