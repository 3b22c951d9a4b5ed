internal import IntegrationModel

extension LandscapeRun {
    /// Gives every record its number and identifiers, in the order in which the system made them.
    mutating func assignNumbers() {
        for place in systems.indices {
            var random = stream("numbers \(systems[place].plan.id)")
            let system = systems[place].plan
            let parties = systems[place].parties
            let order = parties.indices.sorted { Self.isBefore(parties[$0].audit, $0, parties[$1].audit, $1) }
            for (rank, index) in order.enumerated() {
                let year = parties[index].audit.createdAt.civil.year
                systems[place].parties[index].number = system.partyNumbering.number(rank, in: year)
                systems[place].parties[index].uuid = Identifiers.uuid(&random)
            }
            let communicationBase = random.integer(in: 1...999) * 10_000_000
            let stride = random.pick([1, 11, 337])
            for entity in system.entities where entity.isDocument {
                let records = systems[place].documents[entity] ?? []
                let order = records.indices.sorted { Self.isBefore(records[$0].audit, $0, records[$1].audit, $1) }
                var placeInYear: [Int: Int] = [:]
                for (rank, index) in order.enumerated() {
                    let year = records[index].audit.createdAt.civil.year
                    let number = system.numbering.number(
                        system.numbering.isYearly ? placeInYear[year, default: 0] : rank,
                        in: year
                    )
                    placeInYear[year, default: 0] += 1
                    systems[place].documents[entity]?[index].number = number
                    systems[place].documents[entity]?[index].internalNumber = rank
                    systems[place].documents[entity]?[index].uuid = Identifiers.uuid(&random)
                    if entity == .invoice {
                        systems[place].documents[entity]?[index].communication =
                            Identifiers.structuredCommunication(communicationBase + (rank + 1) * stride)
                    }
                }
            }
        }
    }

    private static func isBefore(_ left: Audit, _ leftPlace: Int, _ right: Audit, _ rightPlace: Int) -> Bool {
        (left.createdAt, leftPlace) < (right.createdAt, rightPlace)
    }

    /// Writes into the records how they name where they came from.
    mutating func assignReferences() {
        for (flowPlace, flow) in plan.flows.enumerated() {
            var random = stream("references \(flowPlace)")
            if flow.targetEntity == .party {
                assignPartyReferences(flowPlace, &random)
            } else {
                assignDocumentReferences(flowPlace, &random)
            }
        }
    }

    private mutating func assignPartyReferences(_ flowPlace: Int, _ random: inout RandomSource) {
        let flow = plan.flows[flowPlace]
        guard flow.reference != .none else { return }
        let (source, target) = (systemPlace(flow.source), systemPlace(flow.target))
        for link in links[flowPlace] {
            guard let origin = systems[target].parties[link.target].origins.first, origin.hasReference else { continue }
            let number = systems[source].key(of: systems[source].parties[link.source])
            systems[target].parties[link.target].reference =
                origin.referenceError?.applied(to: number, &random) ?? number
        }
    }

    private mutating func assignDocumentReferences(_ flowPlace: Int, _ random: inout RandomSource) {
        let flow = plan.flows[flowPlace]
        let (source, target) = (systemPlace(flow.source), systemPlace(flow.target))
        let form = ReferenceForm(flow, language: plan.language, &random)
        for link in links[flowPlace] {
            guard let original = systems[source].documents[flow.sourceEntity]?[link.source],
                var copy = systems[target].documents[flow.targetEntity]?[link.target],
                let origin = copy.origins.first(where: { $0.record == link.source && $0.flow == flowPlace })
            else { continue }
            form.write(
                number: systems[source].key(of: original, flow.sourceEntity),
                of: original,
                into: &copy,
                origin,
                &random
            )
            systems[target].documents[flow.targetEntity]?[link.target] = copy
        }
    }
}

extension SystemState {
    /// What the export calls a party by.
    func key(of party: PartyRecord) -> String {
        switch plan.format {
        case .teamleaderJSON: party.uuid
        case .odooCSV, .odooTechnicalCSV: "__export__.res_partner_\(party.number)"
        default: party.number
        }
    }

    /// What other systems call a document by; people use its number.
    func key(of document: DocumentRecord, _ entity: Entity) -> String {
        plan.format == .teamleaderJSON ? document.uuid : document.number
    }
}

/// How one flow writes the number of the source into the target.
struct ReferenceForm {
    let style: FlowPlan.Reference
    private let isPayment: Bool
    private let sentence: [String]
    private let prefix: String

    init(_ flow: FlowPlan, language: Language, _ random: inout RandomSource) {
        style = flow.reference
        isPayment = flow.targetEntity == .payment
        let sentences: [Language: [String]] = [
            .dutch: [
                "Bestelling % via webshop", "n.a.v. %", "ref. klant: % - gelieve te vermelden", "Order %, dank u",
            ],
            .french: ["Commande % du site", "suite à %", "v/réf. %", "selon % du client"],
            .german: ["Bestellung % laut Mail", "zu % gehörig", "Ihr Zeichen: %"],
            .english: ["Order % from the shop", "see %", "your ref. %, thanks"],
        ]
        let payments: [Language: [String]] = [
            .dutch: ["factuur %", "betaling %", "%", "Fact. % met dank"],
            .french: ["facture %", "paiement %", "fact %"],
            .german: ["Rechnung %", "Rg.Nr. %", "%"], .english: ["invoice %", "inv %", "%"],
        ]
        let own = (isPayment ? payments : sentences)[language] ?? ["%"]
        sentence = isPayment ? own : [random.pick(own)]
        prefix = random.pick(["", "", "WEB-", "EXT/", "0"])
    }

    func write(
        number: String,
        of original: DocumentRecord,
        into copy: inout DocumentRecord,
        _ origin: Origin,
        _ random: inout RandomSource
    ) {
        // An invoice sent on keeps what its customer will pay with.
        if !isPayment, !original.communication.isEmpty { copy.communication = original.communication }
        guard origin.hasReference else { return }
        let written = origin.referenceError?.applied(to: number, &random) ?? number
        switch style {
        case .none: break
        case .number: copy.reference = written
        case .renumbered:
            let digits = String(written.drop { !$0.isNumber })
            copy.reference = prefix + (digits.isEmpty ? written : digits)
        case .freeText: addRemark(written, to: &copy, &random)
        case .sameNumber: copy.number = written
        case .structuredCommunication:
            // Banks refuse wrong check digits, so who mistypes it falls back on free text; so do combined payments.
            if copy.origins.count == 1, origin.referenceError == nil, original.communication.count == 12 {
                copy.communication = original.communication
            } else {
                addRemark(written, to: &copy, &random)
            }
        }
    }

    private func addRemark(_ number: String, to copy: inout DocumentRecord, _ random: inout RandomSource) {
        if copy.remark.isEmpty {
            let text = random.pick(sentence)
            copy.remark = text.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false).joined(
                separator: number
            )
        } else {
            copy.remark += " + " + number
        }
    }
}
