/// What stands outside all tables of a layout that was guessed: it is left out, and counted.
extension XMLRecordEvents {
    /// Whether the open element is in no record; what is passed over inside of one is counted as such.
    private var isOutside: Bool { !frames[depth].isInRecord }

    /// Counts the attributes of an element that has just begun, and text before it.
    func countOutside(_ attributes: XMLAttributes) {
        if hasTextOutside { countTextOutside() }
        guard isOutside else { return }
        for position in 0..<attributes.count {
            if let namespace = attributes.namespace(position), namespace == parser.instanceNamespace { continue }
            records.notices.count(.outside, line: parser.line, field: pathOutside)
        }
    }

    /// Notes that an element has text, unless it is only white space.
    func noteOutside(_ text: UnsafePointer<UInt8>, _ count: Int) {
        guard isOutside, !hasTextOutside else { return }
        hasTextOutside = UnsafeBufferPointer(start: text, count: count).contains { $0 > 0x20 }
    }

    func countTextOutside() {
        hasTextOutside = false
        records.notices.count(.outside, line: parser.line, field: pathOutside)
    }

    private var pathOutside: String {
        skipped > 0 && skippedNode >= 0 ? nodes.paths[Int(skippedNode)].document : currentPath
    }
}
