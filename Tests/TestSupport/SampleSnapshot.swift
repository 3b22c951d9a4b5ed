public import IntegrationModel

extension Snapshot {
    /// An invented wholesaler with five systems, six flows, ten gaps and one phase.
    public static let sample = Snapshot(
        id: "2026-10-30-5f0c1a",
        takenAt: 1_793_379_600,
        dataUntil: 1_793_350_800,
        map: FlowMap(
            systems: SampleMap.systems,
            datasets: SampleMap.datasets,
            flows: SampleMap.flows,
            links: SampleMap.links
        ),
        keys: [
            KeyCandidate(dataset: "shop/orders", fields: ["Name"], confidence: 1),
            KeyCandidate(dataset: "erp/sale.order", fields: ["Order Reference"], confidence: 0.98),
            KeyCandidate(dataset: "bank/entries", fields: ["AcctSvcrRef", "BookgDt"], confidence: 0.7),
        ],
        references: [
            Reference(
                child: FieldReference(dataset: "erp/sale.order", field: "Customer Reference"),
                parent: FieldReference(dataset: "shop/orders", field: "Name"),
                coverage: 0.98,
                confidence: 0.9
            )
        ],
        matches: [
            FieldMatch(
                left: FieldReference(dataset: "shop/orders", field: "Name"),
                right: FieldReference(dataset: "erp/sale.order", field: "Customer Reference"),
                confidence: 0.93,
                chosen: true,
                evidence: [
                    Evidence(rule: "value-overlap", statement: "1,330 of 1,399 values are the same", weight: 0.6)
                ]
            ),
            FieldMatch(
                left: FieldReference(dataset: "shop/orders", field: "Name"),
                right: FieldReference(dataset: "erp/sale.order", field: "Order Reference"),
                confidence: 0.12,
                chosen: false
            ),
            FieldMatch(
                left: FieldReference(dataset: "erp/sale.order", field: "Untaxed Amount"),
                right: FieldReference(dataset: "shop/orders", field: "Subtotal"),
                confidence: 0.8,
                chosen: true
            ),
        ],
        recordLinks: [
            RecordLinks(
                left: "shop/orders",
                right: "erp/sale.order",
                pairs: [
                    RecordPair(left: 0, right: 1, confidence: 1, key: 0),
                    RecordPair(left: 2, right: 0, confidence: 0.91, key: 0),
                    RecordPair(left: 2, right: 3, confidence: 0.62, key: 0),
                ],
                keys: [
                    LinkKey(
                        leftFields: ["Name"],
                        rightFields: ["Customer Reference"],
                        match: .exact,
                        namedBy: .right,
                        pairs: 3
                    )
                ]
            )
        ],
        flowRecords: [
            "shop/orders>erp/sale.order": [
                FlowRecord(status: .leaked, number: "#1017", file: "webshop/orders.csv", line: 34, amount: 512.4),
                FlowRecord(
                    status: .conflicting,
                    number: "#1020",
                    file: "webshop/orders.csv",
                    line: 37,
                    fields: ["Subtotal"],
                    other: LinkedRecord(number: "S00021", file: "erp/sale.order.csv", line: 22)
                ),
            ]
        ],
        gaps: SampleGaps.all,
        roadmap: SampleRoadmap.roadmap,
        diagnostics: [
            Diagnostic(
                .warning,
                "2 values for 3 columns: record left out",
                at: SourceLocation(file: "webshop/orders.csv", line: 811),
                remedy: "export the orders again, with all columns",
                occurrences: 3
            ),
            Diagnostic(
                .note,
                "read as Windows-1252 (guessed: 14 bytes are not UTF-8)",
                at: SourceLocation(file: "crm/companies.csv")
            ),
        ],
        inputs: [
            InputFile(
                path: "webshop/orders.csv",
                size: 412_304,
                digest: "5f0c1ad4a0f13e2b5f0c1ad4a0f13e2b5f0c1ad4a0f13e2b5f0c1ad4a0f13e2b",
                importer: "shopify",
                reasons: ["the header has \"Lineitem name\" and 11 other names of a Shopify order export"]
            ),
            InputFile(path: "notes.docx", size: 18_220, digest: "00", importer: nil),
        ]
    )
}
