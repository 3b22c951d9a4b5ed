/// What sort of application a system is.
public enum SystemKind: String, Codable, Sendable, CaseIterable {
    case erp, crm, webshop, invoicing, accounting, bank, payments, other
}

/// An application that holds data and can export it: an ERP, a CRM, a web shop.
public struct System: Codable, Sendable, Hashable {
    /// Readable and stable over runs: the product's name where an importer knows it, else the folder's.
    public var id: String
    public var name: String
    public var kind: SystemKind
    /// The importer that recognised most of the system's exports.
    public var importer: String
    /// The folder of the exports, relative to the imported folder; "" where the exports lie in it directly.
    public var folder: String

    public init(id: String, name: String, kind: SystemKind, importer: String, folder: String) {
        self.id = id
        self.name = name
        self.kind = kind
        self.importer = importer
        self.folder = folder
    }
}
