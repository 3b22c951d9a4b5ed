/// Gathers the outline of a JSON text, up to its first fault, such as the cut at the end of a sample.
struct JSONOutline {
    let outline = TreeOutline()
    /// Values at the top, the last one perhaps incomplete.
    private(set) var values = 0
    private var scanner: JSONScanner
    private var frames: [Frame] = []
    private let depthLimit: Int

    private struct Frame {
        /// nil for what is beyond the limit of paths.
        var node: Int?
        var isArray: Bool
        var holder: Int
    }

    init(_ bytes: UnsafeRawBufferPointer, depthLimit: Int) {
        let nothing: StaticString = ""
        let start = bytes.bindMemory(to: UInt8.self).baseAddress ?? nothing.utf8Start
        scanner = JSONScanner(start: start, count: bytes.count)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { scanner.at += 3 }
        self.depthLimit = depthLimit
        while true {
            scanner.skipSpace()
            guard scanner.at < scanner.end else { break }
            let before = scanner.at
            let isWhole = readValue()
            if scanner.at > before { values += 1 }
            if !isWhole { break }
        }
    }

    private mutating func readValue() -> Bool {
        var node: Int? = TreeOutline.root
        repeat {
            scanner.skipSpace()
            let byte = scanner.byte
            let isArray = byte == UInt8(ascii: "[")
            if isArray || byte == UInt8(ascii: "{") {
                guard frames.count < depthLimit else { return false }
                scanner.at += 1
                begin(node, isArray: isArray)
                scanner.skipSpace()
                if scanner.byte == (isArray ? UInt8(ascii: "]") : UInt8(ascii: "}")) {
                    node = afterValue()
                } else {
                    node = isArray ? frames[frames.count - 1].node : name()
                }
            } else {
                guard scalar(node) else { return false }
                node = afterValue()
            }
            guard scanner.fault == nil else { return false }
        } while !frames.isEmpty
        return true
    }

    /// Counts an object where it stands; an array passes its place on to its elements.
    private mutating func begin(_ node: Int?, isArray: Bool) {
        let holder = outline.newHolder()
        if let node {
            if isArray {
                outline.noteArray(node, isElement: frames.last?.isArray ?? false)
            } else {
                outline.count(node, in: frames.last?.holder ?? 0)
            }
        }
        frames.append(Frame(node: node, isArray: isArray, holder: holder))
    }

    private mutating func scalar(_ node: Int?) -> Bool {
        let isNull: Bool
        switch scanner.byte {
        case UInt8(ascii: "\""):
            isNull = false
            guard scanner.string() != nil else { return false }
        case UInt8(ascii: "-"), 0x30...0x39:
            isNull = false
            guard scanner.number() else { return false }
        case UInt8(ascii: "t"):
            isNull = false
            guard scanner.literal("true") else { return false }
        case UInt8(ascii: "f"):
            isNull = false
            guard scanner.literal("false") else { return false }
        default:
            isNull = true
            guard scanner.literal("null") else { return false }
        }
        if let node, !isNull {
            outline.count(node, in: frames.last?.holder ?? 0)
            outline.countValue(node)
        }
        return true
    }

    /// The node of the next value, closing what ends here; nil at the end, with a fault, or for what is not kept.
    private mutating func afterValue() -> Int? {
        while let frame = frames.last {
            scanner.skipSpace()
            if scanner.byte == UInt8(ascii: ",") {
                scanner.at += 1
                scanner.skipSpace()
                return frame.isArray ? frame.node : name()
            }
            guard scanner.byte == (frame.isArray ? UInt8(ascii: "]") : UInt8(ascii: "}")) else {
                scanner.fail("a comma or the end")
                return nil
            }
            scanner.at += 1
            frames.removeLast()
        }
        return nil
    }

    private mutating func name() -> Int? {
        guard scanner.byte == UInt8(ascii: "\""), let text = scanner.string() else {
            scanner.fail("a name")
            return nil
        }
        scanner.skipSpace()
        guard scanner.byte == UInt8(ascii: ":") else {
            scanner.fail("a colon")
            return nil
        }
        scanner.at += 1
        guard let parent = frames.last?.node else { return nil }
        return outline.child(of: parent, Self.plain(text))
    }

    private static func plain(_ text: JSONString) -> String {
        guard text.hasEscapes else {
            return String(decoding: UnsafeBufferPointer(start: text.start, count: text.count), as: UTF8.self)
        }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(text.count, 1)) { room in
            guard let start = room.baseAddress else { return "" }
            let count = JSONText.unescape(text, into: start).count
            return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
        }
    }
}
