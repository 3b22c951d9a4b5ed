import ImporterKit
import IntegrationModel

/// Names the systems: by the product where an importer knows it, else by the folder.
enum SystemIdentity {
    /// One system for each group of exports; ids are unique.
    static func systems(_ imports: [SystemImport]) -> [System] {
        var systems = imports.map(identify)
        // Two installations of one product are told apart by their folders.
        let counts = Dictionary(grouping: systems.indices) { systems[$0].id }
        for (id, positions) in counts where positions.count > 1 {
            for position in positions where imports[position].group.settings == nil {
                let folder = slug(systems[position].folder)
                systems[position].id = folder == id ? id : "\(id)-\(folder)"
                systems[position].name += " (\(systems[position].folder))"
            }
        }
        // Folders and files whose names differ in punctuation or in their ends only are numbered.
        var taken = Set(systems.indices.filter { imports[$0].group.settings != nil }.map { systems[$0].id })
        for position in systems.indices where imports[position].group.settings == nil {
            let wanted = systems[position].id
            var number = 2
            while !taken.insert(systems[position].id).inserted {
                systems[position].id = "\(wanted)-\(number)"
                number += 1
            }
        }
        return systems
    }

    private static func identify(_ imported: SystemImport) -> System {
        let folder = imported.group.folder
        let settings = imported.group.settings
        let described = majority(imported)
        let entities = imported.datasets.map(\.entity)
        let kind =
            settings?.kind ?? described.map { role(of: $0.kind, in: folder, entities) } ?? guess(folder, entities)
        return System(
            id: settings?.id ?? described?.id ?? slug(folder),
            name: settings?.name ?? described?.name ?? folder,
            kind: kind,
            importer: imported.mainImporter,
            folder: folder
        )
    }

    /// The product that most of the exports are of, where most are of one.
    private static func majority(_ imported: SystemImport) -> SystemDescription? {
        var counts: [SystemDescription: Int] = [:]
        let readers = imported.readers
        for (reader, count) in readers { if let system = reader.system { counts[system, default: 0] += count } }
        guard let best = counts.max(by: { ($0.value, $1.key.id) < ($1.value, $0.key.id) }) else { return nil }
        return best.value * 2 >= readers.reduce(0) { $0 + ($1.reader.importer == nil ? 0 : $1.count) } ? best.key : nil
    }

    /// Lower case, with hyphens for anything but letters and digits.
    static func slug(_ folder: String) -> String {
        var name = folder
        if let slash = name.lastIndex(of: "/") { name = String(name[name.index(after: slash)...]) }
        for isPacked in [true, false] {
            guard let dot = name.lastIndex(of: "."), dot != name.startIndex,
                !isPacked || packedEndings.contains(name[dot...].lowercased())
            else { continue }
            name = String(name[..<dot])
        }
        var slug = ""
        for character in name.lowercased() {
            if character.isLetter || character.isNumber {
                slug.append(character)
            } else if !slug.hasSuffix("-") {
                slug += "-"
            }
        }
        while slug.hasSuffix("-") { slug.removeLast() }
        return slug.isEmpty ? "system" : slug
    }

    private static let packedEndings: Set<String> = [".gz", ".bz2", ".xz", ".zst", ".lz4"]

    /// An ERP in which a company only keeps its books is its bookkeeping, as the folder's name says.
    private static func role(of kind: SystemKind, in folder: String, _ entities: [Entity]) -> SystemKind {
        let makesOrders = entities.contains { $0 == .order || $0 == .purchaseOrder || $0 == .delivery }
        guard kind == .erp, !makesOrders else { return kind }
        let name = folder.lowercased()
        let words = kindWords.first { $0.0 == .accounting }?.1 ?? []
        return words.contains { name.contains($0) } ? .accounting : kind
    }

    /// What sort of system it is, by the words of its folder, else by what it holds.
    private static func guess(_ folder: String, _ entities: [Entity]) -> SystemKind {
        if let kind = kind(named: folder) { return kind }
        let held = Set(entities)
        if held.contains(.ledgerEntry) { return .accounting }
        if held.isSubset(of: [.payment, .other]), held.contains(.payment) { return .bank }
        if held.contains(.deal) || held.contains(.lead) { return .crm }
        if held.isSubset(of: [.invoice, .creditNote, .other]), held.contains(.invoice) { return .invoicing }
        if held.contains(.order) || held.contains(.purchaseOrder) || held.contains(.stockLevel) { return .erp }
        return held.contains(.invoice) ? .accounting : .other
    }

    /// What sort of system a folder's name says; nil for none.
    static func kind(named folder: String) -> SystemKind? {
        let name = folder.lowercased()
        return kindWords.first { _, words in words.contains { name.contains($0) } }?.0
    }

    private static let kindWords: [(SystemKind, [String])] = [
        (.webshop, ["shop", "ecommerce", "e-commerce", "winkel", "boutique", "laden"]),
        (.crm, ["crm", "sales"]),
        (.bank, ["bank", "banque", "kbc", "belfius", "bnp", "ing-"]),
        (.payments, ["stripe", "mollie", "paypal", "psp"]),
        (.accounting, ["boekhoud", "accounting", "compta", "buchhalt", "fibu", "ledger"]),
        (.invoicing, ["factur", "invoic", "rechnung", "peppol", "ubl", "billing"]),
        (.erp, ["erp", "productie", "production", "produktion", "magazijn", "stock", "wms"]),
    ]
}
