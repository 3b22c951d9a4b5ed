import FoundationEssentials
import IntegrationModel
import Testing

@testable import Profiling

/// Values of several kinds as bytes, so that some hundred thousand are made quickly.
private struct Stream {
    static let paths = ["key", "city", "amount", "day", "late", "mixed"]

    let records: Int
    private var bytes: [UInt8] = []
    private var ends: [Int] = [0]

    init(records: Int, seed: UInt64) {
        self.records = records
        var random = SeededGenerator(state: seed)
        for record in 0..<records {
            let number = Int(random.next() >> 40)
            put(record % 977 == 976 ? "" : "K\(record)")
            put(["Gent", "Aalst", "NULL", "Luik", ""][number % 5])
            put("\(number % 3000),\(number % 7)5")
            put("2025-\(10 + number % 3)-\(10 + number % 18)")
            put(record < 70_000 ? "" : "\(record / 1000)")
            put(record < 66_000 ? "open" : number % 3 == 0 ? "x\(number)" : "\(number % 90_000)")
        }
    }

    private mutating func put(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        ends.append(bytes.count)
    }

    /// Appends a run of records; some have parents.
    func append(_ range: Range<Int>, to builder: DatasetBuilder) {
        let fields = Self.paths.count
        bytes.withUnsafeBufferPointer { bytes in
            for record in range {
                let values = (record * fields..<(record + 1) * fields).map { index in
                    ByteSlice(start: bytes.baseAddress.map { $0 + ends[index] }, count: ends[index + 1] - ends[index])
                }
                let place = RecordPlace(line: record + 2 + record / 100, byteOffset: 0)
                values.withUnsafeBufferPointer {
                    builder.append($0, at: place, parent: record < 68_000 ? -1 : record / 3)
                }
            }
        }
    }
}

@Suite struct `Column storage` {
    private static let stream = Stream(records: 150_000, seed: 5)
    private static let whole = finished(cuts: [], spills: false, threads: 1)
    private static let folder = FileManager.default.temporaryDirectory.path

    private struct Result {
        var profiles: [FieldProfile]
        var columns: DatasetColumns
        var file: Data
    }

    /// Reads the stream, cut into chunks that are joined.
    private static func finished(cuts: [Int], spills: Bool, threads: Int, blockMemory: Int = .max) -> Result {
        let path = "\(folder)/koppel-columns-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let team = WorkTeam(threads: threads)
        let host = DatasetBuilder(
            key: testKey,
            paths: Stream.paths,
            spillingTo: spills ? path + ".spill" : nil,
            blockMemory: blockMemory,
            team: team
        )
        let (columns, profiles) = team.run {
            host.beginFile(3)
            var start = 0
            for cut in cuts + [stream.records] {
                if start == cuts.last ?? 0 {
                    stream.append(start..<cut, to: host)
                } else {
                    let chunk = DatasetBuilder(key: testKey, paths: Stream.paths)
                    stream.append(start..<cut, to: chunk)
                    host.merge(chunk)
                }
                start = cut
            }
            return host.finish()
        }
        try? ColumnFile.keep(columns, at: path)
        return Result(
            profiles: profiles,
            columns: columns,
            file: FileManager.default.contents(atPath: path) ?? Data()
        )
    }

    private func bits(_ columns: DatasetColumns) -> [[UInt64]] {
        columns.columns.map { Array($0.hashes) + ($0.numbers.map { $0.map(\.bitPattern) } ?? []) }
            + [columns.files, columns.lines, columns.parents ?? MappedArray([])].map { $0.map(UInt64.init) }
    }

    @Test(
        arguments: [([Int](), 3), ([1, 65_536, 100_000], 1), ([50_000, 131_072], 2), ([500, 900, 5000], 1)],
        [false, true]
    )
    func `gives the same columns and profiles for any chunks, threads and place`(
        _ reading: (cuts: [Int], threads: Int),
        _ spills: Bool
    ) throws {
        let result = Self.finished(cuts: reading.cuts, spills: spills, threads: reading.threads)
        #expect(result.profiles == Self.whole.profiles)
        #expect(bits(result.columns) == bits(Self.whole.columns))
    }

    @Test func `gives the same file byte for byte for any random cuts`() throws {
        var random = SeededGenerator(state: 8)
        let files = (0..<3).map { _ in
            let cuts = (0..<Int.random(in: 0...5, using: &random)).map { _ in
                Int.random(in: 1..<Self.stream.records, using: &random)
            }
            return Self.finished(cuts: cuts.sorted(), spills: true, threads: Int.random(in: 1...3, using: &random)).file
        }
        #expect(files[0].count > 1_000_000)
        #expect(files.allSatisfy { $0 == files[0] })
    }

    @Test(arguments: [([Int](), 2), ([1, 65_536, 100_000], 1), ([50_000, 131_072], 2)], [1 << 12, 1 << 20])
    func `gives the same file where values wait outside of memory`(
        _ reading: (cuts: [Int], threads: Int),
        _ blockMemory: Int
    ) {
        let usual = Self.finished(cuts: reading.cuts, spills: true, threads: reading.threads)
        let result = Self.finished(
            cuts: reading.cuts,
            spills: true,
            threads: reading.threads,
            blockMemory: blockMemory
        )
        #expect(result.file == usual.file)
        #expect(result.profiles == usual.profiles)
    }

    @Test func `sets entries of a block aside and takes them back in their order`() throws {
        let file = try #require(SetAsideEntries(beside: "\(Self.folder)/koppel-columns-\(UUID().uuidString)"))
        var segment = ColumnSegment()
        defer { segment.free() }
        for entry in 1...1000 {
            #expect(segment.add(UInt64(entry), UInt64(entry) << 8) == entry)
            if entry % 300 == 0 {
                segment.setEntriesAside(in: file, of: 2)
                #expect(segment.heldBytes == 0)
            }
        }
        try segment.takeEntriesBack(from: file, of: 2)
        #expect((1...1000).allSatisfy { segment.hashes?[$0] == UInt64($0) && segment.tokens?[$0] == UInt64($0) << 8 })
        #expect(segment.add(5, 6) == 1001)
    }

    @Test func `encodes columns of few values in few bytes`() {
        let columns = Self.whole.columns.columns
        #expect(columns[1].hashes.blocks.map(\.encoding) == [.codes8, .codes8, .codes8])
        #expect(columns[2].numbers?.blocks.map(\.encoding) == [.codes16, .codes16, .plain])
        #expect(columns[0].hashes.blocks.map(\.encoding) == [.plain, .plain, .plain])
        #expect(columns[4].hashes.blocks.map(\.encoding) == [.repeated, .codes8, .codes8])
        #expect(columns[5].hashes.blocks.first?.encoding == .repeated)
    }

    @Test func `stays when the folder cannot be written`() {
        let host = DatasetBuilder(key: testKey, paths: Stream.paths, spillingTo: "/nowhere/x")
        host.beginFile(3)
        Self.stream.append(0..<Self.stream.records, to: host)
        #expect(bits(host.finish().columns) == bits(Self.whole.columns))
    }

    @Test func `reads into memory a file that the system does not map`() throws {
        let path = "\(Self.folder)/koppel-columns-\(UUID().uuidString)"
        let storage = BlockStorage(path: path)
        let numbers = (0..<100_000).map { UInt64($0) }
        let large = numbers.withUnsafeBytes { storage.append($0) }
        let small = [7 as UInt64].withUnsafeBytes { storage.append($0) }
        try storage.seal(map: { _, _ in nil })
        func words(_ address: BlockStorage.Address, _ count: Int) -> UnsafeRawBufferPointer {
            UnsafeRawBufferPointer(start: storage.pointer(address), count: count * 8)
        }
        storage.release(words(large, numbers.count))
        storage.prepareForWriting(words(large, numbers.count))
        #expect(Array(words(large, numbers.count).bindMemory(to: UInt64.self)) == numbers)
        #expect(words(small, 1).bindMemory(to: UInt64.self)[0] == 7)
        storage.erase(large, numbers.count * 8)
        #expect(words(large, numbers.count).allSatisfy { $0 == 0 })
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `leaves no file behind that nobody keeps`() {
        let path = "\(Self.folder)/koppel-columns-\(UUID().uuidString)"
        var host: DatasetBuilder? = DatasetBuilder(key: testKey, paths: Stream.paths, spillingTo: path)
        Self.stream.append(0..<70_000, to: host!)
        #expect(FileManager.default.fileExists(atPath: path))
        var columns = host?.finish().columns
        host = nil
        #expect(columns?.count == 70_000)
        columns = nil
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `reads damaged files as an error or as other values, and never beyond them`() throws {
        let path = "\(Self.folder)/koppel-columns-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        var random = SeededGenerator(state: 21)
        let host = DatasetBuilder(key: testKey, paths: Stream.paths)
        Self.stream.append(69_500..<70_500, to: host)
        try ColumnFile.write(host.finish().columns, to: path)
        let whole = try #require(FileManager.default.contents(atPath: path))
        for _ in 0..<400 {
            var damaged = whole
            for _ in 0..<Int.random(in: 1...40, using: &random) {
                damaged[Int.random(in: 80..<damaged.count, using: &random)] = UInt8(truncatingIfNeeded: random.next())
            }
            if Bool.random(using: &random) { damaged.removeLast(Int.random(in: 0..<damaged.count, using: &random)) }
            try damaged.write(to: URL(fileURLWithPath: path))
            guard let columns = try? ColumnFile.read(path) else { continue }
            #expect(bits(columns).count == Stream.paths.count + 3)
        }
    }

    @Test func `reads damaged codes and directories whose checksum is right`() throws {
        let path = "\(Self.folder)/koppel-columns-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        var random = SeededGenerator(state: 22)
        let host = DatasetBuilder(key: testKey, paths: Stream.paths)
        Self.stream.append(69_500..<70_500, to: host)
        try ColumnFile.write(host.finish().columns, to: path)
        let whole = try #require(FileManager.default.contents(atPath: path)).map { $0 }
        let header = try whole.withUnsafeBytes { try ColumnFileHeader(reading: $0, path: path) }
        for _ in 0..<400 {
            var damaged = whole
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let position = Int.random(in: header.directoryOffset..<damaged.count, using: &random)
                damaged[position] = UInt8(truncatingIfNeeded: random.next() >> random.next() % 8)
            }
            for position in 80..<header.directoryOffset where random.next() % 3 == 0 { damaged[position] = 0xFF }
            let fixed = damaged[header.directoryOffset...].withUnsafeBytes { header.bytes($0) }
            try Data(fixed + damaged[fixed.count...]).write(to: URL(fileURLWithPath: path))
            do {
                #expect(try bits(ColumnFile.read(path)).count >= Stream.paths.count)
            } catch {
                #expect(error is ColumnFileError)
            }
        }
    }

    @Test func `counts distinct words in parts as at once`() {
        var random = SeededGenerator(state: 4)
        let words = (0..<3_000_000).map { _ in random.next() | 1 }
        let counted = words.withUnsafeBufferPointer { words in
            DistinctCount.exact(words.count) { body in for word in words[0..<2_900_000] { body(word) } }
        }
        #expect(counted == Set(words[0..<2_900_000]).count)
    }

    @Test(arguments: [1, 2, 5, 48])
    func `counts about as many words in each part`(_ passes: Int) {
        var random = SeededGenerator(state: 6)
        var counts = [Int](repeating: 0, count: passes)
        for _ in 0..<100_000 { counts[DistinctCount.pass(of: random.next(), passes)] += 1 }
        #expect(counts.allSatisfy { abs($0 * passes - 100_000) < 15_000 })
    }
}
