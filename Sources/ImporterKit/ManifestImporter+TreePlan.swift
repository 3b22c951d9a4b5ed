import IntegrationModel

/// How documents of one kind are read: where their records lie and which datasets they go to.
///
/// It is the same for thousands of files that follow each other, and remembers which fields they have.
final class TreePlan {
    /// What tells which tables an XML document may hold.
    struct Kind: Hashable {
        var importer: String
        var rootElement: String?
        var namespace: String?
    }

    let layout: RecordLayout
    private let tables: [TreeTable]
    /// Of tables without variants.
    private let sinks: [LazySink?]

    init(_ tables: [TreeTable]) {
        self.tables = tables
        layout = RecordLayout(
            tables: tables.map {
                TableLayout(
                    recordPath: $0.recordPath,
                    parent: $0.parent,
                    selectors: $0.dataset?.selectors ?? [],
                    inherited: $0.inherited,
                    isAround: $0.dataset == nil
                )
            }
        )
        var sinks: [LazySink?] = []
        for table in tables {
            let holder = table.parent.flatMap { $0 < sinks.count ? sinks[$0] : nil }
            sinks.append(table.dataset.map { LazySink($0, of: holder) })
        }
        self.sinks = sinks
    }

    /// A sink for each table, for the records of one file.
    func sinks(into output: ImportOutput) -> [any RecordSink] {
        for sink in sinks { sink?.begin(output) }
        var all: [any RecordSink] = []
        for (table, base) in zip(tables, sinks) {
            guard let base else {
                all.append(NoSink())
                continue
            }
            guard !table.variants.isEmpty else {
                all.append(base)
                continue
            }
            let holder = table.parent.flatMap { $0 < all.count ? all[$0] : nil }
            let others = table.parent.map { tables[$0].variants.map(\.name) } ?? []
            all.append(
                VariantSink(
                    { base },
                    variants: variants(of: table, in: holder, into: output),
                    partsOf: holder as? VariantSink,
                    table.variants.map { other in others.firstIndex { $0 == other.parent } ?? -1 }
                )
            )
        }
        return all
    }

    /// Lets go of the output of the file that was read: it holds the readers that keep this plan.
    func end() {
        for sink in sinks { sink?.end() }
    }

    /// The variants of a table with what opens each. One that holds parts of a variant is opened after that.
    private func variants(
        of table: TreeTable,
        in holder: (any RecordSink)?,
        into output: ImportOutput
    ) -> [(variant: RecordVariant, open: () -> any RecordSink)] {
        table.variants.compactMap { other in
            other.variant.map { variant in
                (
                    variant,
                    {
                        let sink = LazySink(other, of: holder as? LazySink)
                        sink.begin(output)
                        return sink as any RecordSink
                    }
                )
            }
        }
    }
}

/// Opens a dataset when its first record comes, so that a description of many datasets makes none that stay empty.
private final class LazySink: RecordSink {
    private let dataset: DatasetDescription
    private let declaration: DatasetDeclaration
    private let alternatives: AlternativeNames?
    private let parent: LazySink?
    private var output: ImportOutput?
    private var target: (any RecordSink)?
    private var naming: AlternativeNamesSink?
    /// Of the sink that the last dataset was opened with.
    private var domain: AnyObject?
    /// What ``fieldDomain`` is while that one stays the same: other sinks of its domain know nothing of the names here.
    private var own: AnyObject?

    private final class Domain {}

    /// - Parameter parent: opened first, as the lines of a document come before it.
    init(_ dataset: DatasetDescription, of parent: LazySink?) {
        self.dataset = dataset
        declaration = dataset.declaration(meanings: dataset.treeMeanings)
        alternatives = AlternativeNames(dataset)
        self.parent = parent
    }

    /// Records that follow are those of another file.
    func begin(_ output: ImportOutput) {
        self.output = output
        target = nil
    }

    func end() {
        output = nil
        target = nil
    }

    private var opened: (any RecordSink)? {
        if let target { return target }
        guard let output else { return nil }
        _ = parent?.opened
        let sink = dataset.prepared(output.open(declaration))
        let former = domain
        domain = sink.fieldDomain
        if let domain, domain === former {
            naming?.goOn(into: sink)
        } else {
            own = domain == nil ? nil : Domain()
            naming = alternatives.map { AlternativeNamesSink(sink, $0) }
        }
        target = naming ?? sink
        return target
    }

    var fieldCount: Int { target?.fieldCount ?? 0 }

    var fieldDomain: AnyObject? { opened == nil ? nil : own }

    func addField(_ path: String) -> Int { opened?.addField(path) ?? -1 }

    func beginFile(_ file: Int) { target?.beginFile(file) }

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        opened?.append(values, at: place, parent: parent)
    }

    func reject(at place: RecordPlace) { opened?.reject(at: place) }
}

/// Takes the elements around records, of which nothing is kept.
private final class NoSink: RecordSink {
    private(set) var fieldCount = 0

    func addField(_ path: String) -> Int {
        fieldCount += 1
        return fieldCount - 1
    }

    func beginFile(_ file: Int) {}

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {}

    func reject(at place: RecordPlace) {}
}
