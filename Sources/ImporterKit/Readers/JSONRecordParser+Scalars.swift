import IntegrationModel

extension JSONRecordParser {
    /// Reads a text, a number, or a literal; false where the scanner has a fault.
    @inline(__always)
    func readScalar(_ node: Int32) -> Bool {
        let start = scanner.at
        switch scanner.byte {
        case UInt8(ascii: "\""):
            guard let text = scanner.string() else { return false }
            if wants(node) { putText(text, node) } else if countsOutside { countOutside(node) }
            return true
        case UInt8(ascii: "-"), 0x30...0x39:
            guard scanner.number() else { return false }
        case UInt8(ascii: "t"):
            guard scanner.literal("true") else { return false }
        case UInt8(ascii: "f"):
            guard scanner.literal("false") else { return false }
        case UInt8(ascii: "n"):
            guard scanner.literal("null") else { return false }
            if wants(node), nodes.nodes[Int(node)].table < 0 { records.putNull(node, line: line()) }
            return true
        default:
            scanner.fail("a value")
            return false
        }
        if wants(node) {
            put(ByteSlice(start: start, count: scanner.at - start), node)
        } else if countsOutside {
            countOutside(node)
        }
        return true
    }

    /// Counts a value that is in no record; one beyond the limit of fields inside of a record was counted as such.
    private func countOutside(_ node: Int32) {
        if node < 0, outside == nil { return }
        let shown = outside?.node ?? node
        records.notices.count(.outside, line: line(), field: nodes.paths[Int(shown)].document)
    }

    @inline(__always)
    private func wants(_ node: Int32) -> Bool { node >= 0 && nodes.nodes[Int(node)].owner >= 0 }

    @inline(__always)
    private func put(_ value: ByteSlice, _ node: Int32) {
        let table = Int(nodes.nodes[Int(node)].table)
        // A record that is a single value.
        if table >= 0 {
            records.begin(table, at: place())
            if nodes.nodes[Int(node)].isEveryMember { putKey(of: node) }
        }
        if value.count > limits.valueBytes {
            records.tables[Int(nodes.nodes[Int(node)].owner)].refusal = .valueSize
        } else {
            records.put(value, node, line: line())
        }
        if table >= 0 { records.end(table) }
    }

    @inline(__always)
    func putText(_ text: JSONString, _ node: Int32) {
        if !text.hasEscapes, text.isASCII || JSONText.isUTF8(text.start, text.count) {
            return put(ByteSlice(start: text.start, count: text.count), node)
        }
        putRewritten(text, node)
    }

    /// A text that is not in the file as it is to be read.
    private func putRewritten(_ text: JSONString, _ node: Int32) {
        guard text.count <= limits.valueBytes else {
            return put(ByteSlice(start: text.start, count: text.count), node)
        }
        let room = records.bytes.reserve(text.count)
        var value: ByteSlice
        if text.hasEscapes {
            let (count, loneSurrogates) = JSONText.unescape(text, into: room)
            if loneSurrogates > 0 {
                records.notices.count(.loneSurrogates, line: line(), field: nodes.fieldName(of: node))
            }
            value = ByteSlice(start: UnsafePointer(room), count: count)
        } else {
            value = ByteSlice(start: text.start, count: text.count)
        }
        if !text.isASCII, let start = value.start, !JSONText.isUTF8(start, value.count) {
            records.notices.count(.invalidText, line: line(), field: nodes.fieldName(of: node))
            var repaired = value.string
            value = repaired.withUTF8 { bytes in
                bytes.baseAddress.map { records.bytes.copy($0, bytes.count) } ?? .absent
            }
        } else if text.hasEscapes {
            value = records.bytes.keep(value.count, of: room)
        }
        put(value, node)
    }
}
