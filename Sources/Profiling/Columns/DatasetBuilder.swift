public import IntegrationModel

/// Takes the records of one dataset from any reader, over any number of files, and makes columns and profiles of
/// them.
///
/// A builder is used by one thread at a time. Chunks of a file, or files, may be read into builders of their own, by
/// several threads, and then be joined in the order of the export by ``merge(_:parentOffset:)``; the result is the
/// same as that of one builder, also byte for byte in the column file.
///
/// Records wait in a ``RecordBatch`` until a column can take some thousand values at once. Where there is a team, its
/// other threads take them while this one reads on.
///
/// With a path to spill to, memory is that of a block of 65,536 records whatever their number: 2 bytes a value, and up to
/// a limit 16 more for each value that is not one of those met last. Without, all blocks stay in memory.
public final class DatasetBuilder: RecordSink {
    /// The paths of the fields, by position.
    @exclusivity(unchecked) public private(set) var paths: [String]
    /// Records kept.
    @exclusivity(unchecked) public internal(set) var count = 0
    /// Records that the reader counted as read and not kept.
    public internal(set) var rejected = 0

    /// Why ``finish(hints:)`` had to leave all records out; nil where it has not.
    public internal(set) var failure: ColumnFileError?

    let keyed: KeyedHash
    let spillPath: String?
    let team: WorkTeam?
    let texts: TextKeeping?
    /// Whether plain values are still kept.
    var isKeeping: Bool
    // Nothing else can reach these while a record is appended: the checks would cost as much as to copy it.

    /// The records that come in.
    @exclusivity(unchecked) var waiting = RecordBatch()
    /// The records that the columns take at this moment, and the threads that see to it.
    var taken: RecordBatch?
    var taking: SharedTasks?
    /// Of the first ``columnCount`` fields; the others have only values that wait.
    var columns: UnsafeMutablePointer<ColumnBuilder>
    var columnCount = 0
    var capacity = 16
    /// Records that the columns have taken of the current block, and records that they have room for.
    var position = 0
    var codeCapacity = 64
    /// Complete blocks: as they came in, and encoded.
    var segmentCount = 0
    var blockCount = 0
    var encoder: BlockEncoder?
    /// Those of several threads.
    var encoders: [BlockEncoder] = []
    let order = ColumnOrder()
    /// Bytes that entries of the current block may take before they are set aside, and where they go.
    var blockMemory: Int
    var setAside: SetAsideEntries?
    @exclusivity(unchecked) var lines = PlaceColumn()
    /// The parents' positions; ``noParent`` for a record without. Empty as long as no record has a parent.
    @exclusivity(unchecked) var parents = PlaceColumn()
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
    ///   - blockMemory: bytes that values which hardly repeat may take until their block is complete; more of them wait in
    ///     a file beside that to which blocks are spilled. The result is the same.
    ///   - team: of threads that share the columns; nil for a builder beside which others are filled. The result is the
    ///     same.
    ///   - texts: the plain values that are kept in memory, none where it is nil.
    public init(
        key: HashKey,
        paths: [String] = [],
        spillingTo spillPath: String? = nil,
        blockMemory: Int = .max,
        team: WorkTeam? = nil,
        keeping texts: TextKeeping? = nil
    ) {
        keyed = KeyedHash(key: key)
        self.texts = texts
        isKeeping = texts != nil
        self.spillPath = spillPath
        self.blockMemory = spillPath == nil ? .max : blockMemory
        self.team = team
        self.paths = paths
        columns = .allocate(capacity: capacity)
    }

    deinit {
        taking?.finish()
        columns.deinitialize(count: columnCount)
        columns.deallocate()
    }

    public var fieldCount: Int { paths.count }

    public func addField(_ path: String) -> Int {
        paths.append(path)
        return paths.count - 1
    }

    public func beginFile(_ file: Int) {
        files.append((UInt32(clamping: file), count))
    }

    /// Appends a record. Values beyond the known fields are left out: a reader adds the field first.
    public func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        let fields = paths.count
        // The batch is not let go of meanwhile, and to count references would take as long as to copy a short record.
        let isFull = Unmanaged.passUnretained(waiting)._withUnsafeGuaranteedRef { batch in
            batch.append(values, fields: fields)
            return batch.isFull
        }
        keep(place, parent: parent)
        count += 1
        if isFull { takeWaiting() }
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

    func beginParents() {
        // Which blocks come before must not depend on how far other threads are.
        awaitColumns()
        hasParents = true
        recordsBeforeParents = encoder == nil ? 0 : count - lines.waiting.count
        parents.waiting.append(repeating: Self.noParent, count: lines.waiting.count)
    }
}
