internal import IntegrationModel

extension PlanDraft {
    mutating func drawSystems() {
        var kinds: [SystemKind] = []
        if random.chance(0.55) { kinds.append(.webshop) }
        if random.chance(0.55) { kinds.append(.crm) }
        if random.chance(0.8) || kinds.isEmpty { kinds.append(.erp) }
        if random.chance(0.4) { kinds.append(.invoicing) }
        if random.chance(0.55) { kinds.append(.accounting) }
        if random.chance(0.6) || kinds.count < 2 { kinds.append(.bank) }
        // A company whose data flow somewhere has at least two systems on their way.
        if shape == .connected, kinds.count == 2, kinds.contains(.bank) {
            kinds.insert(kinds.contains(.accounting) ? .erp : .accounting, at: 1)
        }
        for (place, kind) in kinds.enumerated() {
            addSystem(kind, universe: shape == .unrelated ? place : 0)
        }
        if shape == .connected, systems.count < 6, random.chance(0.2) {
            addSystem(random.pick([.crm, .erp, .accounting]), universe: 0, isIsland: true)
        }
        guard shape == .connected, kinds.contains(.crm), systems.count > 2, random.chance(0.12) else { return }
        for place in systems.indices where systems[place].kind == .crm { systems[place].isIsland = true }
    }

    private mutating func addSystem(_ kind: SystemKind, universe: Int, isIsland: Bool = false) {
        while staff.count <= universe {
            staff.append((0..<random.integer(in: 3...8)).map { _ in NameMaker.person(language, &random) })
        }
        let format = drawFormat(kind)
        let entities = drawEntities(kind, format)
        let everybody = staff[universe]
        let people = Array(random.shuffled(everybody).prefix(random.integer(in: 1...min(4, everybody.count))))
        systems.append(
            SystemPlan(
                id: drawFolder(kind, format),
                kind: kind,
                format: format,
                entities: entities,
                universe: universe,
                isIsland: isIsland || shape == .islands,
                partyShare: 0,
                documentShare: 0,
                people: people,
                duplicateRate: random.pick([0, 0, 0.01, 0.04]),
                missingVATRate: random.pick([0, 0.05, 0.2, 0.6]),
                invalidVATRate: random.pick([0, 0, 0.01, 0.03]),
                editRate: random.pick([0, 0.03, 0.08, 0.15]),
                audit: AuditColumns(
                    created: random.pick(weighted: [(.time, 0.65), (.date, 0.2), (.none, 0.15)]),
                    createdBy: random.chance(0.6),
                    modified: random.chance(0.5)
                ),
                dirt: drawDirt(),
                numbering: drawNumbering(format, entities.first(where: \.isDocument) ?? .order),
                partyNumbering: drawPartyNumbering(format),
                omittedFields: ["vat", "email", "phone", "street"].filter { _ in random.chance(0.12) }
            )
        )
    }

    private mutating func drawFormat(_ kind: SystemKind) -> ExportFormat {
        let own: [(ExportFormat, Double)] = [(.ownCSV, 0.6), (.ownJSON, 0.15), (.ownNDJSON, 0.1), (.ownXML, 0.15)]
        let homemade = random.pick(weighted: own)
        switch kind {
        case .webshop: return random.pick(weighted: [(.shopifyCSV, 0.35), (.wooCommerceJSON, 0.25), (homemade, 0.4)])
        case .crm:
            return random.pick(weighted: [
                (.hubSpotCSV, 0.25), (.teamleaderJSON, 0.3), (.salesforceCSV, 0.15), (homemade, 0.3),
            ])
        case .erp:
            return random.pick(weighted: [
                (.odooCSV, 0.3), (.odooTechnicalCSV, 0.08), (.businessCentralJSON, 0.15), (.exactXML, 0.12),
                (homemade, 0.35),
            ])
        case .invoicing: return random.pick(weighted: [(.ublInvoices, 0.5), (.odooCSV, 0.15), (homemade, 0.35)])
        case .accounting:
            return random.pick(weighted: [
                (.exactXML, 0.4), (.businessCentralJSON, 0.15), (.odooCSV, 0.1), (homemade, 0.35),
            ])
        default:
            return random.pick(weighted: [
                (.camtXML, 0.3), (.mt940, 0.15), (.kbcCSV, 0.1), (.bnpParibasFortisCSV, 0.13), (.belfiusCSV, 0.12),
                (homemade, 0.2),
            ])
        }
    }

    private mutating func drawEntities(_ kind: SystemKind, _ format: ExportFormat) -> [Entity] {
        let writesProducts = format.isOwn || [.odooCSV, .odooTechnicalCSV, .businessCentralJSON].contains(format)
        switch kind {
        case .webshop: return random.chance(0.85) ? [.party, .order] : [.order]
        case .crm: return [.party, .deal]
        case .erp: return (writesProducts && random.chance(0.5) ? [.product] : []) + [.party, .order]
        case .invoicing: return format != .ublInvoices && random.chance(0.4) ? [.party, .invoice] : [.invoice]
        case .accounting: return [.party, .invoice]
        default: return [.payment]
        }
    }

    private mutating func drawFolder(_ kind: SystemKind, _ format: ExportFormat) -> String {
        let names: [SystemKind: [String]] = [
            .webshop: ["webshop", "shop", "website", "eshop"], .crm: ["crm", "verkoop-crm", "relaties", "sales"],
            .erp: ["erp", "orderbeheer", "gestion", "backoffice", "prod"],
            .invoicing: ["facturatie", "facturen", "invoicing", "e-factuur"],
            .accounting: ["boekhouding", "compta", "accounting", "fibu"], .bank: ["bank", "banque", "rekening"],
        ]
        var name = random.pick(names[kind] ?? ["systeem"])
        while systems.contains(where: { $0.id == name }) { name += "-\(random.integer(in: 2...9))" }
        return name
    }

    private mutating func drawDirt() -> Dirt {
        let header: Language = random.chance(0.75) ? language : random.pick(Language.allCases)
        let isPlain = random.chance(0.3)
        let decimalComma = header == .english ? random.chance(0.1) : random.chance(0.75)
        return Dirt(
            language: header,
            encoding: isPlain ? .utf8 : random.pick([.utf8, .utf8WithMark, .windows1252, .windows1252, .utf16]),
            delimiter: decimalComma || random.chance(0.5) ? random.pick([";", ";", ";", "\t", "|"]) : ",",
            decimalComma: decimalComma,
            dateFormat: isPlain
                ? "yyyy-mm-dd"
                : random.pick([
                    "dd/mm/yyyy", "dd/mm/yyyy", "dd-mm-yyyy", "dd.mm.yyyy", "yyyy-mm-dd", "yyyymmdd", "yyyy/mm/dd",
                ]),
            lineEnd: random.pick(["\n", "\r\n", "\r\n"]),
            preamble: !isPlain && random.chance(0.15),
            totalsLine: !isPlain && random.chance(0.2),
            raggedLines: !isPlain && random.chance(0.12),
            quoteAll: random.chance(0.25),
            filePerYear: random.chance(0.15),
            repeatedRows: random.pick([0, 0, 0, 0.01]),
            omittedColumns: ["currency", "status", "tax", "gross", "salesperson"].filter { _ in random.chance(0.12) }
        )
    }

    private mutating func drawPartyNumbering(_ format: ExportFormat) -> NumberSeries {
        switch format {
        case .shopifyCSV: series("", 13, 7_100_000_000_000 + random.integer(in: 0...999_999_999), 131)
        case .wooCommerceJSON: series("", 1, random.integer(in: 2...900), 1)
        case .hubSpotCSV: series("", 11, 18_000_000_000 + random.integer(in: 0...99_999_999), 977)
        case .odooCSV, .odooTechnicalCSV: series("", 1, random.integer(in: 7...60), 1)
        case .exactXML: series("", 5, random.pick([1000, 20000, 40000]) + random.integer(in: 1...99), 1)
        case .businessCentralJSON: random.chance(0.5) ? series("C", 5, 10, 10) : series("", 5, 10_000, 10)
        default: series(random.pick(["K", "C", "REL-", "", "D"]), 5, random.pick([1, 100, 10_001]), 1)
        }
    }

    private mutating func drawNumbering(_ format: ExportFormat, _ entity: Entity) -> NumberSeries {
        switch format {
        case .shopifyCSV: return series(random.pick(["#", "#", "WEB"]), 4, 1001 + random.integer(in: 0...5000), 1)
        case .wooCommerceJSON: return series("", 1, random.integer(in: 300...9000), 3)
        case .salesforceCSV: return series("006d000", 8, random.integer(in: 1...90_000), 1)
        case .hubSpotCSV: return series("", 10, 9_000_000_000 + random.integer(in: 0...99_999_999), 313)
        case .teamleaderJSON: return series("{yyyy}/", 1, 1, 1)
        case .odooCSV, .odooTechnicalCSV:
            return entity == .invoice ? series("INV/{yyyy}/", 5, 1, 1) : series("S", 5, random.integer(in: 1...900), 1)
        case .exactXML:
            return series("{yy}", 6, entity == .order ? 500_001 : 1, 1)
        case .businessCentralJSON:
            return entity == .invoice ? series("PS-INV", 6, 103_001, 1) : series("S-ORD", 6, 101_001, 1)
        case .ublInvoices: return series(random.pick(["F{yyyy}-", "VF", "{yyyy}-", "FAC", "{yy}/"]), 5, 1, 1)
        case .camtXML, .mt940, .kbcCSV, .bnpParibasFortisCSV, .belfiusCSV:
            return series(random.pick(["", "TRX", "{yyyy}-"]), 8, random.integer(in: 1...90_000), 1)
        default:
            let prefixes: [Entity: [String]] = [
                .deal: ["OF", "D-", "OPP"], .order: ["VO", "B", "CMD-", "ORD", ""], .invoice: ["F", "FA-", "VK", "R"],
            ]
            let prefix = random.pick(prefixes[entity] ?? ["T"]) + random.pick(["", "", "{yy}", "{yyyy}-"])
            return series(prefix, random.pick([4, 5, 6]), random.pick([1, 1, 101, 5001]), 1)
        }
    }

    private func series(_ prefix: String, _ digits: Int, _ first: Int, _ step: Int) -> NumberSeries {
        NumberSeries(prefix: prefix, digits: digits, first: first, step: step)
    }
}
