extension DatasetBuilder {
    /// Joins the records that follow these in the export; the other builder is of no use afterwards.
    ///
    /// Fields are joined by path, repeated paths in their order; fields that only the other builder has come after
    /// those there are. Associative: (a + b) + c is the same as a + (b + c) and as one builder for all records.
    ///
    /// - Parameters:
    ///   - parentOffset: what is added to the positions of the other's parents: 0 where they count from the beginning
    ///     of the parent dataset, the records of the parent dataset before the chunk where they count from that.
    ///   - fileOffset: what is added to the positions of the other's files.
    /// - Precondition: both builders have the same key, and the other one does not spill.
    public func merge(_ other: DatasetBuilder, parentOffset: Int = 0, fileOffset: Int = 0) {
        precondition(other.encoder == nil, "a builder that spills is not joined to another")
        let positions = positions(of: other.paths)
        files += other.files.map { (UInt32(clamping: Int($0.file) + fileOffset), $0.firstRecord + count) }
        if other.hasParents, !hasParents { beginParents() }
        rejected += other.rejected
        if other.position == 0, other.segmentCount == 0 {
            take(other.waiting, of: other, positions, parentOffset)
            return
        }
        for builder in [self, other] {
            builder.takeWaiting()
            builder.awaitColumns()
            builder.makeColumns()
        }
        for (theirs, mine) in positions.enumerated() { columns[mine].mergeCounts(&other.columns[theirs]) }
        joinTexts(other, positions)
        var done = 0
        while done < other.count {
            let (block, first) = (done / ColumnSegment.size, done % ColumnSegment.size)
            let records = min(ColumnSegment.size, other.count - done + first)
            let taken = min(records - first, ColumnSegment.size - position)
            reserve(position + taken)
            for (theirs, mine) in positions.enumerated() {
                let isCurrent = block == other.segmentCount
                let segment = isCurrent ? other.columns[theirs].segment : other.columns[theirs].segments[block]
                columns[mine].append(segment, first..<first + taken, of: records, at: position)
            }
            mergePlaces(other, done..<done + taken, parentOffset)
            advance(by: taken)
            done += taken
        }
    }

    /// Takes over records that have not come to the other's columns.
    private func take(_ batch: RecordBatch, of other: DatasetBuilder, _ positions: [Int], _ parentOffset: Int) {
        var done = 0
        while done < batch.count {
            let first = done
            repeat {
                waiting.append(batch, done, positions: positions, fields: paths.count)
                done += 1
            } while done < batch.count && !waiting.isFull
            mergePlaces(other, first..<done, parentOffset)
            count += done - first
            if waiting.isFull { takeWaiting() }
        }
    }

    /// The position of each of another builder's fields; those that are not there yet are added.
    private func positions(of others: [String]) -> [Int] {
        guard others != paths else { return Array(0..<paths.count) }
        var unused: [String: [Int]] = [:]
        for (index, path) in paths.enumerated().reversed() { unused[path, default: []].append(index) }
        return others.map { unused[$0]?.popLast() ?? addField($0) }
    }

    private func mergePlaces(_ other: DatasetBuilder, _ range: Range<Int>, _ parentOffset: Int) {
        if hasParents {
            for record in range {
                let parent = other.hasParents ? other.parents.waiting.elements[record] : Self.noParent
                parents.waiting.append(
                    parent == Self.noParent ? parent : UInt32(clamping: Int(parent) + parentOffset)
                )
            }
        }
        lines.waiting.append(contentsOf: UnsafeBufferPointer(rebasing: other.lines.waiting.elements[range]))
    }
}
