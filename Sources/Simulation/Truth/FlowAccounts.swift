internal import IntegrationModel

/// What is counted over the links of one flow.
struct FlowAccounts {
    var lags: [Int] = []
    /// Pairs of keys, by field.
    var conflicts: [String: [[String]]] = [:]
    /// How many of them no export can show, by field.
    var untellable: [String: Int] = [:]
    var typingErrors: [String: Int] = [:]
    var brokenReferences = 0
    var pairs: [[String]] = []
    /// Fields that the exports on both sides carry.
    var visible: Set<String> = []
    var startOfRecord: (Int) -> Moment
    var keyOfRecord: (Int) -> String
    var grossOfRecord: (Int) -> Int
}

extension LandscapeRun {
    func accounts(ofFlow place: Int) -> FlowAccounts {
        plan.flows[place].targetEntity == .party ? partyAccounts(place) : documentAccounts(place)
    }

    private func partyAccounts(_ place: Int) -> FlowAccounts {
        let flow = plan.flows[place]
        let (source, target) = (systems[systemPlace(flow.source)], systems[systemPlace(flow.target)])
        var accounts = FlowAccounts(
            startOfRecord: { source.parties[$0].audit.createdAt },
            keyOfRecord: { source.key(of: source.parties[$0]) },
            grossOfRecord: { _ in 0 }
        )
        accounts.visible = Set(
            source.plan.carriedPartyFields.intersection(target.plan.carriedPartyFields).map(\.rawValue)
                + (target.plan.format.writesPartyReferences ? ["ref"] : [])
        )
        for link in links[place] {
            let (original, copy) = (source.parties[link.source], target.parties[link.target])
            accounts.lags.append(copy.audit.createdAt - original.audit.createdAt)
            let pair = [source.key(of: original), target.key(of: copy)]
            accounts.pairs.append(pair)
            let isTold = copy.reference == source.key(of: original) && accounts.visible.contains("ref")
            let isTellable = isTold || Self.share(original, copy, accounts.visible)
            for field in PartyField.compared where Difference.between(original[field], copy[field], in: field) {
                accounts.conflicts[field.rawValue, default: []].append(pair)
                if !isTellable || field == .phone && Difference.isOfCountriesAlone(original, copy) {
                    accounts.untellable[field.rawValue, default: 0] += 1
                }
            }
            if !copy.reference.isEmpty, copy.origins.first?.flow == place, copy.reference != source.key(of: original) {
                accounts.conflicts["ref", default: []].append(pair)
            }
            accounts.note(copy.origins.first, flow)
        }
        return accounts
    }

    /// Whether two records of a party have a name, a VAT number, an e-mail address or a telephone number in common, of
    /// those that both exports carry. An address that they share is that of a house.
    private static func share(_ original: PartyRecord, _ copy: PartyRecord, _ visible: Set<String>) -> Bool {
        [PartyField.name, .vat, .email, .phone].contains { field in
            visible.contains(field.rawValue) && !original[field].isEmpty && !copy[field].isEmpty
                && !Difference.between(original[field], copy[field], in: field)
        }
    }

    private func documentAccounts(_ place: Int) -> FlowAccounts {
        let flow = plan.flows[place]
        let (source, target) = (systems[systemPlace(flow.source)], systems[systemPlace(flow.target)])
        let originals = source.documents[flow.sourceEntity] ?? []
        let copies = target.documents[flow.targetEntity] ?? []
        var accounts = FlowAccounts(
            startOfRecord: { originals[$0].effectiveAt },
            keyOfRecord: { originals[$0].number },
            grossOfRecord: { originals[$0].gross }
        )
        accounts.visible = ["net", "ref"]
        for link in links[place] {
            let (original, copy) = (originals[link.source], copies[link.target])
            accounts.lags.append(copy.audit.createdAt - original.effectiveAt)
            let pair = [original.number, copy.number]
            accounts.pairs.append(pair)
            let origin = copy.origins.first { $0.record == link.source && $0.flow == place }
            accounts.note(origin, flow)
            guard flow.targetEntity != .payment else { continue }
            if original.net != copy.net { accounts.conflicts["net", default: []].append(pair) }
            // Where both sides go by one number, a copy without it has one of its own.
            if flow.reference == .sameNumber || origin?.hasReference == true && origin?.referenceError != nil {
                let number = source.key(of: original, flow.sourceEntity)
                if Difference.misnames(copy, number, flow.reference) {
                    accounts.conflicts["ref", default: []].append(pair)
                }
            }
        }
        return accounts
    }
}

extension FlowAccounts {
    fileprivate mutating func note(_ origin: Origin?, _ flow: FlowPlan) {
        guard let origin else { return }
        for error in origin.typed { typingErrors[error.rawValue, default: 0] += 1 }
        if flow.reference != .none, !origin.hasReference || origin.referenceError != nil { brokenReferences += 1 }
    }
}
