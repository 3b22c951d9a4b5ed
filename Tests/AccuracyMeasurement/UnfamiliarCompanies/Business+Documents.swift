import IntegrationModel

extension Business {
    /// Somebody enters a sale where it begins.
    mutating func enter(_ sale: Int, at moment: Double, in sheet: Int) {
        let system = sheets[sheet].system
        list(trade.sales[sale].buyer, in: system, at: min(moment - 60, trade.buyers[trade.sales[sale].buyer].since))
        let place = sheets[sheet].add(sale, moment, cells(ofSale: sale, in: system))
        sheets[sheet].rows[place].cells[.author] = .text(chance.one(of: ["jvd", "mp", "els"]))
    }

    /// Records go from lists to another, where people also enter sales themselves.
    mutating func deliver(
        _ sources: [Int],
        to target: Int,
        _ naming: Handover.Naming,
        by given: Mechanism? = nil,
        beside direct: [Int] = []
    ) {
        var arrivals: [(moment: Double, way: Int, row: Int)] = direct.map { (trade.sales[$0].moment, -1, $0) }
        let first = handovers.count
        for source in sources {
            var handover = Handover(source, target, given ?? way(), naming, &chance)
            for (row, record) in sheets[source].rows.enumerated() {
                if trade.sales[record.subject].isCancelled {
                    handover.withdrawn.append(row)
                    continue
                }
                let moment = handover.arrival(of: record.made, &chance)
                let isLost = chance.happens(handover.loss) || moment > trade.end
                if isLost { handover.lost.append(row) } else { arrivals.append((moment, handovers.count, row)) }
            }
            handovers.append(handover)
        }
        let parties = partyWays(first, naming: self.naming(0.5))
        if naming == .reference { sheets[target].columns.append(.reference) }
        if naming == .text { sheets[target].columns.append(.text) }
        for arrival in arrivals.sorted(by: { ($0.moment, $0.way, $0.row) < ($1.moment, $1.way, $1.row) }) {
            if arrival.way < 0 {
                enter(arrival.row, at: arrival.moment, in: target)
            } else {
                receive(arrival.row, at: arrival.moment, along: arrival.way, parties[arrival.way])
            }
        }
    }

    /// The ways on which buyers come along with the documents of the handovers from a place on.
    private mutating func partyWays(_ first: Int, naming: Handover.Naming) -> [Int: Int] {
        var ways: [Int: Int] = [:]
        for place in first..<handovers.count {
            let (source, target) = (sheets[handovers[place].source].system, sheets[handovers[place].target].system)
            guard source != target, let one = lists[source], let other = lists[target] else { continue }
            ways[place] = handovers.count
            handovers.append(Handover(one, other, handovers[place].mechanism, naming, &chance))
        }
        return ways
    }

    private mutating func receive(_ row: Int, at moment: Double, along way: Int, _ parties: Int?) {
        var handover = handovers[way]
        let (source, target) = (sheets[handover.source], sheets[handover.target].system)
        let record = source.rows[row]
        let buyer = trade.sales[record.subject].buyer
        if places[target]?[buyer] == nil {
            let before = moment - Double(chance.number(1...30))
            if let parties, let known = places[source.system]?[buyer] {
                var along = handovers[parties]
                copy(buyer, known, along: &along, at: before)
                handovers[parties] = along
            } else {
                list(buyer, in: target, at: before)
            }
        }
        var cells = self.cells(ofSale: record.subject, in: target)
        cells[.due] = .moment(moment + 30 * Trade.day)
        cells[.author] = .text(author(handover.mechanism))
        if handover.naming == .reference { cells[.reference] = .text(record.number) }
        if handover.naming == .text {
            let words = Vocabulary.mention(source.entity, language)
            cells[.text] = .text("\(words) \(record.number)\(chance.happens(0.3) ? " - ok" : "")")
        }
        if handover.mechanism == .manual { misspell(&cells) }
        handover.pairs.append((row, sheets[handover.target].add(record.subject, moment, cells)))
        handovers[way] = handover
    }

    mutating func misspell(_ cells: inout [Column: Cell]) {
        for column in Column.allCases where chance.happens(slips) {
            switch cells[column] {
            case .text(let text)
            where text.count > 4 && column != .text && column != .author && column != .state && column != .buyer:
                var letters = Array(text)
                let place = chance.number(1...letters.count - 2)
                if chance.happens(0.5) { letters.swapAt(place, place + 1) } else { letters.remove(at: place) }
                guard String(letters) != text else { continue }
                cells[column] = .text(String(letters))
            case .cents(let cents) where column == .net: cells[column] = .cents(cents + chance.one(of: [9, -90, 900]))
            default: continue
            }
        }
    }
}
