import Glibc
import IntegrationModel

/// Keeps encoded blocks: in a file while an export is being read, else in memory.
///
/// Where the file cannot be written (any more), what follows stays in memory: an import fails for want of disk only
/// when its column file is to be kept.
final class BlockStorage: @unchecked Sendable {
    /// Where bytes lie: an offset in the file, or minus an address in memory.
    struct Address: Equatable {
        fileprivate var word: Int

        static let nothing = Address(word: 0)
    }

    /// The path of the file; nil where blocks stay in memory.
    private(set) var path: String?
    private var descriptor: Int32 = -1
    /// Bytes in the file, and behind them those that wait to be written.
    private var written = 0
    private let waiting: UnsafeMutableRawPointer
    private var waitingCount = 0
    private var allocations: [UnsafeMutableRawPointer] = []
    private var mapping: UnsafeMutableRawBufferPointer?
    /// Whether ``mapping`` is memory into which the file was read, as the system would not map it.
    private var isCopy = false
    /// That of the complete file; empty before.
    private var header: [UInt8] = []

    private static let bufferSize = 1 << 18

    /// - Parameter path: of the file, which is made anew; nil to keep blocks in memory.
    init(path: String?) {
        waiting = .allocate(byteCount: path == nil ? 0 : Self.bufferSize, alignment: 8)
        guard let path else { return }
        descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        self.path = path
        ColumnFileHeader.blank.withUnsafeBytes { _ = append($0) }
    }

    deinit {
        waiting.deallocate()
        for memory in allocations { memory.deallocate() }
        if let mapping, isCopy {
            mapping.deallocate()
        } else if let mapping {
            munmap(mapping.baseAddress, mapping.count)
        }
        if descriptor >= 0 { Glibc.close(descriptor) }
        if let path { unlink(path) }
    }

    /// Appends bytes, from a multiple of 8 on.
    func append(_ bytes: UnsafeRawBufferPointer) -> Address {
        guard let source = bytes.baseAddress, bytes.count > 0 else { return .nothing }
        let padded = (bytes.count + 7) & ~7
        if path != nil, padded <= Self.bufferSize || writeWaiting() && write(bytes) {
            if padded > Self.bufferSize {
                defer { written += padded }
                if padded > bytes.count { lseek(descriptor, off_t(padded - bytes.count), SEEK_CUR) }
                return Address(word: written)
            }
            if waitingCount + padded <= Self.bufferSize || writeWaiting() {
                let address = Address(word: written + waitingCount)
                (waiting + waitingCount).copyMemory(from: source, byteCount: bytes.count)
                (waiting + waitingCount + bytes.count).initializeMemory(
                    as: UInt8.self,
                    repeating: 0,
                    count: padded - bytes.count
                )
                waitingCount += padded
                return address
            }
        }
        let memory = UnsafeMutableRawPointer.allocate(byteCount: padded, alignment: 8)
        memory.copyMemory(from: source, byteCount: bytes.count)
        allocations.append(memory)
        return Address(word: -Int(bitPattern: memory))
    }

    /// Writes what waits. Where that fails it stays where it is, and nothing more goes to the file.
    private func writeWaiting() -> Bool {
        guard write(UnsafeRawBufferPointer(start: waiting, count: waitingCount)) else { return false }
        written += waitingCount
        waitingCount = 0
        return true
    }

    private func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let path else { return false }
        if OutputFile.write(bytes, to: descriptor) { return true }
        // The file is no column file any more, but what was written is still read from it.
        unlink(path)
        self.path = nil
        return false
    }
}

extension BlockStorage {
    /// Maps the first bytes of an open file into memory; nil where the system refuses.
    typealias Mapper = (_ descriptor: Int32, _ count: Int) -> UnsafeMutableRawPointer?

    static func map(_ descriptor: Int32, _ count: Int) -> UnsafeMutableRawPointer? {
        guard let start = mmap(nil, count, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), start != MAP_FAILED
        else {
            return nil
        }
        return start
    }

    /// Ends the appending and makes all that was kept readable: the file is mapped into memory, or where the system
    /// refuses that, read into memory.
    ///
    /// - Throws: ``ColumnFileError`` where neither can be done; what lies in the file is lost then.
    func seal(map: Mapper = BlockStorage.map) throws(ColumnFileError) {
        guard descriptor >= 0 else { return }
        if path != nil { _ = writeWaiting() }
        guard written > 0 else { return }
        if let start = map(descriptor, written) {
            mapping = UnsafeMutableRawBufferPointer(start: start, count: written)
            return
        }
        let error = ColumnFileError.system(path ?? "the columns of a dataset")
        guard let memory = malloc(written) else { throw error }
        var position = 0
        while position < written {
            let count = pread(descriptor, memory + position, min(written - position, 1 << 30), off_t(position))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                free(memory)
                throw error
            }
            position += count
        }
        (mapping, isCopy) = (UnsafeMutableRawBufferPointer(start: memory, count: written), true)
        // What changes in memory from here on does not reach the file.
        if let path { unlink(path) }
        path = nil
    }

    /// What lies at an address, after ``seal(map:)`` has succeeded.
    func pointer(_ address: Address) -> UnsafeMutableRawPointer {
        if address.word < 0 { return UnsafeMutableRawPointer(bitPattern: -address.word).unsafelyUnwrapped }
        if address.word >= written { return waiting + (address.word - written) }
        return (mapping?.baseAddress).unsafelyUnwrapped + address.word
    }

    /// Tells the system that all of some bytes of the file will be written, so that it need not find that out page by
    /// page.
    func prepareForWriting(_ bytes: UnsafeRawBufferPointer) {
        guard !isCopy, let mapping, let start = bytes.baseAddress, let base = mapping.baseAddress,
            start >= UnsafeRawPointer(base),
            start < UnsafeRawPointer(base) + written
        else { return }
        let page = UInt(getpagesize())
        let first = UInt(bitPattern: start) & ~(page - 1)
        let end = UInt(bitPattern: start) + UInt(bytes.count)
        madvise(UnsafeMutableRawPointer(bitPattern: first), Int(end - first), Self.populateWritable)
    }

    /// `MADV_POPULATE_WRITE`, since Linux 5.14; earlier ones refuse, and nothing is lost.
    private static let populateWritable: Int32 = 23

    /// What blocks without a value hold: in the header of the file where there is one.
    var constants: ColumnFileHeader.Constants {
        guard path != nil, let start = mapping?.baseAddress else { return ColumnFileHeader.Constants.shared }
        return ColumnFileHeader.Constants(start)
    }

    /// The offset in the file of memory that is mapped from it.
    func offset(of pointer: UnsafeRawPointer) -> Int? {
        guard let start = mapping?.baseAddress, pointer >= start, pointer < start + written else { return nil }
        return pointer - UnsafeRawPointer(start)
    }

    /// Overwrites bytes that are of no use any more with zeros, and gives their place on the disk back.
    func erase(_ address: Address, _ count: Int) {
        guard address.word >= 0, address.word < written, count > 0 else { return }
        let page = Int(getpagesize())
        let first = (address.word + page - 1) / page * page
        let end = (address.word + count) / page * page
        let start = pointer(address)
        if first < end, madvise(start + (first - address.word), end - first, MADV_REMOVE) == 0 {
            memset(start, 0, first - address.word)
            memset(start + (end - address.word), 0, address.word + count - end)
        } else {
            memset(start, 0, count)
        }
    }

    /// Writes the directory behind the blocks, so that the file is a column file.
    func complete(_ columns: DatasetColumns) {
        guard path != nil, allocations.isEmpty, let directory = ColumnFileDirectory(columns, offset: offset) else {
            return
        }
        let header = directory.header(at: written)
        let isWritten = directory.bytes.withUnsafeBytes { write($0) }
        guard isWritten, header.withUnsafeBytes({ pwrite(descriptor, $0.baseAddress, $0.count, 0) }) == header.count
        else { return }
        self.header = header
    }

    /// Gives the complete file another name, under which it stays, where it holds these columns and nothing else.
    func move(_ columns: DatasetColumns, to newPath: String) -> Bool {
        guard !header.isEmpty, let path, let directory = ColumnFileDirectory(columns, offset: offset),
            directory.header(at: written) == header, rename(path, newPath) == 0
        else { return false }
        self.path = nil
        return true
    }
}

extension BlockStorage: ReleasablePages {
    func release(_ bytes: UnsafeRawBufferPointer) {
        if let mapping, !isCopy { releasePages(bytes, in: UnsafeRawBufferPointer(mapping)) }
    }
}
