public import BenchmarkData
import Foundation

/// The benchmark data on the disk: made once, and used again where it is complete.
///
/// Data is written below another name and renamed when it is whole, so that what has its name is complete.
public struct DataStore: Sendable {
    private let folders: Folders
    private let peers: Peers
    private let seed: UInt64

    /// The seed of the committed results.
    public static let standardSeed: UInt64 = 20_261_123

    public init(folders: Folders, peers: Peers, seed: UInt64 = DataStore.standardSeed) {
        self.folders = folders
        self.peers = peers
        self.seed = seed
    }

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// A generated file of at least `size` bytes, alone in its folder.
    public func file(_ kind: BenchmarkFile, size: Int) throws -> String {
        let folder = try make("\(kind.rawValue)-\(size)", needs: size) { folder in
            try kind.write(to: "\(folder)/\(Self.fileName(kind))", size: size, seed: seed)
        }
        return "\(folder)/\(Self.fileName(kind))"
    }

    static func fileName(_ kind: BenchmarkFile) -> String {
        switch kind {
        case .csv: "orders.csv"
        case .ndjson: "orders.ndjson"
        case .xml: "invoices.xml"
        }
    }

    /// `count` invoices as small files in one folder, and in one file: the two folders with the exports.
    func invoices(count: Int) throws -> (many: String, one: String) {
        let many = try make("invoices-many-\(count)", needs: count * 8000) { folder in
            try FileManager.default.createDirectory(atPath: "\(folder)/peppol", withIntermediateDirectories: true)
            try InvoiceSet.writeFolder("\(folder)/peppol", count: count, seed: seed)
        }
        let one = try make("invoices-one-\(count)", needs: count * 4000) { folder in
            try FileManager.default.createDirectory(atPath: "\(folder)/peppol", withIntermediateDirectories: true)
            try InvoiceSet.writeFile("\(folder)/peppol/invoices.xml", count: count, seed: seed)
        }
        return (many, one)
    }

    /// Two tables of so many parties each, and `truth.csv`: their folder.
    func parties(count: Int) throws -> String {
        try make("parties-\(count)", needs: count * 300) { folder in
            try PartyTables(count: count, seed: seed).write(to: folder)
        }
    }

    /// The tables of TPC-H as CSV files, in the folder of one system.
    ///
    /// An import keeps columns beside what it reads, so that three times the size of the tables has to be free.
    func tables(scale: Double) throws -> String {
        let size = Int(scale * 1.1e9)
        guard peers.has("tpchgen-cli") else {
            throw Failure(description: "skipped: tpchgen-cli, which makes the tables, is not installed")
        }
        let folder = try make("tpch-\(number(scale))", needs: size) { folder in
            try run(
                [peers.program("tpchgen-cli"), "csv", "-s", "\(scale)", "-o", "\(folder)/tpch", "--quiet"],
                output: "/dev/null"
            )
        }
        try require(3 * size, for: "importing TPC-H at scale \(number(scale))")
        return folder
    }

    /// What SPIDER finds in a copy of the tables in which every number is written in one way. The result is kept.
    func canonicalInclusions(of tables: String) throws -> String {
        guard peers.has("duckdb"), peers.has("desbordante") else {
            throw Failure(description: "skipped: DuckDB or Desbordante is not installed")
        }
        let name = URL(fileURLWithPath: tables).lastPathComponent
        let folder = try make("\(name)-inclusions", needs: Self.size(of: tables)) { folder in
            let copies = "\(folder)/tables"
            try FileManager.default.createDirectory(atPath: copies, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: copies) }
            let paths = CaseBook.tables(in: tables)
            try run(peers.script("canonical.py", [copies] + paths), output: "/dev/null")
            let files = paths.map { "\(copies)/\(URL(fileURLWithPath: $0).lastPathComponent)" }
            try run(peers.script("inclusions.py", ["spider", "2"] + files), output: "\(folder)/inclusions.txt")
        }
        return try String(contentsOfFile: "\(folder)/inclusions.txt", encoding: .utf8)
    }

    private func run(_ arguments: [String], output: String) throws {
        do {
            let errors = "\(folders.logs)/data.txt"
            let limits = Limits(seconds: 3600, bytes: Limits.halfOfMemory)
            _ = try MeasuredProcess.run(arguments, output: output, errors: errors, limits: limits)
        } catch let failure as MeasuredProcess.Failure {
            let program = arguments.prefix(2).map { URL(fileURLWithPath: $0).lastPathComponent }.joined(separator: " ")
            throw Failure(description: "skipped: \(program): \(folders.withoutThem(failure.description))")
        }
    }

    /// How many bytes the files in a folder have, and in the folders in it.
    static func size(of path: String) -> Int {
        let manager = FileManager.default
        var sum = 0
        for name in [""] + (manager.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []) {
            var information = stat()
            guard stat(name.isEmpty ? path : "\(path)/\(name)", &information) == 0 else { continue }
            if information.st_mode & S_IFMT == S_IFREG { sum += Int(information.st_size) }
        }
        return sum
    }

    /// Reads every file once, so that no command is measured with a colder cache than another.
    static func warm(_ path: String) {
        let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { buffer.deallocate() }
        for name in [""] + names {
            let file = open(name.isEmpty ? path : "\(path)/\(name)", O_RDONLY)
            guard file >= 0 else { continue }
            while read(file, buffer.baseAddress, buffer.count) > 0 {}
            close(file)
        }
    }

    private func make(_ name: String, needs bytes: Int, _ write: (String) throws -> Void) throws -> String {
        let manager = FileManager.default
        let folder = "\(folders.data)/v\(BenchmarkFile.version)-\(seed)/\(name)"
        if manager.fileExists(atPath: folder) { return folder }
        try require(bytes, for: "making \(name)")
        Log.say("making \(name)")
        let unfinished = folder + ".unfinished"
        try? manager.removeItem(atPath: unfinished)
        try manager.createDirectory(atPath: unfinished, withIntermediateDirectories: true)
        try manager.createDirectory(atPath: folders.logs, withIntermediateDirectories: true)
        do { try write(unfinished) } catch {
            try? manager.removeItem(atPath: unfinished)
            throw error
        }
        try manager.moveItem(atPath: unfinished, toPath: folder)
        return folder
    }

    /// A gigabyte is left to others.
    private func require(_ bytes: Int, for purpose: String) throws {
        let free = folders.free()
        guard free >= bytes + 1_000_000_000 else {
            throw Failure(
                description: "skipped: \(purpose) takes \(number(Double(bytes) / 1e9 + 1)) GB of disk, "
                    + "\(number(Double(free) / 1e9)) GB are free"
            )
        }
    }
}

/// What is going on, on standard error.
enum Log {
    static func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
