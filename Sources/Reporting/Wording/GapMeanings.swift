internal import IntegrationModel

extension GapKind {
    /// What a kind of gap is, in a sentence.
    var meaning: String { localized(englishMeaning) }

    private var englishMeaning: Message {
        switch self {
        case .island: "A system that neither sends data to the others nor receives any."
        case .missingFlow: "A flow that the vision asks for and that the exports do not show."
        case .manualRekeying: "People type over into one system what another one already holds."
        case .leak: "Records of one system that should have arrived in another and did not."
        case .lateFlow: "Data that arrives later than the business can wait."
        case .stoppedFlow: "A flow that worked and then stopped."
        case .conflictingValues: "Linked records that say different things in two systems."
        case .brokenReference: "References that lead to no record."
        case .withoutOrigin: "Records that came from nowhere, where nearly all others came from another system."
        case .duplicateRecords: "The same customer, supplier or product several times in one system."
        case .noSharedKey: "Systems that hold the same things without a number in common."
        case .twoMasters: "The same records kept in two systems, each of which makes them by itself."
        case .invalidIdentifiers: "Official numbers whose form or check digits are wrong."
        case .notPeppolReady:
            "Invoices between Belgian businesses that are not structured, or that break EN 16931 or Peppol BIS Billing 3."
        case .unreconciledPayments: "Invoices without a payment that should be there, and payments without an invoice."
        case .unknownDirection: "Systems that share records while the exports do not tell which way they went."
        case .missingExport: "Data that the exports speak of and that is not among them."
        }
    }
}
