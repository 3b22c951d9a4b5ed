/// Where a record begins in its file.
public struct RecordPlace: Sendable, Hashable {
    /// The line, counted from 1.
    public var line: Int
    /// The offset of the first byte, in the bytes of the file as they were decoded to UTF-8.
    public var byteOffset: Int

    @inlinable
    public init(line: Int, byteOffset: Int) {
        self.line = line
        self.byteOffset = byteOffset
    }
}

/// Takes the records of one dataset, in the order of the export, and keeps of them what it needs.
///
/// Readers push: an internal iterator fits every source, also the event-driven ones, and records never pile up.
public protocol RecordSink: AnyObject {
    /// The number of fields known so far.
    var fieldCount: Int { get }

    /// Adds a field after those there are and returns its position. Records appended before have no value for it.
    func addField(_ path: String) -> Int

    /// Tells that the records that follow come from another file.
    ///
    /// - Parameter file: the position of the file in the dataset's list of files.
    func beginFile(_ file: Int)

    /// Appends a record.
    ///
    /// - Parameters:
    ///   - values: by position of the field; fewer than ``fieldCount`` means that the last ones are absent. The bytes
    ///     are valid during the call only.
    ///   - place: where the record begins.
    ///   - parent: the position of the record this one is a part of, in the parent dataset; -1 where there is none.
    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int)

    /// Counts a record that was read and not kept. The reader reports why, as a ``Diagnostic``.
    func reject(at place: RecordPlace)

    /// What gives the fields their positions. Sinks with the same object give a field the same position, and ask for
    /// nothing when a field that has one gets values again; nil where that is not known.
    var fieldDomain: AnyObject? { get }
}

extension RecordSink {
    public var fieldDomain: AnyObject? { nil }
}

/// A sink whose records may be read in several parts at once.
///
/// A fork knows the fields that the sink knows when it is forked, and takes the records of a part of the export that
/// begins later. Forks are joined in the order of the export; then the sink is the same as if it had taken all records
/// itself. A sink that does not fork is fed in order by one thread.
public protocol ForkingRecordSink: RecordSink {
    /// The threads that may fill forks; nil where one thread is to fill the sink.
    var team: WorkTeam? { get }

    /// An empty sink for the records of a part of the same file. May be called while another thread joins or appends.
    ///
    /// It is filled by one thread at a time, which may be another than the one that fills this sink. nil where that is
    /// not possible now; then the records are to be appended to the sink itself.
    func fork() -> (any RecordSink)?

    /// Takes over the records of a fork, which is of no use afterwards.
    ///
    /// - Parameters:
    ///   - fork: made by ``fork()`` of this sink.
    ///   - parentOffset: what is added to the positions of the parents of its records: how many records the parent
    ///     dataset had from this file before the part.
    func join(_ fork: any RecordSink, parentOffset: Int)
}

extension RecordSink {
    /// This sink, if it can be forked.
    public var forking: (any ForkingRecordSink)? {
        guard let sink = self as? any ForkingRecordSink, sink.team != nil else { return nil }
        return sink
    }
}
