import IntegrationModel

extension Business {
    /// Customers pay, and the account moves for other reasons too.
    mutating func pay(_ invoices: Int) {
        let bank = addSystem("bank", .payment)
        let naming: Handover.Naming = chance.one(of: [.text, .text, .reference, .none])
        var handover = Handover(invoices, bank, .external, naming, &chance)
        let unpaid = chance.one(of: [0.01, 0.04, 0.08])
        let isCollected = isHard && chance.happens(0.4)
        var waiting: [Int: [Int]] = [:]
        var entries: [(moment: Double, name: String, cents: Int, text: String, paid: [Int])] = []
        for (row, record) in sheets[invoices].rows.enumerated() {
            let buyer = trade.sales[record.subject].buyer
            let moment = handover.arrival(of: record.made, &chance)
            if chance.happens(unpaid) || moment > trade.end {
                handover.lost.append(row)
                continue
            }
            var paid = [row]
            if isCollected, chance.happens(0.25) {
                paid += waiting.removeValue(forKey: buyer) ?? []
                guard paid.count >= 3 else {
                    waiting[buyer] = paid
                    continue
                }
            }
            let numbers = paid.map { sheets[invoices].rows[$0].number }
            let cents = paid.reduce(0) { $0 + gross(sheets[invoices].rows[$1]) }
            let slip = chance.happens(0.02)
            let text =
                switch naming {
                case .reference: numbers.joined(separator: " ")
                case .text:
                    Vocabulary.mention(.invoice, dialects[sheets[bank].system].language) + " "
                        + (slip ? "" : numbers.joined(separator: ", "))
                case .none: chance.one(of: ["", "merci", "betaling", "Zahlung"])
                }
            entries.append((moment, trade.buyers[buyer].name.uppercased(), cents, text, paid))
        }
        handover.lost += waiting.values.joined().sorted()
        for _ in 0..<chance.number(20...120) {
            let moment = trade.start + chance.share() * (trade.end - trade.start)
            let (name, text) = chance.one(of: Vocabulary.costs)
            entries.append((moment.rounded(), name, -chance.number(2_000...900_000), text, []))
        }
        for entry in entries.sorted(by: { ($0.moment, $0.name) < ($1.moment, $1.name) }) {
            let cells: [Column: Cell] = [
                .name: .text(entry.name), .gross: .cents(entry.cents), .text: .text(entry.text),
            ]
            let place = sheets[bank].add(-1, entry.moment, cells)
            for row in entry.paid { handover.pairs.append((row, place)) }
        }
        handovers.append(handover)
    }

    private func gross(_ row: Sheet.Row) -> Int {
        if case .cents(let cents) = row.cells[.gross] { cents } else { 0 }
    }

    /// Systems that exchange nothing with the others.
    mutating func addIslands() {
        for _ in 0..<chance.one(of: [0, 1, 1, 2]) {
            let isOfPeople = chance.happens(0.5)
            let sheet = addSystem(isOfPeople ? "staff" : "fleet", isOfPeople ? .timesheet : .other)
            sheets[sheet].columns = isOfPeople ? [.number, .date, .text] : [.number, .text]
            for row in 0..<chance.number(15...90) {
                let moment = trade.start + chance.share() * (trade.end - trade.start)
                let what = isOfPeople ? "MW\(row % 9): \(chance.number(1...9)) h" : "1-ABC-\(chance.number(100...999))"
                sheets[sheet].add(-1, moment.rounded(), [.text: .text(what)])
            }
        }
    }

    /// Exports of other periods, with a part of the records, or without dates.
    mutating func cutExports() {
        let span = trade.end - trade.start
        for place in sheets.indices {
            let entity = sheets[place].entity
            guard entity == .order || entity == .invoice || entity == .payment else { continue }
            switch chance.number(0...9) {
            case 0, 1: sheets[place].from = trade.start + (0.1 + 0.3 * chance.share()) * span
            case 2, 3: sheets[place].until = trade.end - (0.08 + 0.25 * chance.share()) * span
            case 4 where entity == .invoice:
                sheets[place].isInPart = true
                let payments = handovers.filter { $0.source == place && $0.mechanism == .external }
                let settled = Set(payments.flatMap { $0.pairs.map { $0.source } })
                for row in sheets[place].rows.indices {
                    let isOld = sheets[place].rows[row].made < trade.end - 40 * Trade.day
                    let isPaid = settled.isEmpty ? isOld && !chance.happens(0.05) : settled.contains(row)
                    sheets[place].rows[row].isShown = !isPaid
                }
            case 5 where entity == .invoice:
                sheets[place].isInPart = true
                let share = 0.4 + 0.4 * chance.share()
                for row in sheets[place].rows.indices { sheets[place].rows[row].isShown = chance.happens(share) }
            case 6 where entity != .payment: sheets[place].columns.removeAll { $0 == .date }
            default: break
            }
            let (from, until) = (sheets[place].from ?? -.infinity, sheets[place].until ?? .infinity)
            for row in sheets[place].rows.indices where !(from...until).contains(sheets[place].rows[row].made) {
                sheets[place].rows[row].isShown = false
            }
        }
    }
}
