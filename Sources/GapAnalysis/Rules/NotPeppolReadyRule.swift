import IntegrationModel

/// Invoices between Belgian businesses that are not structured, or whose data break the rules of EN 16931 and Peppol.
struct NotPeppolReadyRule: GapRule {
    static let kind = GapKind.notPeppolReady

    func gaps(in findings: Findings, _ prices: PriceModel) -> [Gap] {
        findings.invoices.compactMap { readiness in
            guard !readiness.failing.isEmpty, let dataset = findings.map.dataset(readiness.dataset) else { return nil }
            return gap(readiness, dataset, findings, prices)
        }
    }

    private func gap(_ readiness: InvoiceReadiness, _ dataset: Dataset, _ findings: Findings, _ prices: PriceModel)
        -> Gap
    {
        let count = readiness.failing.count
        var price = Price(prices)
        price.addWork(
            readiness.yearly,
            "\(Words.noun(dataset.entity)) that can't go over Peppol as they are",
            minutes: prices["minutes.invoice.sending"]
        )
        // Whether the law asks for it is known where a buyer has a number, and a structured form was looked for in vain.
        let isKnown =
            readiness.checked > readiness.checkedUnknown && (readiness.isStructured || readiness.landscapeHasStructured)
        let fine = isKnown ? prices["fine.peppol.missing"] : nil
        if let fine {
            let (words, source) = (Message(key: fine.words), Message(key: fine.source))
            price.note("at risk: \(Words.range(fine)) \(words) (\(source); grade \(fine.grade))")
        }
        let share = Double(count) / Double(max(1, readiness.checked))
        return Gap(
            kind: Self.kind,
            about: dataset.id,
            severity: max(share >= 0.1 && readiness.isStructured && isKnown ? .high : .medium, severity(price)),
            process: BusinessProcess(dataset.entity),
            source: FlowEnd(system: dataset.system, dataset: dataset.id, entity: dataset.entity),
            records: count,
            recordKeys: readiness.failing.prefix(1000).compactMap(\.value),
            amountAtRisk: fine.map { Amount($0.range.low, prices.currency) },
            yearlyHours: price.hours,
            yearlyCost: price.yearlyCost,
            confidence: confidence(readiness),
            title: title(readiness, dataset, findings.systemName(dataset.system)),
            explanation: explanation(readiness, dataset),
            assumptions: price.assumptions,
            evidence: readiness.breaches.isEmpty
                ? Array(readiness.failing.prefix(25)) : readiness.breaches.flatMap { $0.evidence.prefix(2) },
            details: readiness.breaches
        )
    }

    /// What the exports hold was read; that a missing form does not exist elsewhere is less sure.
    private func confidence(_ readiness: InvoiceReadiness) -> Double {
        if readiness.isStructured { return 0.97 }
        return readiness.landscapeHasStructured ? 0.85 : 0.5
    }

    private func title(_ readiness: InvoiceReadiness, _ dataset: Dataset, _ system: String) -> Message {
        let invoices = Words.noun(dataset.entity, readiness.checked)
        let (count, all) = (Words.number(readiness.failing.count), Words.number(readiness.checked))
        if readiness.isStructured {
            return "\(count) of \(all) \(invoices) of \(system) since 2026 break rules of Peppol"
        }
        return
            "\(count) of \(all) \(invoices) of \(system) to Belgian businesses have no structured form in the exports"
    }

    private func explanation(_ readiness: InvoiceReadiness, _ dataset: Dataset) -> Message {
        let invoices = Words.noun(dataset.entity)
        var parts: [Message] = [
            """
            Since 1 January 2026 \(invoices) between Belgian businesses must be structured as EN 16931 says, over Peppol \
            unless both agree otherwise.
            """
        ]
        if readiness.isStructured {
            let fatal = readiness.breaches.filter { $0.statement.description.hasPrefix("must") }
            let named = fatal.prefix(3).map { rule -> Message in "\(rule.id) (\(Words.number(rule.records)))" }
            parts.append(
                """
                These would be refused: they break \(fatal.count) \(fatal.count, one: "rule", other: "rules"), most often \
                \(named.joined(separator: ", ")).
                """
            )
            if readiness.checkedUnknown > 0 {
                parts.append(
                    """
                    \(Words.number(readiness.checkedUnknown)) of those checked have a buyer without a number and say that \
                    they go over Peppol.
                    """
                )
            }
        } else {
            parts.append(
                readiness.landscapeHasStructured
                    ? "Others have a structured form in the exports; these have none."
                    : "None of the exports is of structured invoices. If the system sends them by itself, export those too."
            )
        }
        let unknown = readiness.unknownBuyers - readiness.checkedUnknown
        if unknown > 0 {
            parts.append(
                "Of \(Words.number(unknown)) more the buyer has no number: whether it is a business is not known."
            )
        }
        return parts.joined(separator: " ")
    }
}
