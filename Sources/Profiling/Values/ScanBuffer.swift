/// Memory that the scan of a value writes to, used for one value after the other.
struct ScanBuffer: ~Copyable {
    /// Bytes beyond the folded value that the scan may write.
    private static let slack = 64
    private static let head = 128

    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// Hashes of ``hashCount`` values, for who looks up several.
    let hashes: UnsafeMutablePointer<UInt64>
    /// ``ByteTable``, where no lazy initialisation has to be checked for.
    let table: UnsafePointer<UInt64>
    /// ``NullWords/lengths``, in the same way.
    let nullLengths: UnsafePointer<UInt64>
    /// ``BooleanWord/words``, in the same way.
    let booleans: WordTable
    /// ``CountryName/names``, in the same way.
    let countries: CountryName.Names

    static let hashCount = 64

    init() {
        hashes = .allocate(capacity: Self.hashCount)
        capacity = 192 + Self.slack
        memory = .allocate(capacity: Self.head + capacity)
        memory.initialize(repeating: 0, count: Self.head + capacity)
        table = ByteTable.words
        nullLengths = NullWords.lengths
        booleans = BooleanWord.words
        countries = CountryName.names
    }

    deinit {
        hashes.deallocate()
        memory.deallocate()
    }

    /// The value's letters and digits, folded.
    var folded: UnsafeMutablePointer<UInt8> {
        @inline(__always) get { memory + Self.head }
    }

    /// The value's shape, 32 bytes; while a text is scanned, 64.
    var shape: UnsafeMutablePointer<UInt8> {
        @inline(__always) get { memory }
    }

    /// Takes the shape of what is not a value's beginning.
    var unused: UnsafeMutablePointer<UInt8> { memory + 32 }

    /// A copy of a block that lies at the end of a page of memory, 64 bytes.
    var block: UnsafeMutablePointer<UInt8> { memory + 64 }

    func clearShape() {
        UnsafeMutableRawPointer(shape).storeBytes(of: SIMD4<UInt64>(), as: SIMD4<UInt64>.self)
    }

    /// Makes room for a value of some bytes. Folding never makes a value longer, but for one prefix digit.
    @inline(__always)
    mutating func reserve(_ count: Int) {
        if count + Self.slack > capacity { grow(count) }
    }

    private mutating func grow(_ count: Int) {
        memory.deallocate()
        capacity = count * 2 + Self.slack
        memory = .allocate(capacity: Self.head + capacity)
        memory.initialize(repeating: 0, count: Self.head + capacity)
    }
}
