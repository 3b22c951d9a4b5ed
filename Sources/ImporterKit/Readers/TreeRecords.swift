import IntegrationModel

/// Gathers the values of open records and hands complete records to the sinks of their tables.
///
/// Parts end before the record that holds them does, and there may be millions of them, so they are handed over at
/// once. The position of the record that holds them is therefore settled when it begins: it is the number of records
/// its table has by then. A record that has to be given up releases its position, unless parts already refer to it;
/// then it is kept with the fields read so far.
final class TreeRecords {
    struct Table {
        var sink: any RecordSink
        var parent: Int
        var values: UnsafeMutablePointer<ByteSlice>
        var capacity: Int
        /// Fields that have ever had a value in this reading.
        var width = 0
        var isOpen = false
        var isReferredTo = false
        var refusal: TreeNotices.Kind?
        var place = RecordPlace(line: 0, byteOffset: 0)
        /// The position of the open or the next record in its dataset.
        var ordinal: Int
        var bytes = 0
        var mark = TreeBytes.Mark(block: 0, offset: 0)
        var kept = 0
        var rejected = 0
        var fields = TreeFieldMemory()
        /// Whether the sink was asked in this reading whether what is remembered of fields holds.
        var isConfirmed = false
        /// The number of fields that were met in this reading.
        var fieldsMet = 0
        /// Whether its records take fields over from elements around them.
        var inherits = false
        /// Whether it is such an element.
        var isAround = false
    }

    struct Selection {
        var isWanted = false
        var isTaken = false
        var value = ByteSlice.absent
    }

    let nodes: TreeNodes
    let limits: ReadingLimits
    let bytes = TreeBytes()
    @exclusivity(unchecked) var notices = TreeNotices()
    @exclusivity(unchecked) private(set) var tables: UnsafeMutablePointer<Table>
    let tableCount: Int
    @exclusivity(unchecked) var selections: [[Selection]]
    let keepsLast: Bool
    /// The number of this reading; fields known to nodes in another one are looked up again.
    @exclusivity(unchecked) var reading = 0
    /// What is remembered of the fields of each table between readings.
    private var memories: [TreeFieldMemory]
    var epochs = 0
    var isPrepared = false
    /// Nodes met without a value in this reading, in that order.
    @exclusivity(unchecked) private(set) var nullNodes: [Int32] = []

    /// - Parameter keepsLast: whether the last of several values for one field is taken, or the first.
    init(nodes: TreeNodes, limits: ReadingLimits, keepsLast: Bool) {
        self.nodes = nodes
        self.limits = limits
        self.keepsLast = keepsLast
        tableCount = nodes.layout.tables.count
        tables = .allocate(capacity: max(tableCount, 1))
        memories = Array(repeating: TreeFieldMemory(), count: tableCount)
        selections = nodes.selectors.map { [Selection](repeating: Selection(), count: $0.count) }
    }

    deinit {
        finish()
        tables.deallocate()
    }

    /// Begins to read a file.
    func prepare(_ sinks: [any RecordSink], _ startOrdinals: [Int]) {
        finish()
        reading += 1
        nodes.reading = reading
        for node in nullNodes { nodes.nodes[Int(node)].wasNull = false }
        nullNodes.removeAll(keepingCapacity: true)
        notices = TreeNotices()
        for position in 0..<tableCount {
            var table = Table(
                sink: sinks[position],
                parent: nodes.layout.tables[position].parent ?? -1,
                values: .allocate(capacity: 64),
                capacity: 64,
                ordinal: startOrdinals[position]
            )
            swap(&table.fields, &memories[position])
            table.inherits = !nodes.layout.tables[position].inherited.isEmpty
            table.isAround = nodes.layout.tables[position].isAround
            table.values.initialize(repeating: .absent, count: 64)
            (tables + position).initialize(to: table)
        }
        isPrepared = true
    }

    /// Ends the reading of a file and lets go of the sinks.
    func finish() {
        guard isPrepared else { return }
        isPrepared = false
        for position in 0..<tableCount {
            tables[position].values.deallocate()
            swap(&tables[position].fields, &memories[position])
        }
        tables.deinitialize(count: tableCount)
        bytes.release(to: TreeBytes.Mark(block: 0, offset: 0))
    }

    var ordinals: [Int] { (0..<tableCount).map { tables[$0].ordinal } }
    var recordCount: Int {
        (0..<tableCount).reduce(0) { $0 + (tables[$1].isAround ? 0 : tables[$1].kept + tables[$1].rejected) }
    }
}

// MARK: - Records

extension TreeRecords {
    func begin(_ table: Int, at place: RecordPlace) {
        let state = tables + table
        state.pointee.isOpen = true
        state.pointee.isReferredTo = false
        state.pointee.refusal = nil
        state.pointee.bytes = 0
        state.pointee.place = place
        state.pointee.mark = bytes.mark
        for position in selections[table].indices { selections[table][position] = Selection() }
    }

    /// Hands over the open record, or rejects it where a limit was passed.
    func end(_ table: Int) {
        if let refusal = tables[table].refusal {
            notices.count(refusal, line: tables[table].place.line, field: "")
            giveUp(table)
        } else {
            keep(table)
        }
    }

    /// Rejects the open record; keeps what was read of it where parts refer to it.
    func giveUp(_ table: Int) {
        let state = tables + table
        if state.pointee.isReferredTo {
            notices.count(.keptInPart, line: state.pointee.place.line, field: "")
            return keep(table)
        }
        state.pointee.sink.reject(at: state.pointee.place)
        state.pointee.rejected += 1
        clear(table)
    }

    func keep(_ table: Int) {
        let state = tables + table
        let holder = state.pointee.parent
        let isHeld = holder >= 0 && tables[holder].isOpen
        if state.pointee.inherits { takeOver(table) }
        state.pointee.sink.append(
            UnsafeBufferPointer(start: state.pointee.values, count: state.pointee.width),
            at: state.pointee.place,
            parent: isHeld ? tables[holder].ordinal : -1
        )
        if isHeld { tables[holder].isReferredTo = true }
        state.pointee.ordinal += 1
        state.pointee.kept += 1
        clear(table)
    }

    /// Copies the values that stand before the open record in elements around it.
    private func takeOver(_ table: Int) {
        for inherited in nodes.layout.tables[table].inherited where tables[inherited.table].isOpen {
            guard let source = tables[inherited.table].fields.positions[inherited.field] else { continue }
            let value = tables[inherited.table].values[source]
            guard !value.isAbsent, case let field = field(inherited.name, in: table), field >= 0 else { continue }
            tables[table].values[field] = value
        }
    }

    func clear(_ table: Int) {
        let state = tables + table
        state.pointee.values.update(repeating: .absent, count: state.pointee.width)
        state.pointee.isOpen = false
        bytes.release(to: state.pointee.mark)
    }
}

// MARK: - Values

extension TreeRecords {
    /// Puts a value into the open record that a node belongs to.
    @inline(__always)
    func put(_ value: ByteSlice, _ node: Int32, line: @autoclosure () -> Int) {
        let known = nodes.nodes + Int(node)
        if known.pointee.isSelectorLeaf { select(value, node) }
        if known.pointee.isMuted {
            return notices.count(.repeats, line: line(), field: nodes.fieldName(of: node))
        }
        if known.pointee.reading != reading { findField(node) }
        let field = Int(known.pointee.field)
        let state = tables + Int(known.pointee.owner)
        guard field >= 0 else { return notices.count(.fields, line: line(), field: nodes.fieldName(of: node)) }
        let slot = state.pointee.values + field
        if slot.pointee.start != nil {
            let kind: TreeNotices.Kind = keepsLast ? .duplicateKeys : .repeats
            notices.count(kind, line: line(), field: nodes.fieldName(of: node))
            if !keepsLast { return }
        }
        slot.pointee = value
        state.pointee.bytes += value.count
        if state.pointee.bytes > limits.recordBytes { state.pointee.refusal = .recordSize }
    }

    /// Takes the value of a field away again: a key that occurs a second time, with null.
    func putNull(_ node: Int32, line: @autoclosure () -> Int) {
        noteNull(node)
        let known = nodes.nodes + Int(node)
        guard known.pointee.reading == reading, known.pointee.field >= 0 else { return }
        let slot = tables[Int(known.pointee.owner)].values + Int(known.pointee.field)
        if slot.pointee.start != nil {
            notices.count(.duplicateKeys, line: line(), field: nodes.fieldName(of: node))
            slot.pointee = .absent
        }
    }

    /// Remembers a node without a value.
    func noteNull(_ node: Int32) {
        guard !nodes.nodes[Int(node)].wasNull else { return }
        nodes.nodes[Int(node)].wasNull = true
        nullNodes.append(node)
    }

    /// Makes fields of what was only ever met without a value, so that it is known to be in the export.
    func addNullFields() {
        for position in nullNodes {
            let node = nodes.nodes + Int(position)
            node.pointee.wasNull = false
            if node.pointee.owner < 0 || node.pointee.isMuted || node.pointee.hadChild == reading { continue }
            if node.pointee.hadOccurrences == reading || node.pointee.table >= 0 { continue }
            if node.pointee.reading != reading { findField(position) }
        }
        nullNodes.removeAll(keepingCapacity: true)
    }
}
