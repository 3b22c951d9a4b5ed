/// How a system writes its exports.
public enum ExportFormat: String, Codable, Sendable, CaseIterable {
    case shopifyCSV, wooCommerceJSON, salesforceCSV, hubSpotCSV, teamleaderJSON, odooCSV, odooTechnicalCSV, exactXML,
        businessCentralJSON, ublInvoices
    case camtXML, mt940, kbcCSV, bnpParibasFortisCSV, belfiusCSV
    /// Formats that only one company has: columns and names of the simulation's own invention.
    case ownCSV, ownJSON, ownNDJSON, ownXML
}

extension ExportFormat {
    /// Whether documents are written with their lines and totals follow from them.
    var writesLines: Bool {
        switch self {
        case .shopifyCSV, .wooCommerceJSON, .exactXML, .ublInvoices: true
        default: false
        }
    }

    /// Whether records of documents have a number in it; KBC's lines have none.
    var writesDocumentKeys: Bool { self != .kbcCSV }

    /// Whether lists of parties have a field for the number that another system gave.
    var writesPartyReferences: Bool {
        switch self {
        case .exactXML, .hubSpotCSV, .odooCSV, .odooTechnicalCSV, .salesforceCSV, .teamleaderJSON: true
        default: isOwn
        }
    }

    var isOwn: Bool {
        switch self {
        case .ownCSV, .ownJSON, .ownNDJSON, .ownXML: true
        default: false
        }
    }
}
