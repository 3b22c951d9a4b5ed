/// How a system writes its exports.
public enum ExportFormat: String, Codable, Sendable, CaseIterable {
    case shopifyCSV, hubSpotCSV, teamleaderJSON, odooCSV, odooTechnicalCSV, exactXML, businessCentralJSON, ublInvoices
    case camtXML, bankCSV
    /// Formats that only one company has: columns and names of the simulation's own invention.
    case ownCSV, ownJSON, ownNDJSON, ownXML
}

extension ExportFormat {
    /// Whether documents are written with their lines and totals follow from them.
    var writesLines: Bool {
        switch self {
        case .shopifyCSV, .exactXML, .ublInvoices: true
        default: false
        }
    }

    var isOwn: Bool {
        switch self {
        case .ownCSV, .ownJSON, .ownNDJSON, .ownXML: true
        default: false
        }
    }
}
