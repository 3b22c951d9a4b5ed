import CLibXML2

/// The texts that cells of a workbook share (ECMA-376 part 1, 18.4.9). They are kept outside of memory.
struct SharedStrings {
    private let bytes: FileBytes?
    /// Where each text begins, and the end of the last.
    private let starts: [Int]

    /// - Parameter bytes: nil where the workbook has none.
    init(_ bytes: FileBytes?, part: String, _ parts: any WorkbookParts) throws {
        guard let bytes else {
            (self.bytes, starts) = (nil, [])
            return
        }
        var found: [Int] = []
        let stored = try parts.store { write in
            try withoutActuallyEscaping(write) { write in
                let events = SharedStringEvents(write)
                try events.read(bytes, part: part)
                found = events.starts
            }
        }
        (self.bytes, starts) = (stored, found)
    }

    /// Adds a text to the end of `target`; false where there is none of that number.
    func append(_ number: Int, to target: inout [UInt8]) -> Bool {
        guard number >= 0, number < starts.count - 1, let bytes else { return false }
        target.append(contentsOf: bytes.buffer[starts[number]..<starts[number + 1]])
        return true
    }
}

/// Takes the texts as they come.
private final class SharedStringEvents: XMLEventHandler {
    private(set) var starts: [Int] = []
    private let write: (UnsafeRawBufferPointer) throws -> Void
    private var block: [UInt8] = []
    private var written = 0
    private var depth = 0
    private var isText = false
    private var phonetic = 0
    private var failure: (any Error)?

    init(_ write: @escaping (UnsafeRawBufferPointer) throws -> Void) { self.write = write }

    func read(_ bytes: FileBytes, part: String) throws {
        try parse(bytes, part: part)
        starts.append(written + block.count)
        // A file without a byte can't be opened.
        block.append(0)
        flush()
        if let failure { throw failure }
    }

    override func startElement(_ name: UnsafePointer<UInt8>, _ attributes: XMLAttributes) {
        guard depth < Self.deepestPart else { return parser.stop(.depth(Self.deepestPart)) }
        depth += 1
        if SheetName.si.matches(name) { starts.append(written + block.count) }
        if SheetName.rPh.matches(name) || phonetic > 0 { phonetic += 1 }
        isText = phonetic == 0 && SheetName.t.matches(name)
    }

    override func endElement() {
        depth -= 1
        isText = false
        if phonetic > 0 { phonetic -= 1 }
        if block.count > 1 << 16 { flush() }
    }

    override func text(_ start: UnsafePointer<UInt8>, _ count: Int) {
        if isText { block.append(contentsOf: UnsafeBufferPointer(start: start, count: count)) }
    }

    private func flush() {
        do {
            try block.withUnsafeBytes(write)
        } catch {
            failure = error
            parser.stop(.cutOff)
        }
        written += block.count
        block.removeAll(keepingCapacity: true)
    }
}

/// Names of elements, compared by their first letters.
enum SheetName {
    case si, t, rPh, row, c, v, f, mergeCell

    @inline(__always)
    func matches(_ name: UnsafePointer<UInt8>) -> Bool {
        switch self {
        case .si: name[0] == 0x73 && name[1] == 0x69 && name[2] == 0
        case .t: name[0] == 0x74 && name[1] == 0
        case .c: name[0] == 0x63 && name[1] == 0
        case .v: name[0] == 0x76 && name[1] == 0
        case .f: name[0] == 0x66 && name[1] == 0
        case .row: name[0] == 0x72 && name[1] == 0x6F && name[2] == 0x77 && name[3] == 0
        case .rPh: name[0] == 0x72 && name[1] == 0x50 && name[2] == 0x68 && name[3] == 0
        case .mergeCell: String(cString: name) == "mergeCell"
        }
    }
}
