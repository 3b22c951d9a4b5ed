public import IntegrationModel

/// Takes the records of one dataset from any reader, over any number of files, and makes columns and profiles of
/// them.
///
/// A builder is used by one thread at a time. Chunks of a file, or files, may be read into builders of their own, by
/// several threads, and then be joined in the order of the export by ``merge(_:)``; the result is the same as that of
/// one builder. Memory is 8 bytes a value for the hash, 8 more for values of fields that are not plain text, and
/// about 60 KB a field.
public final class DatasetBuilder: RecordSink {
    /// The paths of the fields, by position.
    public private(set) var paths: [String]
    /// Records kept.
    public private(set) var count = 0
    /// Records that the reader counted as read and not kept.
    public private(set) var rejected = 0

    private let keyed: KeyedHash
    private var columns: UnsafeMutablePointer<ColumnBuilder>
    private var capacity: Int
    private let buffer: UnsafeMutablePointer<ScanBuffer>
    private var lines = GrowableBuffer<UInt32>()
    /// The parent's positions; `none` for a record without. Empty as long as no record has a parent.
    private var parents = GrowableBuffer<UInt32>()
    /// Where each file's records begin.
    private var files: [(file: UInt32, firstRecord: Int)] = []

    /// The position of the parent where there is none.
    public static let noParent = UInt32.max

    /// - Parameters:
    ///   - key: the workspace's, the same for all datasets that are to be compared.
    ///   - paths: the fields that are known before the first record.
    public init(key: HashKey, paths: [String] = []) {
        keyed = KeyedHash(key: key)
        self.paths = []
        capacity = max(paths.count, 16)
        columns = .allocate(capacity: capacity)
        buffer = .allocate(capacity: 1)
        buffer.initialize(to: ScanBuffer())
        for path in paths { _ = addField(path) }
    }

    deinit {
        columns.deinitialize(count: paths.count)
        columns.deallocate()
        buffer.deinitialize(count: 1)
        buffer.deallocate()
    }

    public var fieldCount: Int { paths.count }

    public func addField(_ path: String) -> Int {
        if paths.count == capacity {
            let larger = UnsafeMutablePointer<ColumnBuilder>.allocate(capacity: capacity * 2)
            larger.moveInitialize(from: columns, count: capacity)
            columns.deallocate()
            columns = larger
            capacity *= 2
        }
        (columns + paths.count).initialize(to: ColumnBuilder(keyed: keyed, leadingNulls: count))
        paths.append(path)
        return paths.count - 1
    }

    public func beginFile(_ file: Int) {
        files.append((UInt32(clamping: file), count))
    }

    /// Appends a record. Values beyond the known fields are left out: a reader adds the field first.
    public func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        // Read once: each access to a stored property of a class is checked for exclusivity.
        let (columns, buffer, fields) = (columns, buffer, paths.count)
        let known = min(values.count, fields)
        for index in 0..<known {
            let value = values[index]
            if let start = value.start, value.count > 0 {
                columns[index].append(start, value.count, &buffer.pointee)
            } else {
                columns[index].appendNull()
            }
        }
        for index in known..<fields { columns[index].appendNull() }
        lines.append(UInt32(clamping: place.line))
        if parent >= 0 || parents.count > 0 {
            if parents.count < count { parents.append(repeating: Self.noParent, count: count - parents.count) }
            parents.append(parent >= 0 ? UInt32(clamping: parent) : Self.noParent)
        }
        count += 1
    }

    public func reject(at place: RecordPlace) {
        rejected += 1
    }
}

extension DatasetBuilder {
    /// Joins the records that follow these in the export; the other builder is of no use afterwards.
    ///
    /// Fields are joined by path, repeated paths in their order; fields that only the other builder has come after
    /// those there are. Associative: (a + b) + c is the same as a + (b + c) and as one builder for all records.
    ///
    /// - Parameter parentOffset: what is added to the positions of the other's parents: 0 where they count from the
    ///   beginning of the parent dataset, the records of the parent dataset before the chunk where they count from
    ///   that.
    /// - Precondition: both builders have the same key.
    public func merge(_ other: DatasetBuilder, parentOffset: Int = 0) {
        var unused: [String: [Int]] = [:]
        for (index, path) in paths.enumerated().reversed() { unused[path, default: []].append(index) }
        var isMerged = [Bool](repeating: false, count: paths.count)
        for (theirs, path) in other.paths.enumerated() {
            let position: Int
            if let mine = unused[path]?.popLast() {
                position = mine
            } else {
                position = addField(path)
                isMerged.append(false)
            }
            columns[position].merge(&other.columns[theirs])
            isMerged[position] = true
        }
        for index in 0..<paths.count where !isMerged[index] {
            for _ in 0..<other.count { columns[index].appendNull() }
        }
        files += other.files.map { ($0.file, $0.firstRecord + count) }
        lines.append(contentsOf: other.lines)
        if parents.count > 0 || other.parents.count > 0 {
            parents.append(repeating: Self.noParent, count: count - parents.count)
            for parent in other.parents.elements {
                parents.append(parent == Self.noParent ? parent : UInt32(clamping: Int(parent) + parentOffset))
            }
            parents.append(repeating: Self.noParent, count: count + other.count - parents.count)
        }
        count += other.count
        rejected += other.rejected
    }

    /// Decides types and notations, and gives the columns and profiles, by position of the field. The builder is of no
    /// use afterwards.
    ///
    /// Linear in the number of values: about 10 ns each.
    public func finish(hints: ProfileHints = ProfileHints()) -> (columns: DatasetColumns, profiles: [FieldProfile]) {
        let evidence = (0..<paths.count).map { columns[$0].typeEvidence() }
        let dataset = DatasetEvidence(evidence)
        var values: [ColumnValues] = []
        var profiles: [FieldProfile] = []
        for (index, path) in paths.enumerated() {
            let column = columns[index].finish(
                path: path,
                evidence: evidence[index],
                declared: hints,
                dataset: dataset
            )
            values.append(column.values)
            profiles.append(column.profile)
        }
        let (lineElements, lineOwner) = lines.release()
        let kept = DatasetColumns(
            count: count,
            columns: values,
            files: releaseFiles(),
            lines: MappedArray(lineElements, owner: lineOwner),
            parents: parents.count > 0 ? releaseParents() : nil
        )
        return (kept, profiles)
    }

    private func releaseFiles() -> MappedArray<UInt32> {
        var result = GrowableBuffer<UInt32>()
        for (index, run) in files.enumerated() {
            result.append(repeating: index == 0 ? 0 : files[index - 1].file, count: run.firstRecord - result.count)
        }
        result.append(repeating: files.last?.file ?? 0, count: count - result.count)
        let (elements, owner) = result.release()
        return MappedArray(elements, owner: owner)
    }

    private func releaseParents() -> MappedArray<UInt32> {
        let (elements, owner) = parents.release()
        return MappedArray(elements, owner: owner)
    }
}
