import Glibc
import IntegrationModel

/// Turns the events of an XML document into the values of records.
final class XMLRecordEvents: XMLEventHandler {
    struct Frame {
        var node: Int32
        /// Distinguishes this element from all others.
        var serial: Int
        var hasElements = false
        var hasAttributes = false
        var isNil = false
        /// Whether values below belong to a record.
        var isInRecord: Bool
        /// Text before child elements.
        var piece = ByteSlice.absent
    }

    let limits: ReadingLimits
    let nodes: TreeNodes
    let records: TreeRecords
    @exclusivity(unchecked) var frames: UnsafeMutablePointer<Frame>
    let frameCapacity: Int
    @exclusivity(unchecked) var depth = 0
    /// Levels below an element that no record needs.
    @exclusivity(unchecked) var skipped = 0
    /// Whether what stands outside all tables is counted, and whether the element read last has text there.
    let countsOutside: Bool
    @exclusivity(unchecked) var hasTextOutside = false
    /// The outermost element that is skipped.
    @exclusivity(unchecked) var skippedNode: Int32 = 0
    @exclusivity(unchecked) var serial = 0
    @exclusivity(unchecked) var text: UnsafeMutablePointer<UInt8>
    @exclusivity(unchecked) var textCount = 0
    @exclusivity(unchecked) var textCapacity = 4096
    @exclusivity(unchecked) var isTextTooLong = false
    var path = ""
    var rootName = ""
    var diagnostics: [Diagnostic] = []

    init(layout: RecordLayout, limits: ReadingLimits) {
        self.limits = limits
        countsOutside = layout.isGuess
        nodes = TreeNodes(layout: layout, notation: .xml, limit: min(limits.fields, 1 << 24) * 4 + 64)
        records = TreeRecords(nodes: nodes, limits: limits, keepsLast: false)
        // One more for the document itself.
        frameCapacity = max(limits.depth, 1) + 1
        frames = .allocate(capacity: frameCapacity)
        frames.initialize(to: Frame(node: TreeNodes.root, serial: 0, isInRecord: false))
        text = .allocate(capacity: textCapacity)
    }

    deinit {
        frames.deallocate()
        text.deallocate()
    }

    var ordinals: [Int] = []
    /// Whether so many names were met that a new start is cheaper than to keep them.
    var isWorn: Bool { nodes.count >= nodes.limit || parser.nameBytes > 1 << 20 }

    func begin(path: String, sinks: [any RecordSink], startOrdinals: [Int]) {
        self.path = path
        rootName = ""
        depth = 0
        skipped = 0
        textCount = 0
        isTextTooLong = false
        hasTextOutside = false
        diagnostics = []
        nodes.nodes[Int(TreeNodes.root)].cursor = -1
        records.prepare(sinks, startOrdinals)
    }

    // MARK: Elements

    override func startElement(_ name: UnsafePointer<UInt8>, _ attributes: XMLAttributes) {
        if depth + skipped >= limits.depth { return parser.stop(.depth(limits.depth)) }
        if skipped > 0 {
            skipped += 1
            if countsOutside { countOutside(attributes) }
            return
        }
        if depth == 0 { rootName = String(cString: name) }
        let parent = frames + depth
        if textCount > 0 { setTextAside(parent) }
        if isTextTooLong {
            refuse(parent.pointee.node)
            isTextTooLong = false
        }
        parent.pointee.hasElements = true
        let found = nodes.child(of: parent.pointee.node, .member, name)
        guard found >= 0, !nodes.nodes[Int(found)].isIgnored else {
            if found < 0, parent.pointee.isInRecord {
                records.notices.count(.fields, line: parser.line, field: String(cString: name))
            }
            skipped = 1
            skippedNode = found
            if countsOutside { countOutside(attributes) }
            return
        }
        let node = occurrence(of: found, in: parent.pointee.serial)
        depth += 1
        serial += 1
        let known = nodes.nodes + Int(node)
        known.pointee.cursor = -1
        let frame = frames + depth
        frame.initialize(to: Frame(node: node, serial: serial, isInRecord: known.pointee.owner >= 0))
        if known.pointee.table >= 0 { records.begin(Int(known.pointee.table), at: parser.elementPlace()) }
        guard frame.pointee.isInRecord else {
            if countsOutside { countOutside(attributes) }
            return
        }
        if known.pointee.isSelectorBase { records.beginSelection(node) }
        if attributes.count > 0 { read(attributes, frame) }
    }

    @inline(__always)
    func occurrence(of node: Int32, in parent: Int) -> Int32 {
        let known = nodes.nodes + Int(node)
        guard known.pointee.owner >= 0, known.pointee.table < 0 else { return node }
        guard known.pointee.seenIn == parent else {
            known.pointee.seenIn = parent
            known.pointee.timesSeen = 1
            known.pointee.lastSeen = node
            return node
        }
        if known.pointee.timesSeen < Int32.max { known.pointee.timesSeen += 1 }
        let last = known.pointee.lastSeen
        let next = nodes.occurrence(
            after: last == node ? nil : last,
            of: node,
            number: Int(known.pointee.timesSeen)
        )
        nodes.nodes[Int(node)].lastSeen = next
        return next
    }

    func read(_ attributes: XMLAttributes, _ frame: UnsafeMutablePointer<Frame>) {
        for position in 0..<attributes.count {
            guard let name = attributes.name(position) else { continue }
            let value = attributes.value(position)
            if let namespace = attributes.namespace(position), namespace == parser.instanceNamespace {
                if strcmp(name, "nil") == 0, value.elementsEqual("true".utf8) || value.elementsEqual("1".utf8) {
                    frame.pointee.isNil = true
                }
                continue
            }
            frame.pointee.hasAttributes = true
            let node = nodes.child(of: frame.pointee.node, .attribute, name)
            guard node >= 0 else {
                records.notices.count(.fields, line: parser.line, field: "@" + String(cString: name))
                continue
            }
            if nodes.nodes[Int(node)].owner < 0 { continue }
            if value.count > limits.valueBytes { return refuse(frame.pointee.node) }
            records.put(copy(value), node, line: parser.line)
        }
    }

    /// libxml2 leaves an ampersand in an attribute written as `&#38;` where it does not replace entities.
    func copy(_ value: UnsafeBufferPointer<UInt8>) -> ByteSlice {
        if let start = value.baseAddress, value.count > 0, memchr(start, 0x26, value.count) == nil {
            // As for texts, references are not counted.
            return Unmanaged.passUnretained(records)._withUnsafeGuaranteedRef { records in
                Unmanaged.passUnretained(records.bytes)._withUnsafeGuaranteedRef { $0.copy(start, value.count) }
            }
        }
        let room = records.bytes.reserve(value.count)
        guard let start = value.baseAddress, value.count > 0 else { return records.bytes.keep(0, of: room) }
        var count = 0
        var position = 0
        while position < value.count {
            room[count] = start[position]
            let isEscape =
                start[position] == 0x26 && value.count - position >= 5
                && memcmp(start + position, "&#38;", 5) == 0
            position += isEscape ? 5 : 1
            count += 1
        }
        return records.bytes.keep(count, of: room)
    }

    override func endElement() {
        if skipped > 0 {
            if hasTextOutside { countTextOutside() }
            skipped -= 1
            textCount = 0
            return
        }
        guard depth > 0 else { return }
        let frame = frames + depth
        let node = frame.pointee.node
        if frame.pointee.isInRecord { finishValue(frame) } else if hasTextOutside { countTextOutside() }
        textCount = 0
        isTextTooLong = false
        let known = nodes.nodes + Int(node)
        if known.pointee.isSelectorBase { records.endSelection(node) }
        if known.pointee.table >= 0 { records.end(Int(known.pointee.table)) }
        depth -= 1
    }

    // MARK: Text

    override func text(_ start: UnsafePointer<UInt8>, _ count: Int) {
        guard skipped == 0, frames[depth].isInRecord else {
            if countsOutside { noteOutside(start, count) }
            return
        }
        if textCount + count > limits.valueBytes {
            isTextTooLong = true
            return
        }
        if textCount + count > textCapacity { growText(textCount + count) }
        (text + textCount).update(from: start, count: count)
        textCount += count
    }

    func growText(_ count: Int) {
        let capacity = max(count, textCapacity * 2)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: text, count: textCount)
        text.deallocate()
        text = larger
        textCapacity = capacity
    }

    override func entity(_ name: UnsafePointer<UInt8>) {
        guard skipped == 0, frames[depth].isInRecord else { return }
        records.notices.count(.entities, line: parser.line, field: currentPath)
        for byte in "&\(String(cString: name));".utf8 { withUnsafePointer(to: byte) { text($0, 1) } }
    }

    /// Keeps the text before a child element, unless it is only the layout of the document.
    func setTextAside(_ frame: UnsafeMutablePointer<Frame>) {
        defer { textCount = 0 }
        let (from, to) = trimmedText()
        guard from < to else { return }
        let piece = frame.pointee.piece
        let room = records.bytes.reserve(piece.count + 1 + to - from)
        var count = 0
        if let start = piece.start {
            room.update(from: start, count: piece.count)
            room[piece.count] = 0x20
            count = piece.count + 1
        }
        (room + count).update(from: text + from, count: to - from)
        frame.pointee.piece = records.bytes.keep(count + to - from, of: room)
    }

    func trimmedText() -> (from: Int, to: Int) {
        var from = 0
        var to = textCount
        while from < to, text[from] <= 0x20 { from += 1 }
        while to > from, text[to - 1] <= 0x20 { to -= 1 }
        return (from, to)
    }

    func finishValue(_ frame: UnsafeMutablePointer<Frame>) {
        let node = frame.pointee.node
        if isTextTooLong { return refuse(node) }
        if frame.pointee.hasElements {
            setTextAside(frame)
            if !frame.pointee.piece.isAbsent { records.put(frame.pointee.piece, node, line: parser.line) }
            return
        }
        if frame.pointee.isNil { return records.putNull(node, line: parser.line) }
        if textCount > 0, text[0] > 0x20 || !isLayout {
            let (text, count) = (text, textCount)
            // They live as long as this object: to count references to them took as long as to copy the text.
            Unmanaged.passUnretained(records)._withUnsafeGuaranteedRef { records in
                let value = Unmanaged.passUnretained(records.bytes)._withUnsafeGuaranteedRef { $0.copy(text, count) }
                records.put(value, node, line: parser.line)
            }
            return
        }
        let known = nodes.nodes + Int(node)
        let isContainer =
            known.pointee.hadChild == nodes.reading || known.pointee.leadsToTable || known.pointee.table >= 0
        if isContainer || frame.pointee.hasAttributes { return }
        records.put(records.bytes.copy(text, 0), node, line: parser.line)
    }

    /// Whether the text is only white space with a line end in it.
    var isLayout: Bool {
        let (from, to) = trimmedText()
        return from == to && memchr(text, 0x0A, textCount) != nil
    }

    func refuse(_ node: Int32) {
        let table = Int(nodes.nodes[Int(node)].owner)
        if table >= 0 { records.tables[table].refusal = .valueSize }
    }
}
