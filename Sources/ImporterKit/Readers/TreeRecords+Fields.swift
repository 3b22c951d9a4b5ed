import IntegrationModel

/// The positions of the fields of a table, remembered between readings for as long as its sink gives out the same ones.
struct TreeFieldMemory {
    /// See ``RecordSink/fieldDomain``.
    var domain: AnyObject?
    /// The number under which nodes know their fields.
    var epoch = 0
    var positions: [String: Int] = [:]
    /// By position, the number of the last reading that met the field.
    var met: [Int] = []
}

extension TreeRecords {
    /// Finds the field of a node for this reading.
    func findField(_ node: Int32) {
        let known = nodes.nodes + Int(node)
        known.pointee.reading = reading
        let table = Int(known.pointee.owner)
        confirm(table)
        let state = tables + table
        if known.pointee.epoch == state.pointee.fields.epoch, known.pointee.field >= 0,
            meet(Int(known.pointee.field), in: table)
        {
            return
        }
        known.pointee.field = Int32(field(nodes.fieldName(of: node), in: table))
        known.pointee.epoch = state.pointee.fields.epoch
    }

    /// The position of a field, which is added to the sink if it is new; -1 where this reading has met too many.
    func field(_ name: String, in table: Int) -> Int {
        confirm(table)
        let state = tables + table
        if let known = state.pointee.fields.positions[name] {
            return known >= 0 && meet(known, in: table) ? known : -1
        }
        guard state.pointee.fieldsMet < limits.fields else { return -1 }
        let position = state.pointee.sink.addField(name)
        state.pointee.fields.positions[name] = position
        return position >= 0 && meet(position, in: table) ? position : -1
    }

    /// Counts a field that this reading has not met before and makes room for its value; false where there are too many.
    private func meet(_ position: Int, in table: Int) -> Bool {
        let state = tables + table
        while state.pointee.fields.met.count <= position { state.pointee.fields.met.append(-1) }
        if state.pointee.fields.met[position] == reading { return true }
        guard state.pointee.fieldsMet < limits.fields else { return false }
        state.pointee.fields.met[position] = reading
        state.pointee.fieldsMet += 1
        makeRoom(for: position, in: table)
        return true
    }

    /// Forgets the fields of a table where its sink may give them other positions than in the reading before.
    private func confirm(_ table: Int) {
        let state = tables + table
        guard !state.pointee.isConfirmed else { return }
        state.pointee.isConfirmed = true
        let domain = state.pointee.sink.fieldDomain
        if let domain, domain === state.pointee.fields.domain { return }
        epochs += 1
        state.pointee.fields = TreeFieldMemory(domain: domain, epoch: epochs)
    }

    private func makeRoom(for position: Int, in table: Int) {
        let state = tables + table
        if position >= state.pointee.capacity {
            let capacity = max(position + 1, state.pointee.capacity * 2)
            let larger = UnsafeMutablePointer<ByteSlice>.allocate(capacity: capacity)
            larger.initialize(repeating: .absent, count: capacity)
            larger.update(from: state.pointee.values, count: state.pointee.width)
            state.pointee.values.deallocate()
            state.pointee.values = larger
            state.pointee.capacity = capacity
        }
        state.pointee.width = max(state.pointee.width, position + 1)
    }
}
