internal import IntegrationModel

extension SystemPlan {
    /// Which values of parties the export carries.
    var carriedPartyFields: Set<PartyField> {
        guard entities.contains(.party) else { return [] }
        let all = Set(PartyField.compared)
        switch format {
        case .shopifyCSV: return all.subtracting([.vat])
        case .hubSpotCSV: return all.subtracting([.vat, .email])
        default: return format.isOwn ? all.subtracting(omitted) : all
        }
    }

    var omitted: Set<PartyField> { Set(omittedFields.compactMap { PartyField(rawValue: $0) }) }

    /// How precisely the export tells when its records were made.
    var created: AuditColumns.Precision {
        switch format {
        case .hubSpotCSV, .teamleaderJSON, .shopifyCSV: .time
        case .exactXML, .businessCentralJSON, .ublInvoices, .camtXML, .kbcCSV, .bnpParibasFortisCSV, .belfiusCSV: .date
        default: audit.created
        }
    }
}
