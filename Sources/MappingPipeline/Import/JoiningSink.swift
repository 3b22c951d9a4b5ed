import IntegrationModel
import Profiling
import Synchronization

/// A sink that several files feed, and several threads: a field that an earlier file brought keeps its place.
final class JoiningSink: ForkingRecordSink {
    private struct Fields {
        var paths: [String] = []
        var positions: [String: Int] = [:]

        mutating func add(_ path: String) -> Int {
            positions[path] = paths.count
            paths.append(path)
            return paths.count - 1
        }
    }

    let team: WorkTeam?
    private let key: HashKey
    private let builder: DatasetBuilder
    private let texts: TextKeeping?
    /// Guarded, as a thread may fork the sink while another joins fields to it.
    private let fields: Mutex<Fields>

    /// - Parameters:
    ///   - builder: without fields.
    ///   - team: reads into forks; nil where one thread is to read.
    ///   - texts: the plain values that the builder keeps.
    init(_ builder: DatasetBuilder, key: HashKey, team: WorkTeam?, keeping texts: TextKeeping? = nil) {
        self.texts = texts
        self.builder = builder
        self.key = key
        self.team = team
        fields = Mutex(Fields())
    }

    var fieldCount: Int { builder.fieldCount }

    var fieldDomain: AnyObject? { self }

    func addField(_ path: String) -> Int {
        fields.withLock { fields in
            if let known = fields.positions[path] { return known }
            _ = builder.addField(path)
            return fields.add(path)
        }
    }

    func beginFile(_ file: Int) { builder.beginFile(file) }

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        builder.append(values, at: place, parent: parent)
    }

    func reject(at place: RecordPlace) { builder.reject(at: place) }

    func fork() -> (any RecordSink)? {
        let fork = JoiningSink(DatasetBuilder(key: key, keeping: texts), key: key, team: nil, keeping: texts)
        for path in fields.withLock({ $0.paths }) { _ = fork.addField(path) }
        return fork
    }

    func join(_ fork: any RecordSink, parentOffset: Int) {
        guard let fork = fork as? JoiningSink else { return }
        join(fork, parentOffset: parentOffset, fileOffset: 0)
    }

    /// - Parameter fileOffset: what is added to the positions of the files of the other's records.
    func join(_ other: JoiningSink, parentOffset: Int, fileOffset: Int) {
        builder.merge(other.builder, parentOffset: parentOffset, fileOffset: fileOffset)
        fields.withLock { fields in
            for path in builder.paths[fields.paths.count...] { _ = fields.add(path) }
        }
    }
}
