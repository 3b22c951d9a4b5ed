public import IntegrationModel

extension Snapshot {
    /// The snapshot with pseudonyms for people and companies in all that comes from the values of exports. Ids, files
    /// and lines stay, so that whoever has the exports finds everything.
    public func replacingNames(with pseudonyms: Pseudonyms) -> Snapshot {
        var snapshot = self
        for index in snapshot.map.flows.indices {
            pseudonyms.replace(in: &snapshot.map.flows[index].evidence)
        }
        for index in snapshot.map.links.indices { pseudonyms.replace(in: &snapshot.map.links[index].evidence) }
        for index in snapshot.gaps.indices { pseudonyms.replace(in: &snapshot.gaps[index]) }
        snapshot.flowRecords = snapshot.flowRecords.mapValues { records in
            records.map { record in
                var record = record
                record.number = pseudonyms.text(record.number)
                if let other = record.other { record.other?.number = pseudonyms.text(other.number) }
                return record
            }
        }
        snapshot.diagnostics = snapshot.diagnostics.map { diagnostic in
            var diagnostic = diagnostic
            diagnostic.message = pseudonyms.text(diagnostic.message)
            diagnostic.remedy = diagnostic.remedy.map(pseudonyms.text)
            return diagnostic
        }
        return snapshot
    }
}

extension Pseudonyms {
    fileprivate func replace(in evidence: inout [Evidence]) {
        for index in evidence.indices { evidence[index].statement = message(evidence[index].statement) }
    }

    fileprivate func replace(in gap: inout Gap) {
        gap.title = message(gap.title)
        gap.explanation = message(gap.explanation)
        gap.recordKeys = gap.recordKeys.map(text)
        gap.evidence = gap.evidence.map(place)
        gap.acceptedReason = gap.acceptedReason.map(text)
        for index in gap.details.indices { gap.details[index].evidence = gap.details[index].evidence.map(place) }
    }

    private func place(_ evidence: GapEvidence) -> GapEvidence {
        var evidence = evidence
        evidence.value = evidence.value.map(text)
        return evidence
    }

    /// What is filled into a message from exports.
    public func message(_ message: Message) -> Message {
        Message(
            parts: message.parts.map { part in
                Message.Part(key: part.key, arguments: part.arguments.map(argument))
            }
        )
    }

    private func argument(_ argument: Message.Argument) -> Message.Argument {
        switch argument {
        case .text(let words): .text(text(words))
        case .message(let words): .message(message(words))
        case .capitalized(let words): .capitalized(message(words))
        case .uncapitalized(let words): .uncapitalized(message(words))
        case .number, .money, .date: argument
        }
    }
}
