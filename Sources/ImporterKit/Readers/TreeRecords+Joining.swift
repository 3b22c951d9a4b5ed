import IntegrationModel

extension TreeRecords {
    /// Whether the fields of both together are surely not more than the limit.
    func mayJoin(_ part: TreeRecords) -> Bool {
        (0..<tableCount).allSatisfy { tables[$0].fieldsMet + part.tables[$0].fieldsMet <= limits.fields }
    }

    /// Takes over the records that a reading of what follows has handed to forks of these sinks.
    func join(_ part: TreeRecords, sinks: [any ForkingRecordSink], forks: [any RecordSink]) {
        let ordinals = ordinals
        for table in 0..<tableCount {
            let (state, theirs) = (tables + table, part.tables + table)
            let parent = state.pointee.parent
            sinks[table].join(forks[table], parentOffset: parent >= 0 ? ordinals[parent] : 0)
            state.pointee.ordinal += theirs.pointee.ordinal
            state.pointee.kept += theirs.pointee.kept
            state.pointee.rejected += theirs.pointee.rejected
            for (name, position) in theirs.pointee.fields.positions.sorted(by: { $0.value < $1.value })
            where position >= 0 && position < theirs.pointee.fields.met.count
                && theirs.pointee.fields.met[position] == part.reading
            {
                _ = field(name, in: table)
            }
        }
        notices.merge(part.notices)
    }

    /// Remembers the nodes that a joined reading met without a value.
    ///
    /// - Parameter map: from its nodes to those here.
    func addNulls(of part: TreeRecords, _ map: [Int32]) {
        for theirs in part.nullNodes where map[Int(theirs)] >= 0 { noteNull(map[Int(theirs)]) }
    }
}
