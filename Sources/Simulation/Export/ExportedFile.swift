internal import IntegrationModel

/// A file of an export: its path below the folder of all exports, and its bytes.
public struct ExportedFile: Sendable, Equatable {
    public var path: String
    public var bytes: [UInt8]
}

/// What a writer of exports needs to know.
struct ExportContext {
    let plan: SimulationPlan
    let system: SystemState
    let products: [ProductRecord]
    let businesses: [Business]

    var format: ExportFormat { system.plan.format }

    /// A moment for formats that mark UTC.
    func universal(_ moment: Moment) -> Moment { plan.clock == .real ? moment.inUTC : moment }

    func file(_ name: String, _ text: String, _ encoding: Dirt.Encoding = .utf8) -> ExportedFile {
        ExportedFile(path: "\(system.plan.id)/\(name)", bytes: TextBytes.encode(text, encoding))
    }

    /// Parties in the order in which the system made them.
    var parties: [PartyRecord] {
        system.parties.sorted {
            $0.number.count == $1.number.count ? $0.number < $1.number : $0.number.count < $1.number.count
        }
    }

    func documents(_ entity: Entity) -> [DocumentRecord] {
        (system.documents[entity] ?? []).sorted { $0.internalNumber < $1.internalNumber }
    }

    func party(of document: DocumentRecord) -> PartyRecord? { document.party.map { system.parties[$0] } }

    /// All files of the system's export.
    func files() -> [ExportedFile] {
        switch format {
        case .shopifyCSV: shopify()
        case .wooCommerceJSON: wooCommerce()
        case .salesforceCSV: salesforce()
        case .hubSpotCSV: hubSpot()
        case .teamleaderJSON: teamleader()
        case .odooCSV, .odooTechnicalCSV: odoo()
        case .exactXML: exact()
        case .businessCentralJSON: businessCentral()
        case .ublInvoices: ubl()
        case .camtXML: camt()
        case .mt940: mt940()
        case .kbcCSV, .bnpParibasFortisCSV, .belfiusCSV: bankStatement()
        case .ownCSV, .ownJSON, .ownNDJSON, .ownXML: own()
        }
    }
}

/// Text to bytes.
enum TextBytes {
    static func encode(_ text: String, _ encoding: Dirt.Encoding) -> [UInt8] {
        switch encoding {
        case .utf8: Array(text.utf8)
        case .utf8WithMark: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        case .utf16: [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        case .windows1252: text.unicodeScalars.map(windows1252)
        }
    }

    private static func windows1252(_ scalar: Unicode.Scalar) -> UInt8 {
        switch scalar {
        case "€": 0x80
        case "’": 0x92
        case "–": 0x96
        default: scalar.value < 256 ? UInt8(scalar.value) : UInt8(ascii: "?")
        }
    }
}
