public import IntegrationModel

/// Takes the records of one dataset from any reader, over any number of files, and makes columns and profiles of
/// them.
///
/// A builder is used by one thread at a time. Chunks of a file, or files, may be read into builders of their own, by
/// several threads, and then be joined in the order of the export by ``merge(_:parentOffset:)``; the result is the
/// same as that of one builder, also byte for byte in the column file.
///
/// With a path to spill to, memory is that of a block of 65,536 records whatever their number: 2 bytes a value, 16
/// more for each value that is not one of those met last, and some 20 KB a field. Without, all blocks stay in memory.
public final class DatasetBuilder: RecordSink {
    /// The paths of the fields, by position.
    public private(set) var paths: [String]
    /// Records kept.
    public internal(set) var count = 0
    /// Records that the reader counted as read and not kept.
    public internal(set) var rejected = 0

    private let keyed: KeyedHash
    private let spillPath: String?
    var columns: UnsafeMutablePointer<ColumnBuilder>
    private var capacity: Int
    private let buffer: UnsafeMutablePointer<ScanBuffer>
    /// Records in the current block, and records that its columns have room for.
    var position = 0
    private var codeCapacity = 64
    private var cacheLimit = ColumnBuilder.plainCacheSize
    /// Complete blocks: as they came in, and encoded.
    var segmentCount = 0
    var blockCount = 0
    var encoder: BlockEncoder?
    var lines = PlaceColumn()
    /// The parents' positions; ``noParent`` for a record without. Empty as long as no record has a parent.
    var parents = PlaceColumn()
    /// Records in complete blocks that are encoded and have no parents.
    var recordsBeforeParents = 0
    var hasParents = false
    /// Where each file's records begin.
    var files: [(file: UInt32, firstRecord: Int)] = []

    /// The position of the parent where there is none.
    public static let noParent = UInt32.max

    /// - Parameters:
    ///   - key: the workspace's, the same for all datasets that are to be compared.
    ///   - paths: the fields that are known before the first record.
    ///   - spillPath: a file to write complete blocks to while records come in, which is made anew when the first
    ///     block is complete; nil to keep them in memory, as for a chunk that is joined to another builder.
    public init(key: HashKey, paths: [String] = [], spillingTo spillPath: String? = nil) {
        keyed = KeyedHash(key: key)
        self.spillPath = spillPath
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
        (columns + paths.count).initialize(
            to: ColumnBuilder(segments: segmentCount, blocks: blockCount, codeCapacity: codeCapacity)
        )
        paths.append(path)
        if paths.count & (paths.count - 1) == 0 { limitCaches() }
        columns[paths.count - 1].cacheLimit = cacheLimit
        return paths.count - 1
    }

    /// Shares 16 MB among the caches of the columns.
    private func limitCaches() {
        let share = (1 << 24) / (paths.count * 40)
        cacheLimit = ColumnBuilder.plainCacheSize
        while cacheLimit * 2 <= share, cacheLimit < ColumnBuilder.largestCacheSize { cacheLimit *= 2 }
        for index in 0..<paths.count { columns[index].cacheLimit = cacheLimit }
    }

    public func beginFile(_ file: Int) {
        files.append((UInt32(clamping: file), count))
    }

    /// Appends a record. Values beyond the known fields are left out: a reader adds the field first.
    public func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        // Read once: each access to a stored property of a class is checked for exclusivity.
        let (columns, buffer, keyed, position) = (columns, buffer, keyed, position)
        if position == codeCapacity { reserve(position + 1) }
        let known = min(values.count, paths.count)
        for index in 0..<known {
            let value = values[index]
            if let start = value.start, value.count > 0 {
                columns[index].append(start, value.count, at: position, keyed, &buffer.pointee)
            }
        }
        keep(place, parent: parent)
        advance(by: 1)
    }

    /// Appends some records at once, column by column: what belongs to a column stays in the fastest memory of the core
    /// meanwhile, and the ways its values take are foreseen better. Some hundred records are a good number.
    ///
    /// - Parameters:
    ///   - values: of all records, each with as many values as there are fields now, record by record.
    ///   - places: where each record begins.
    ///   - parents: the position of each record's parent, -1 where there is none; nil where no record has one.
    public func append(
        records values: UnsafeBufferPointer<ByteSlice>,
        at places: UnsafeBufferPointer<RecordPlace>,
        parents: UnsafeBufferPointer<Int>? = nil
    ) {
        let fields = paths.count
        precondition(values.count == fields * places.count, "a value for each field of each record")
        var first = 0
        while first < places.count {
            let end = min(places.count, first + ColumnSegment.size - position)
            let (columns, buffer, keyed, position) = (columns, buffer, keyed, position)
            reserve(position + end - first)
            for index in 0..<fields {
                for record in first..<end {
                    let value = values[record &* fields &+ index]
                    if let start = value.start, value.count > 0 {
                        columns[index].append(start, value.count, at: position + record - first, keyed, &buffer.pointee)
                    }
                }
            }
            for record in first..<end { keep(places[record], parent: parents?[record] ?? -1) }
            advance(by: end - first)
            first = end
        }
    }

    @inline(__always)
    private func keep(_ place: RecordPlace, parent: Int) {
        if parent >= 0 || hasParents {
            if !hasParents { beginParents() }
            parents.waiting.append(parent >= 0 ? UInt32(clamping: parent) : Self.noParent)
        }
        lines.waiting.append(UInt32(clamping: place.line))
    }

    public func reject(at place: RecordPlace) {
        rejected += 1
    }

    /// Makes room for so many records in the current block.
    func reserve(_ records: Int) {
        guard records > codeCapacity else { return }
        while codeCapacity < records { codeCapacity *= 2 }
        for index in 0..<paths.count { columns[index].reserveCodes(codeCapacity, records: position) }
    }

    func beginParents() {
        hasParents = true
        recordsBeforeParents = encoder == nil ? 0 : count - position
        parents.waiting.append(repeating: Self.noParent, count: lines.waiting.count)
    }

    /// Counts records that the columns have taken, and ends the block where it is complete.
    func advance(by records: Int) {
        position += records
        count += records
        if position == ColumnSegment.size { completeBlock() }
    }

    private func completeBlock() {
        if encoder == nil, let spillPath { encoder = BlockEncoder(BlockStorage(path: spillPath)) }
        if let encoder {
            for index in 0..<paths.count { columns[index].encodeSegment(records: position, encoder) }
            lines.encode(position, into: encoder.storage)
            if hasParents { parents.encode(position, into: encoder.storage) }
            blockCount += 1
        } else {
            for index in 0..<paths.count { columns[index].keepSegment() }
            segmentCount += 1
        }
        position = 0
    }
}
