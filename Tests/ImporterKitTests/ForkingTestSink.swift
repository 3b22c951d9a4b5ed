import IntegrationModel
import Synchronization

/// Keeps the records that it and its forks are given, for comparing.
final class ForkingTestSink: ForkingRecordSink {
    struct Record: Equatable {
        /// Absent values are nil; those at the end are left off.
        var values: [String?]
        var place: RecordPlace
        var parent: Int
    }

    let team: WorkTeam?
    /// A thread forks while another one joins what it read.
    private let paths = Mutex<[String]>([])
    private(set) var records: [Record] = []
    private(set) var rejected: [RecordPlace] = []
    private(set) var joined = 0

    init(_ team: WorkTeam?) { self.team = team }

    var fields: [String] { paths.withLock { $0 } }

    var fieldCount: Int { paths.withLock { $0.count } }

    func addField(_ path: String) -> Int {
        paths.withLock { paths in
            if let known = paths.firstIndex(of: path) { return known }
            paths.append(path)
            return paths.count - 1
        }
    }

    func beginFile(_ file: Int) {}

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        var values = values.map { $0.isAbsent ? nil : $0.string }
        while let last = values.last, last == nil { values.removeLast() }
        records.append(Record(values: values, place: place, parent: parent))
    }

    func reject(at place: RecordPlace) { rejected.append(place) }

    func fork() -> (any RecordSink)? {
        let fork = ForkingTestSink(nil)
        for path in fields { _ = fork.addField(path) }
        return fork
    }

    func join(_ fork: any RecordSink, parentOffset: Int) {
        guard let fork = fork as? ForkingTestSink else { return }
        joined += 1
        let positions = fork.fields.map(addField)
        for var record in fork.records {
            var values = [String?](repeating: nil, count: (positions.prefix(record.values.count).max() ?? -1) + 1)
            for (position, value) in record.values.enumerated() { values[positions[position]] = value }
            while let last = values.last, last == nil { values.removeLast() }
            record.values = values
            if record.parent >= 0 { record.parent += parentOffset }
            records.append(record)
        }
        rejected += fork.rejected
    }
}
