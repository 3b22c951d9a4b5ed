import IntegrationModel

/// Hands each record to the dataset that the value of a field says it belongs to.
///
/// A dataset is opened when its first record comes, and knows the fields met by then; others are added as they come.
///
/// Parts of such records come before them, as readers append a record at its end: the part of a record belongs to the
/// next one of its dataset.
final class VariantSink: RecordSink {
    private struct Condition {
        var names: Set<String>
        var values: [[UInt8]]
        /// The position of the field that sets the records apart.
        var position: Int?

        init(_ condition: FieldCondition) {
            names = Set(condition.field.map(FieldName.normalized))
            values = condition.values.map { Array($0.utf8) }
        }

        func holds(_ record: UnsafeBufferPointer<ByteSlice>) -> Bool {
            guard let position, position < record.count else { return false }
            let value = record[position].buffer
            return values.contains { TextOpening.fits(value, $0) }
        }
    }

    private struct Destination {
        /// All of them hold for its records.
        var conditions: [Condition] = []
        var open: () -> any RecordSink
        var sink: (any RecordSink)?
        /// The records kept and rejected so far.
        var count = 0
        /// The position, among the destinations of the holder, of the dataset whose parts these are.
        var holder = 0
        /// The position in the sink of each field.
        var positions: [Int] = []
    }

    private var fields: [String] = []
    private var known: [String: Int] = [:]
    /// The first one takes what no other does.
    private var destinations: [Destination]
    private var values: [ByteSlice] = []
    /// Takes the records that these are parts of.
    private let holder: VariantSink?

    /// - Parameters:
    ///   - base: opens the dataset of all other records.
    ///   - variants: with what opens each.
    ///   - holder: takes the records that these are parts of, where they have variants too.
    ///   - holders: for each variant, the position of the variant of the holder whose parts these are.
    init(
        _ base: @escaping () -> any RecordSink,
        variants: [(variant: RecordVariant, open: () -> any RecordSink)],
        partsOf holder: VariantSink? = nil,
        _ holders: [Int] = []
    ) {
        self.holder = holder
        destinations = [Destination(open: base)]
        destinations += variants.map { variant, open in
            let conditions = [FieldCondition(variant.field, variant.values)] + [variant.also].compactMap(\.self)
            return Destination(conditions: conditions.map(Condition.init), open: open)
        }
        for (position, place) in holders.enumerated() where position + 1 < destinations.count {
            destinations[position + 1].holder = place + 1
        }
    }

    var fieldCount: Int { fields.count }

    func addField(_ path: String) -> Int {
        if let position = known[path] { return position }
        let position = fields.count
        known[path] = position
        fields.append(path)
        let name = FieldName.normalized(path)
        for index in destinations.indices {
            for place in destinations[index].conditions.indices
            where destinations[index].conditions[place].position == nil {
                if destinations[index].conditions[place].names.contains(name) {
                    destinations[index].conditions[place].position = position
                }
            }
        }
        return position
    }

    func beginFile(_ file: Int) {
        for destination in destinations { destination.sink?.beginFile(file) }
    }

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        let index =
            destinations.indices.dropFirst().first { place in
                destinations[place].conditions.allSatisfy { $0.holds(values) }
            } ?? 0
        let sink = prepared(index)
        let parent = holder.map { $0.destinations[destinations[index].holder].count } ?? parent
        destinations[index].count += 1
        self.values.removeAll(keepingCapacity: true)
        for (position, value) in values.enumerated() where position < destinations[index].positions.count {
            let target = destinations[index].positions[position]
            while self.values.count <= target { self.values.append(.absent) }
            self.values[target] = value
        }
        self.values.withUnsafeBufferPointer { sink.append($0, at: place, parent: parent) }
    }

    /// The sink of a destination, which knows all fields by now.
    private func prepared(_ index: Int) -> any RecordSink {
        if let holder, destinations[index].sink == nil { _ = holder.prepared(destinations[index].holder) }
        let sink = destinations[index].sink ?? destinations[index].open()
        destinations[index].sink = sink
        while destinations[index].positions.count < fields.count {
            destinations[index].positions.append(sink.addField(fields[destinations[index].positions.count]))
        }
        return sink
    }

    func reject(at place: RecordPlace) {
        destinations[0].count += 1
        prepared(0).reject(at: place)
    }
}
