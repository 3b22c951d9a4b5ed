import IntegrationModel
import TestSupport

/// Orders of a shop and what became of them in an ERP.
enum Copies {
    static let day = 86_400.0
    static let hour = 3_600.0
    /// Monday 5 January 2026, 0:00.
    static let monday = 1_767_571_200.0

    static func source(_ trade: SampleTrade, _ id: String = "shop/orders", _ entity: Entity = .order) -> SampleTable {
        SampleTable(
            id,
            entity,
            [
                .text("Number", .number, trade.numbers("W10")), .text("Customer", .partyName, trade.names),
                .amounts("Total", .grossAmount, trade.amounts), .moments("Created", .createdAt, trade.moments),
            ]
        )
    }

    /// The same records with the number of the source in a reference, made at other moments.
    static func target(
        _ trade: SampleTrade,
        _ moments: [Double?],
        _ id: String = "erp/sale.order",
        _ entity: Entity = .order
    ) -> SampleTable {
        SampleTable(
            id,
            entity,
            [
                .text("Number", .number, trade.numbers("S")), .text("Reference", .reference, trade.numbers("W10")),
                .text("Customer", .partyName, trade.names), .amounts("Total", .grossAmount, trade.amounts),
                .moments("Created", .createdAt, moments),
            ]
        )
    }

    /// All but some records of the source arrive after a delay.
    static func flow(_ trade: SampleTrade, missing: Set<Int> = [], after delay: (Int) -> Double) -> LinkedTables {
        let arrived = (0..<trade.count).filter { !missing.contains($0) }
        let target = target(trade, trade.moments.indices.map { trade.moments[$0] + delay($0) })[arrived]
        return LinkedTables(source(trade), target, pairs: arrived.enumerated().map { ($1, $0) }, namedBy: .right)
    }

    /// Seconds from 20 to 80, as an interface takes.
    static func seconds(_ record: Int) -> Double { 20 + Double(record * 37 % 61) }

    /// A moment between 8 and 17 h on the next working day.
    static func nextOfficeMoment(after moment: Double, _ random: inout SeededRandom) -> Double {
        var midnight = (moment / day).rounded(.down) * day + day
        while Int((midnight - monday) / day) % 7 >= 5 { midnight += day }
        return midnight + 8 * hour + Double(Int.random(in: 0..<32_400, using: &random))
    }

    static func typedOver(_ trade: SampleTrade, seed: UInt64 = 5) -> [Double] {
        var random = SeededRandom(seed: seed)
        return trade.moments.map { nextOfficeMoment(after: $0, &random) }
    }

    static func midnight(_ moment: Double) -> Double { (moment / day).rounded(.down) * day }
}
