import IntegrationModel

extension JSONRecordParser {
    /// Reads one whole value at the top; false where the scanner has a fault, or where it has paused inside.
    func readValue() -> Bool {
        outside = nil
        return readOn(TreeNodes.root)
    }

    /// Reads from the value of a node on to the end of the value at the top; false as for that.
    func readOn(_ first: Int32) -> Bool {
        var node = first
        while true {
            scanner.skipSpace()
            let next: Int32?
            switch scanner.byte {
            case UInt8(ascii: "{"):
                guard open(node, isArray: false) else { return false }
                next = afterOpening()
            case UInt8(ascii: "["):
                guard open(node, isArray: true) else { return false }
                next = afterOpening()
            default:
                guard readScalar(node) else { return false }
                next = afterValue()
            }
            guard scanner.fault == nil else { return false }
            guard let next else { return pausedNode == nil }
            node = next
        }
    }

    /// The node of the first value inside what was opened, or of the value after it if it is empty; nil at the end.
    @inline(__always)
    func afterOpening() -> Int32? {
        scanner.skipSpace()
        let isObject = frames[depth - 1].kind == .object
        if scanner.byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
            scanner.at += 1
            close()
            return afterValue()
        }
        return isObject ? likelyMember(at: scanner.at) ?? readName(orClose: true) : element()
    }

    /// The node of the next value, closing what ends here; nil at the end of the value at the top, or with a fault.
    @inline(__always)
    func afterValue() -> Int32? {
        while depth > 0 {
            scanner.skipSpace()
            let isObject = frames[depth - 1].kind == .object
            let byte = scanner.byte
            if byte == UInt8(ascii: ",") {
                if isObject, let member = likelyMember(at: scanner.at + 1) { return member }
                scanner.at += 1
                scanner.skipSpace()
                return isObject ? readName(orClose: false) : element()
            }
            guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
                scanner.fail(isObject ? "a comma or }" : "a comma or ]")
                return nil
            }
            scanner.at += 1
            close()
        }
        return nil
    }

    func open(_ node: Int32, isArray: Bool) -> Bool {
        guard depth < limits.depth else {
            scanner.fail("at most \(limits.depth) levels of nesting")
            return false
        }
        var frame = Frame(node: node, kind: isArray ? .numbered : .object)
        var isMember = false
        if node >= 0 {
            let known = nodes.nodes + Int(node)
            let isElement = depth > 0 && frames[depth - 1].kind == .records
            if known.pointee.isIgnored {
                frame.node = -1
                outside = (node, depth + 1)
            } else if isArray, known.pointee.table >= 0, !isElement {
                frame.kind = .records
            } else {
                if known.pointee.table >= 0 {
                    frame.table = known.pointee.table
                    records.begin(Int(frame.table), at: place())
                    isMember = known.pointee.isEveryMember
                } else if isArray, known.pointee.owner < 0 {
                    frame.kind = .passage
                }
                if !isArray {
                    known.pointee.cursor = -1
                    if known.pointee.isSelectorBase { records.beginSelection(node) }
                }
            }
        }
        scanner.at += 1
        (frames + depth).initialize(to: frame)
        depth += 1
        if isMember { putKey(of: node) }
        return true
    }

    /// Puts the key of a member of a map into the record that was begun for it.
    func putKey(of member: Int32) {
        let field = nodes.nodes[Int(member)].keyNode
        if field >= 0, let key = keys[member] { putText(key, field) }
    }

    @inline(__always)
    func close() {
        depth -= 1
        let frame = frames + depth
        if frame.pointee.node < 0 {
            if let outside, outside.depth == depth + 1 { self.outside = nil }
            return
        }
        if frame.pointee.kind == .object, nodes.nodes[Int(frame.pointee.node)].isSelectorBase {
            records.endSelection(frame.pointee.node)
        }
        if frame.pointee.table >= 0 {
            records.end(Int(frame.pointee.table))
            if scanner.at >= nextPass { tellPassed() }
        }
    }

    /// The node of the next element of the open array; nil where the parser pauses before it.
    @inline(__always)
    func element() -> Int32? {
        let frame = frames + depth - 1
        let node = frame.pointee.node
        guard node >= 0, frame.pointee.kind == .numbered else {
            if scanner.at >= pauseAt, frame.pointee.kind == .records, mayPause() {
                pausedNode = node
                return nil
            }
            return node
        }
        let last = frame.pointee.last
        let next = nodes.occurrence(after: last < 0 ? nil : last, of: node, number: frame.pointee.count)
        frame.pointee.last = next
        frame.pointee.count += 1
        return next
    }

    /// Reads the name and the colon at a place, where they are those of the member that is likely to come next and nothing is
    /// between them; the node of its value.
    @inline(__always)
    func likelyMember(at place: UnsafePointer<UInt8>) -> Int32? {
        let node = frames[depth - 1].node
        guard node >= 0 else { return nil }
        let likely = nodes.likelyChild(of: node)
        guard likely >= 0 else { return nil }
        let known = nodes.nodes + Int(likely)
        let length = known.pointee.nameLength + JSONNames.around
        guard known.pointee.isPlain, scanner.end - place >= length,
            JSONNames.areEqual(known.pointee.name - JSONNames.before, place, length)
        else { return nil }
        scanner.at = place + length
        nodes.nodes[Int(node)].cursor = likely
        nodes.nodes[Int(node)].hadChild = nodes.reading
        return likely
    }

    /// Reads the name of the next member and the colon; the node of its value.
    @inline(__always)
    func readName(orClose: Bool) -> Int32? {
        guard scanner.byte == UInt8(ascii: "\"") else {
            scanner.fail(orClose ? "a name in quotes or }" : "a name in quotes")
            return nil
        }
        let node = frames[depth - 1].node
        let likely = node < 0 ? -1 : nodes.likelyChild(of: node)
        if likely >= 0, isNext(nodes.nodes + Int(likely)) {
            scanner.at += nodes.nodes[Int(likely)].nameLength + 2
            guard readColon() else { return nil }
            nodes.nodes[Int(node)].cursor = likely
            nodes.nodes[Int(node)].hadChild = nodes.reading
            return likely
        }
        guard let name = scanner.string(), readColon() else { return nil }
        if node < 0 { return -1 }
        guard nodes.nodes[Int(node)].takesAnyMember else { return find(name, in: node) }
        let member = nodes.everyMember(of: node)
        if member >= 0 { keys[member] = name }
        return member
    }

    /// Whether the name of a node in quotes comes next.
    @inline(__always)
    private func isNext(_ node: UnsafePointer<TreeNode>) -> Bool {
        let length = node.pointee.nameLength
        return scanner.end - scanner.at > length + 1 && scanner.at[length + 1] == UInt8(ascii: "\"")
            && node.pointee.isPlain
            && JSONNames.areEqual(node.pointee.name, scanner.at + 1, length)
    }

    @inline(__always)
    private func readColon() -> Bool {
        scanner.skipSpace()
        guard scanner.byte == UInt8(ascii: ":") else {
            scanner.fail("a colon")
            return false
        }
        scanner.at += 1
        return true
    }

    func find(_ name: JSONString, in node: Int32) -> Int32 {
        var (start, count) = (name.start, name.count)
        let mark = records.bytes.mark
        if name.hasEscapes {
            let room = records.bytes.reserve(name.count)
            count = JSONText.unescape(name, into: room).count
            start = UnsafePointer(room)
        }
        defer { records.bytes.release(to: mark) }
        let known = nodes.nodes + Int(node)
        let isOpen = nodes.count < nodes.limit || known.pointee.leadsToTable
        var child: Int32 = -1
        if let kept = names.intern(start, count, isOpen: isOpen) {
            child = nodes.child(of: node, .member, kept, length: count)
        }
        if child < 0, nodes.nodes[Int(node)].owner >= 0 {
            let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
            records.notices.count(.fields, line: line(), field: text)
        }
        return child
    }

    func place() -> RecordPlace { RecordPlace(line: line(), byteOffset: scanner.offset) }

    /// The line where the scanner is, counted from 1.
    func line() -> Int { lines.line(at: scanner.at) }
}
