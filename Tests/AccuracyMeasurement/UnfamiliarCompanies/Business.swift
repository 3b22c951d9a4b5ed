import IntegrationModel

/// A company's systems, the lists in them, and what went from one to another.
struct Business {
    /// What makes exports hard to compare.
    let isHard: Bool
    let trade: Trade
    var chance: Chance
    var folders: [String] = []
    var dialects: [Dialect] = []
    var sheets: [Sheet] = []
    var handovers: [Handover] = []
    /// The list of buyers of each system that has one, and the place of each buyer in it.
    var lists: [Int: Int] = [:]
    var places: [Int: [Int: Int]] = [:]
    /// The share of values that people type wrongly.
    let slips: Double
    let language: Dialect.Language

    init(seed: UInt64, isHard: Bool) {
        var chance = Chance(seed: seed)
        trade = Trade(&chance)
        slips = chance.one(of: [0.005, 0.015, 0.03])
        language = chance.one(of: Dialect.Language.allCases)
        self.isHard = isHard
        self.chance = chance
        if seed.isMultiple(of: 8) { addUnrelated() } else { addTrade() }
        addIslands()
        if isHard { cutExports() }
    }

    private mutating func addTrade() {
        let shopCount = chance.happens(0.65) ? (isHard && chance.happens(0.35) ? 2 : 1) : 0
        let hasOrders = shopCount == 0 || chance.happens(0.8)
        let (invoicesApart, hasBooks, hasBank) = (chance.happens(0.5), chance.happens(0.6), chance.happens(0.75))
        let channels = trade.buyers.map { _ in chance.number(0...(hasOrders ? shopCount : shopCount - 1)) }
        var orders: [Int] = []
        for shop in 0..<shopCount {
            let sheet = addSystem("shop", .order)
            if chance.happens(0.7) { addList(in: sheets[sheet].system) }
            for (place, sale) in trade.sales.enumerated() where channels[sale.buyer] == shop {
                enter(place, at: sale.moment, in: sheet)
            }
            orders.append(sheet)
        }
        if hasOrders {
            let sheet = addSystem("orders", .order)
            if chance.happens(0.8) { addList(in: sheets[sheet].system) }
            addBuyers(to: sheets[sheet].system)
            let direct = trade.sales.indices.filter { channels[trade.sales[$0].buyer] == shopCount }
            deliver(orders, to: sheet, naming(0.65), beside: direct)
            orders = [sheet]
        }
        let invoices: Int
        if invoicesApart || !hasOrders {
            invoices = addSystem("invoices", .invoice)
            if chance.happens(0.5) { addList(in: sheets[invoices].system) }
            deliver(orders, to: invoices, naming(0.7))
        } else {
            invoices = addSheet(in: sheets[orders[0]].system, .invoice)
            deliver(orders, to: invoices, .reference, by: .automated)
        }
        if hasBooks {
            let sheet = addSystem("books", .invoice)
            if chance.happens(0.5) { addList(in: sheets[sheet].system) }
            deliver([invoices], to: sheet, chance.happens(0.85) ? .reference : .text)
        }
        if hasBank { pay(invoices) }
    }

    /// Systems of companies that have nothing to do with each other.
    private mutating func addUnrelated() {
        let shop = addSystem("shop", .order)
        for (place, sale) in trade.sales.enumerated() { enter(place, at: sale.moment, in: shop) }
        let other = Business(seed: chance.next() | 1, isHard: false)
        guard let invoices = other.sheets.first(where: { $0.entity == .invoice }) else { return }
        let sheet = addSystem("invoices", .invoice)
        sheets[sheet].rows = invoices.rows
    }

    mutating func way() -> Mechanism { chance.one(of: [.automated, .batch, .manual, .manual]) }

    mutating func naming(_ reference: Double) -> Handover.Naming {
        if chance.happens(reference) { return .reference }
        return isHard && chance.happens(0.4) ? .none : .text
    }

    /// A system with one list, and the place of that list.
    mutating func addSystem(_ role: String, _ entity: Entity) -> Int {
        folders.append(unique(Vocabulary.folder(role, language, &chance)))
        dialects.append(Dialect(language, &chance))
        return addSheet(in: folders.count - 1, entity)
    }

    private func unique(_ name: String) -> String {
        folders.contains(name) ? unique(name + "2") : name
    }

    private mutating func addSheet(in system: Int, _ entity: Entity) -> Int {
        var columns: [Column] = [.number, .date, .name, .net]
        switch entity {
        case .party:
            columns = [.number, .name]
            for column in [Column.vat, .email, .phone, .street, .postcode, .city] where chance.happens(0.75) {
                columns.append(column)
            }
            if chance.happens(isHard ? 0.35 : 0.6) { columns.append(.date) }
        case .payment: columns = [.number, .date, .name, .gross, .text]
        default:
            if lists[system] != nil || chance.happens(0.4) { columns.append(.buyer) }
            if chance.happens(0.6) { columns.append(.gross) }
            if chance.happens(0.6) { columns.append(.state) }
            if entity == .invoice { columns.append(.due) }
        }
        if entity != .payment, chance.happens(0.35) { columns.append(.author) }
        let year = Int(1970 + trade.end / (365.25 * Trade.day))
        sheets.append(
            Sheet(
                system: system,
                entity: entity,
                columns: columns,
                hasTimes: entity == .payment ? false : chance.happens(0.6),
                series: Sheet.Series(&chance, year: year)
            )
        )
        return sheets.count - 1
    }

    private mutating func addList(in system: Int) { lists[system] = addSheet(in: system, .party) }

    /// Some buyers are in a list before they buy; a CRM that is there tells of them.
    private mutating func addBuyers(to system: Int) {
        guard let own = lists[system], chance.happens(0.5) else { return }
        let crm = addSystem("crm", .party)
        lists[sheets[crm].system] = crm
        var handover = Handover(crm, own, way(), naming(0.5), &chance)
        for (buyer, details) in trade.buyers.enumerated() where chance.happens(0.6) {
            list(buyer, in: sheets[crm].system, at: details.since)
            guard let row = places[sheets[crm].system]?[buyer] else { continue }
            if chance.happens(handover.loss) { continue }
            let arrival = handover.arrival(of: details.since, &chance)
            guard arrival < trade.end else { continue }
            copy(buyer, row, along: &handover, at: arrival)
        }
        handovers.append(handover)
    }

    mutating func list(_ buyer: Int, in system: Int, at moment: Double) {
        guard let sheet = lists[system], places[system]?[buyer] == nil else { return }
        let place = sheets[sheet].add(buyer, moment, cells(ofBuyer: buyer))
        places[system, default: [:]][buyer] = place
        sheets[sheet].rows[place].cells[.author] = .text(chance.one(of: ["jvd", "mp", "els"]))
    }

    mutating func copy(_ buyer: Int, _ row: Int, along handover: inout Handover, at moment: Double) {
        let (from, to) = (handover.source, handover.target)
        var cells = self.cells(ofBuyer: buyer)
        if handover.naming == .reference {
            if !sheets[to].columns.contains(.reference) { sheets[to].columns.append(.reference) }
            cells[.reference] = .text(sheets[from].rows[row].number)
        }
        cells[.author] = .text(author(handover.mechanism))
        if handover.mechanism == .manual { misspell(&cells) }
        let place = sheets[to].add(buyer, moment, cells)
        places[sheets[to].system, default: [:]][buyer] = place
        handover.pairs.append((row, place))
    }

    mutating func author(_ mechanism: Mechanism) -> String {
        switch mechanism {
        case .automated: chance.happens(0.9) ? "api-sync" : "svc.koppeling"
        case .batch: "nightly import"
        default: chance.one(of: ["jvd", "mp", "els", "kdb"])
        }
    }

    private func cells(ofBuyer place: Int) -> [Column: Cell] {
        let buyer = trade.buyers[place]
        return [
            .name: .text(buyer.name), .vat: .text(buyer.vat), .email: .text(buyer.email), .phone: .text(buyer.phone),
            .street: .text(buyer.street), .postcode: .text(buyer.postcode), .city: .text(buyer.city),
        ]
    }

    func cells(ofSale place: Int, in system: Int) -> [Column: Cell] {
        let sale = trade.sales[place]
        var cells: [Column: Cell] = [
            .name: .text(trade.buyers[sale.buyer].name), .net: .cents(sale.cents),
            .gross: .cents((sale.cents * 121 + 50) / 100),
            .state: .text(Vocabulary.state(isCancelled: sale.isCancelled, language)),
        ]
        if let list = lists[system], let row = places[system]?[sale.buyer] {
            cells[.buyer] = .text(sheets[list].rows[row].number)
        } else {
            cells[.buyer] = .text("K\(1000 + sale.buyer)")
        }
        return cells
    }
}
