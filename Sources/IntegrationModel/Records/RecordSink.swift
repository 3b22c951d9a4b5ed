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
}
