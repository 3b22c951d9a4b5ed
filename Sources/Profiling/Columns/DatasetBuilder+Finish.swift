public import IntegrationModel

extension DatasetBuilder {
    /// Decides types and notations, and gives the columns and profiles, by position of the field. The builder is of no
    /// use afterwards.
    ///
    /// Where blocks were spilled, the columns are mapped from their file, which goes with the last of them unless
    /// ``ColumnFile/keep(_:at:)`` gives it a place. Where they can't be mapped nor read again, ``failure`` says so, and
    /// there are no records.
    public func finish(hints: ProfileHints = ProfileHints()) -> (columns: DatasetColumns, profiles: [FieldProfile]) {
        takeWaiting()
        awaitColumns()
        makeColumns()
        let isLarge = setAside != nil || position * paths.count * 16 > Self.largestInMemory
        let encoder = encoder ?? BlockEncoder(BlockStorage(path: isLarge ? spillPath : nil))
        let storage = encoder.storage
        for index in 0..<paths.count {
            do {
                try columns[index].encodeRest(records: position, encoder, setAside, of: index)
            } catch {
                failure = failure ?? error
            }
        }
        setAside = nil
        if failure != nil { return nothing(hints) }
        lines.encodeRest(into: storage)
        if hasParents { parents.encodeRest(into: storage) }
        let fileBlocks = fileBlocks(storage)
        let leading = encodeNoParent(storage)
        do {
            try storage.seal()
        } catch {
            failure = error
            return nothing(hints)
        }

        let finished = finishColumns(storage, hints, DatasetEvidence((0..<paths.count).map { columns[$0].evidence }))
        let kept = DatasetColumns(
            count: count,
            columns: finished.map(\.values),
            files: PlaceColumn.array(fileBlocks, count: count, in: storage),
            lines: PlaceColumn.array(lines.blocks, count: count, in: storage),
            parents: hasParents ? PlaceColumn.array(leading + parents.blocks, count: count, in: storage) : nil
        )
        storage.complete(kept)
        return (kept, finished.map(\.profile))
    }

    /// Bytes that a single block which is not complete may take in memory.
    private static let largestInMemory = 1 << 26

    private func nothing(_ hints: ProfileHints) -> (columns: DatasetColumns, profiles: [FieldProfile]) {
        DatasetBuilder(key: HashKey(0, 0), paths: paths).finish(hints: hints)
    }

    private typealias FinishedColumn = (values: ColumnValues, profile: FieldProfile)

    private func finishColumns(
        _ storage: BlockStorage,
        _ hints: ProfileHints,
        _ evidence: DatasetEvidence
    ) -> [FinishedColumn] {
        let finished = UnsafeMutablePointer<FinishedColumn?>.allocate(capacity: paths.count)
        finished.initialize(repeating: nil, count: paths.count)
        defer {
            finished.deinitialize(count: paths.count)
            finished.deallocate()
        }
        let (paths, count) = (paths, count)
        nonisolated(unsafe) let (columns, results) = (columns, finished)
        let finish: @Sendable (Int) -> Void = { field in
            results[field] = columns[field].finish(
                path: paths[field],
                count: count,
                storage: storage,
                declared: hints,
                dataset: evidence
            )
        }
        if let team, count >= ColumnSegment.size {
            SharedTasks(paths.count, in: team, finish).finish()
        } else {
            for field in paths.indices { finish(field) }
        }
        return paths.indices.compactMap { finished[$0] }
    }

    private func fileBlocks(_ storage: BlockStorage) -> [PlaceColumn.Block] {
        var blocks: [PlaceColumn.Block] = []
        var next = 0
        var numbers = GrowableBuffer<UInt32>()
        for start in stride(from: 0, to: count, by: ColumnSegment.size) {
            let end = min(start + ColumnSegment.size, count)
            var record = start
            while record < end {
                while next < files.count, files[next].firstRecord <= record { next += 1 }
                let last = next < files.count ? min(files[next].firstRecord, end) : end
                numbers.append(repeating: next == 0 ? 0 : files[next - 1].file, count: last - record)
                record = last
            }
            blocks.append(PlaceColumn.block(numbers.elements, storage))
            numbers.removeFirst(numbers.count)
        }
        return blocks
    }

    /// The blocks before the first record with a parent.
    private func encodeNoParent(_ storage: BlockStorage) -> [PlaceColumn.Block] {
        let blocks = recordsBeforeParents / ColumnSegment.size
        guard hasParents, blocks > 0 else { return [] }
        let none = [Self.noParent].withUnsafeBufferPointer { PlaceColumn.block($0, storage) }
        return Array(repeating: none, count: blocks)
    }
}
