import IntegrationModel

extension DatasetBuilder {
    /// Values from which it pays to wake another thread.
    private static let valuesForThreads = 1 << 12

    /// Hands the records that wait to the columns, when these have taken the ones before.
    func takeWaiting() {
        awaitColumns()
        guard waiting.count > 0 else { return }
        makeColumns()
        let batch = waiting
        waiting = taken ?? RecordBatch()
        taken = batch
        reserve(position + batch.count)
        let (first, keyed, record, order) = (position, keyed, takenRecords, order)
        nonisolated(unsafe) let columns = columns
        position += batch.count
        waiting.begin(room: ColumnSegment.size - position % ColumnSegment.size)
        let take: @Sendable (Int) -> Void = { field in
            var buffer = ScanBuffer()
            columns[field].append(batch, field: field, at: first, record: record, keyed, &buffer)
        }
        if let team, team.threads > 1, columnCount > 1, batch.count * columnCount >= Self.valuesForThreads {
            order.prepare(columnCount)
            taking = SharedTasks(columnCount, in: team) { order.time($0, take) }
        } else {
            for field in 0..<columnCount { take(field) }
            awaitColumns()
        }
    }

    /// Sees to it that the columns have taken all records but those that wait, and ends the block where it is complete.
    func awaitColumns() {
        taking?.finish()
        taking = nil
        taken?.removeAll()
        if position == ColumnSegment.size { completeBlock() } else { limitEntries() }
        limitTexts()
    }

    /// Makes the columns of the fields that came since the last time.
    func makeColumns() {
        guard columnCount < paths.count else { return }
        if capacity < paths.count {
            while capacity < paths.count { capacity *= 2 }
            let larger = UnsafeMutablePointer<ColumnBuilder>.allocate(capacity: capacity)
            larger.moveInitialize(from: columns, count: columnCount)
            columns.deallocate()
            columns = larger
        }
        let kept = isKeeping ? texts?.kept(columnCount..<paths.count, paths) ?? [] : []
        for field in columnCount..<paths.count {
            (columns + field).initialize(
                to: ColumnBuilder(segments: segmentCount, blocks: blockCount, codeCapacity: codeCapacity)
            )
            if kept.contains(field) { columns[field].kept = KeptText() }
        }
        columnCount = paths.count
        limitCaches()
    }

    /// Shares 16 MB among the caches of the columns.
    private func limitCaches() {
        let share = (1 << 24) / (columnCount * 40)
        var limit = ColumnBuilder.plainCacheSize
        while limit * 2 <= share, limit < ColumnBuilder.largestCacheSize { limit *= 2 }
        for field in 0..<columnCount { columns[field].cacheLimit = limit }
    }

    /// Makes room for so many records in the current block.
    func reserve(_ records: Int) {
        guard records > codeCapacity else { return }
        while codeCapacity < records { codeCapacity *= 2 }
        for field in 0..<columnCount { columns[field].reserveCodes(codeCapacity, records: position) }
    }

    /// Counts records that the columns have taken, and ends the block where it is complete.
    func advance(by records: Int) {
        position += records
        count += records
        if position == ColumnSegment.size { completeBlock() } else { limitEntries() }
    }

    /// Sets the entries of the current block aside where they take too much memory.
    private func limitEntries() {
        guard blockMemory < .max, let spillPath else { return }
        var held = 0
        for field in 0..<columnCount { held += columns[field].segment.heldBytes }
        guard held > blockMemory else { return }
        setAside = setAside ?? SetAsideEntries(beside: spillPath)
        guard let setAside else {
            // Without a file they stay where they are.
            blockMemory = .max
            return
        }
        for field in 0..<columnCount { columns[field].segment.setEntriesAside(in: setAside, of: field) }
    }

    private func completeBlock() {
        if encoder == nil, let spillPath { encoder = BlockEncoder(BlockStorage(path: spillPath)) }
        if let encoder {
            if let team, team.threads > 1, setAside == nil {
                encode(encoder, team)
            } else {
                for field in 0..<columnCount { encode(field, encoder) }
            }
            setAside?.removeAll()
            lines.encode(position, into: encoder.storage)
            if hasParents { parents.encode(position, into: encoder.storage) }
            blockCount += 1
        } else {
            for field in 0..<columnCount { columns[field].keepSegment() }
            segmentCount += 1
        }
        position = 0
    }

    /// Encodes the columns on several threads, and keeps them in their order.
    private func encode(_ encoder: BlockEncoder, _ team: WorkTeam) {
        let (columns, records, storage) = (columns, position, encoder.storage)
        // What was brought into its form stays in the memory of its encoder until it is kept.
        let limit = team.threads + 1
        while encoders.count < limit { encoders.append(BlockEncoder(storage)) }
        let encoders = encoders
        var fields = 0..<columnCount
        team.inOrder(
            atMost: limit,
            next: { fields.popFirst() },
            work: { field in encoders[field % limit].prepare(columns[field].segment, records: records) },
            join: { (field: Int, prepared: PreparedBlock) in
                columns[field].keepSegment(prepared, in: storage)
                return true
            }
        )
    }

    private func encode(_ field: Int, _ encoder: BlockEncoder) {
        do {
            try columns[field].encodeSegment(records: position, encoder, setAside, of: field)
        } catch {
            failure = failure ?? error
        }
    }
}
