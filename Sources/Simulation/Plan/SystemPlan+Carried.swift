internal import IntegrationModel

extension SystemPlan {
    /// Which values of parties the export carries.
    var carriedPartyFields: Set<PartyField> {
        guard entities.contains(.party) else { return [] }
        let all = Set(PartyField.compared)
        switch format {
        case .shopifyCSV, .wooCommerceJSON: return all.subtracting([.vat])
        case .salesforceCSV: return all.subtracting([.vat, .email])
        case .hubSpotCSV: return all.subtracting([.vat, .email])
        default: return format.isOwn ? all.subtracting(omitted) : all
        }
    }

    var omitted: Set<PartyField> { Set(omittedFields.compactMap { PartyField(rawValue: $0) }) }

    /// Whether the export says who made each record.
    var tellsAuthors: Bool {
        switch format {
        case .hubSpotCSV, .salesforceCSV: true
        case .odooCSV, .odooTechnicalCSV, .ownCSV, .ownJSON, .ownNDJSON, .ownXML: audit.createdBy
        default: false
        }
    }

    /// How precisely the export tells when the records of an entity were made.
    func created(of entity: Entity, seed: UInt64) -> CreationPrecision {
        switch format {
        case .shopifyCSV: return entity == .party ? .none : .second
        case .hubSpotCSV: return .minute
        // Opportunities are sent when they are won, and that is told by the day.
        case .salesforceCSV: return entity == .deal ? .date : .second
        case .teamleaderJSON, .wooCommerceJSON: return .second
        case .businessCentralJSON: return entity == .party ? .none : .date
        case .exactXML: return entity == .party && audit.created == .none ? .none : .date
        case .ublInvoices, .camtXML, .mt940, .kbcCSV, .bnpParibasFortisCSV, .belfiusCSV: return .date
        case .odooCSV, .odooTechnicalCSV: return audit.created == .none && entity != .party ? .date : precision(.second)
        case .ownCSV, .ownJSON, .ownNDJSON, .ownXML:
            if entity == .payment || entity == .deal { return .date }
            let precise = precision(writesSeconds(seed) ? .second : .minute)
            return precise == .none && entity.isDocument ? .date : precise
        }
    }

    /// JSON is written by machines, with seconds; for the rest it is the habit of the system's makers.
    private func writesSeconds(_ seed: UInt64) -> Bool {
        format == .ownJSON || format == .ownNDJSON || habit(seed) % 2 == 1
    }

    /// Which of several ways of writing the makers of a home-made system chose.
    func habit(_ seed: UInt64) -> Int {
        var random = RandomSource(seed: seed, stream: "habit \(id)")
        return random.integer(in: 0...11)
    }

    /// Whether a row stands in the export twice.
    func isRepeated(_ place: Int, _ entity: Entity, _ seed: UInt64) -> Bool {
        guard format.isOwn, dirt.repeatedRows > 0 else { return false }
        var random = RandomSource(seed: seed, stream: "repeated \(id) \(entity.rawValue) \(place)")
        return random.chance(dirt.repeatedRows)
    }

    private func precision(_ timed: CreationPrecision) -> CreationPrecision {
        switch audit.created {
        case .time: timed
        case .date: .date
        case .none: .none
        }
    }
}

/// How precisely an export tells when records were made.
enum CreationPrecision: String { case second, minute, date, none }
