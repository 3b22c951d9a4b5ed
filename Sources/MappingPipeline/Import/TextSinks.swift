import IntegrationModel

/// Keeps the plain values of some fields.
final class TextSink: RecordSink {
    @exclusivity(unchecked) private(set) var columns: [TextColumn]
    private let wanted: [Int]
    private var paths: [String: Int]
    private var count: Int

    init(paths: [String], wanted: [Int]) {
        columns = wanted.map { _ in TextColumn() }
        self.paths = Dictionary(paths.enumerated().map { ($1, $0) }) { first, _ in first }
        count = paths.count
        self.wanted = wanted
    }

    var fieldCount: Int { count }

    var fieldDomain: AnyObject? { self }

    func addField(_ path: String) -> Int {
        if let known = paths[path] { return known }
        paths[path] = count
        count += 1
        return count - 1
    }

    func beginFile(_ file: Int) {}

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        for (slot, field) in wanted.enumerated() {
            columns[slot].append(
                utf8: field < values.count ? values[field].buffer : UnsafeBufferPointer(start: nil, count: 0)
            )
        }
    }

    func reject(at place: RecordPlace) {}
}

/// Takes records that nobody asked for.
final class CountingSink: RecordSink {
    private var paths: [String: Int] = [:]

    var fieldCount: Int { paths.count }

    var fieldDomain: AnyObject? { self }

    func addField(_ path: String) -> Int {
        if let known = paths[path] { return known }
        paths[path] = paths.count
        return paths.count - 1
    }

    func beginFile(_ file: Int) {}

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {}

    func reject(at place: RecordPlace) {}
}
