import IntegrationModel
import Synchronization

/// Everything a reader hands over, for comparing two readings.
final class RecordLog: ForkingRecordSink, Equatable {
    struct Record: Equatable {
        /// Without absent ones at the end.
        var values: [[UInt8]?]
        var place: RecordPlace
        var parent: Int
    }

    /// Guarded, as a thread may fork the log while another joins fields to it.
    private let names = Mutex<[String]>([])
    var fields: [String] { names.withLock { $0 } }
    private(set) var records: [Record] = []
    private(set) var rejected: [RecordPlace] = []
    /// The first value that is not UTF-8.
    private(set) var malformed: [UInt8]?
    private var positions: [String: Int] = [:]
    let team: WorkTeam?

    /// - Parameter team: that reads chunks of a text.
    init(_ team: WorkTeam? = nil) { self.team = team }

    var fieldCount: Int { positions.count }

    func addField(_ path: String) -> Int {
        if let known = positions[path] { return known }
        let position = positions.count
        positions[path] = position
        names.withLock { $0.append(path) }
        return position
    }

    func beginFile(_ file: Int) {}

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        for value in values where malformed == nil && !isUTF8(value.buffer) { malformed = Array(value.buffer) }
        var kept = values.map { $0.isAbsent ? nil : Array($0.buffer) }
        while let last = kept.last, last == nil { kept.removeLast() }
        records.append(Record(values: kept, place: place, parent: parent))
    }

    func fork() -> (any RecordSink)? {
        let fork = RecordLog()
        for field in fields { _ = fork.addField(field) }
        return fork
    }

    func join(_ fork: any RecordSink, parentOffset: Int) {
        guard let fork = fork as? RecordLog else { return }
        let places = fork.fields.map(addField)
        for record in fork.records {
            let width = places.prefix(record.values.count).max().map { $0 + 1 } ?? 0
            var values = [[UInt8]?](repeating: nil, count: width)
            for (value, place) in zip(record.values, places) { values[place] = value }
            while let last = values.last, last == nil { values.removeLast() }
            let parent = record.parent < 0 ? record.parent : record.parent + parentOffset
            records.append(Record(values: values, place: record.place, parent: parent))
        }
        rejected += fork.rejected
        malformed = malformed ?? fork.malformed
    }

    func reject(at place: RecordPlace) { rejected.append(place) }

    static func == (first: RecordLog, second: RecordLog) -> Bool {
        first.fields == second.fields && first.records == second.records && first.rejected == second.rejected
    }

    /// Checks what every reader promises of the records of one table.
    func check(parents: Int) throws {
        try require(malformed == nil, "a value is not UTF-8: \(malformed ?? [])")
        var line = 1
        for record in records {
            try require(record.values.count <= fields.count, "a record has more values than there are fields")
            try require(record.place.line >= line, "line \(record.place.line) comes after line \(line)")
            try require(record.place.byteOffset >= 0, "a record begins before its file")
            try require(record.parent < parents, "parent \(record.parent) of \(parents)")
            line = record.place.line
        }
        try require(Set(fields).count == fields.count, "a field was added twice")
    }
}

/// Whether all bytes are well formed; the standard library's own opinion, not the product's.
func isUTF8(_ bytes: some Sequence<UInt8>) -> Bool {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while true {
        switch decoder.decode(&iterator) {
        case .scalarValue: continue
        case .emptyInput: return true
        case .error: return false
        }
    }
}
