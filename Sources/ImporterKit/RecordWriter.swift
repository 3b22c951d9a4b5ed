public import IntegrationModel

/// Writes records whose fields an importer knows beforehand, by name, into a sink.
///
/// For importers that make their records themselves; readers of nested documents and tables have faster ways.
public final class RecordWriter<Field: CaseIterable & Hashable & RawRepresentable<String>> {
    private let sink: any RecordSink
    private let positions: [(field: Field, position: Int)]
    private var bytes: [UInt8] = []
    private var values: [ByteSlice] = []

    /// - Parameter sink: gets a field for each case, in the order of the cases; the raw values are the names.
    public init(_ sink: any RecordSink) {
        self.sink = sink
        positions = Field.allCases.map { ($0, sink.addField($0.rawValue)) }
    }

    /// Appends a record. A field that is not in `record`, or is empty, is absent.
    ///
    /// - Parameter parent: the position of the record in the parent dataset that this one is a part of, counted from
    ///   the first record of the file.
    public func append(_ record: [Field: String], at place: RecordPlace, parent: Int = -1) {
        bytes.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
        values.append(contentsOf: repeatElement(.absent, count: sink.fieldCount))
        var ranges: [(position: Int, range: Range<Int>)] = []
        for (field, position) in positions {
            guard let text = record[field], !text.isEmpty, position < values.count else { continue }
            let start = bytes.count
            bytes.append(contentsOf: text.utf8)
            ranges.append((position, start..<bytes.count))
        }
        bytes.withUnsafeBufferPointer { buffer in
            for (position, range) in ranges {
                values[position] = ByteSlice(
                    start: buffer.baseAddress.map { $0 + range.lowerBound },
                    count: range.count
                )
            }
            values.withUnsafeBufferPointer { sink.append($0, at: place, parent: parent) }
        }
    }

    /// Counts a record that was read and not kept. Report why.
    public func reject(at place: RecordPlace) { sink.reject(at: place) }
}
