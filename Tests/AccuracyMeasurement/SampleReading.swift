import FoundationEssentials
import IntegrationModel

/// What is read of a real export, beside a count made without the product.
public struct SampleReading: Sendable {
    /// Relative to the folder of the samples: `crm/camt/camt053.v2.xml`.
    public let file: String
    /// The importer that should read it; `none` for a file that is no export.
    public let expectedImporter: String
    /// The importers that did.
    public let importers: Set<String>
    /// Records by entity; under "-" where the entity is not judged.
    public let expected: [String: Int]
    public let found: [String: Int]
    /// Of the fields that a record of its entity can't do without, how many have a value.
    public let filled: Tally

    static let generic: Set<String> = ["csv", "xml", "json"]

    public var isRecognised: Bool {
        importers == [expectedImporter] || importers.isEmpty && expectedImporter == "none"
    }

    /// Claimed by an importer that it is not for; a generic one that reads what a specific one should does not claim it.
    public var isClaimedWrongly: Bool {
        !isRecognised && (!importers.isSubset(of: Self.generic) || expectedImporter == "none")
    }

    public var isComplete: Bool { found == expected }
    public var expectedRecords: Int { expected.values.reduce(0, +) }
    public var foundRecords: Int { found.values.reduce(0, +) }

    /// Reads the files that `expected` lists, each by itself, as far as they are in the folder.
    ///
    /// - Throws: where a file or the list can't be read.
    public static func readings(of folder: String, expected list: String) throws -> [SampleReading] {
        let text = String(decoding: try Data(contentsOf: URL(filePath: list)), as: UTF8.self)
        var files: [(name: String, importer: String, counts: [String: Int])] = []
        for line in text.split(separator: "\n").dropFirst() {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == 4, let records = Int(cells[3]) else { continue }
            if files.last?.name != cells[0] { files.append((cells[0], cells[1], [:])) }
            if records > 0 { files[files.count - 1].counts[cells[2]] = records }
        }
        return try files.compactMap { file in
            let path = folder + "/" + file.name
            guard FileManager.default.fileExists(atPath: path) else { return nil }
            return SampleReading(
                file.name,
                importer: file.importer,
                expected: file.counts,
                try LandscapeRun.snapshot(of: path).map.datasets
            )
        }
    }

    init(_ file: String, importer: String, expected: [String: Int], _ datasets: [Dataset]) {
        self.file = file
        expectedImporter = importer
        self.expected = expected
        importers = Set(datasets.map(\.importer))
        var found: [String: Int] = [:]
        var filled = Tally()
        for dataset in datasets where dataset.records + dataset.rejected > 0 {
            let entity = expected.keys.contains("-") ? "-" : dataset.entity.rawValue
            found[entity, default: 0] += dataset.records
            if entity != "-" { filled += Self.filled(in: dataset) }
        }
        self.found = found
        self.filled = filled
    }

    private static func filled(in dataset: Dataset) -> Tally {
        (essential[dataset.entity] ?? []).reduce(into: Tally()) { tally, alternatives in
            let filled = dataset.fields.filter { alternatives.contains($0.canonical ?? .tags) }
                .map { $0.profile.count - $0.profile.nulls }
            tally.right += min(filled.max() ?? 0, dataset.records)
            tally.all += dataset.records
        }
    }

    private static let amount: [CanonicalField] = [.grossAmount, .netAmount]
    private static let party: [CanonicalField] = [.partyName, .partyID, .partyNumber]
    private static let key: [CanonicalField] = [.number, .id]
    private static let day: [CanonicalField] = [.date, .createdAt]
    private static let document = [key, day, party]

    /// What no record of an entity does without; of alternatives, one is enough.
    private static let essential: [Entity: [[CanonicalField]]] = [
        .invoice: document + [amount], .creditNote: document + [amount], .supplierInvoice: document + [amount],
        .order: document, .purchaseOrder: document, .quote: document,
        .delivery: [key, day + [.deliveryDate]], .goodsReceipt: [key, day + [.deliveryDate]],
        // DATEV has no number of the entry but that of the document.
        .payment: [day, amount], .ledgerEntry: [key + [.invoiceNumber], day],
        .party: [[.name, .lastName], key], .supplier: [[.name, .lastName], key],
        .person: [[.lastName, .name], [.email, .id, .phone]], .lead: [[.name, .lastName], [.status, .id, .email]],
        .deal: [[.title, .name], [.status]], .product: [[.name, .sku], key + [.sku]],
    ]
}
