import IntegrationModel

/// Reads the values at the top of a JSON text one after the other: a document, lines, or documents put together.
struct JSONTexts {
    let parser: JSONRecordParser
    let path: String

    /// Faults of single lines that are told one by one; more are counted.
    private static let toldFaults = 20

    /// How far the reading has come.
    enum Progress {
        /// The parser has paused, and reads on when it is asked to.
        case paused
        case ended(ImportError?)
    }

    var values = 0
    private var faults = 0
    /// Where the value at the top begins inside of which the parser has paused.
    private var opened: UnsafePointer<UInt8>?

    init(parser: JSONRecordParser, path: String) {
        self.parser = parser
        self.path = path
    }

    /// Reads without a pause.
    mutating func readAll(report: (Diagnostic) -> Void) -> ImportError? {
        parser.pauseAt = parser.scanner.end + 1
        while true {
            if case .ended(let error) = read(report: report) { return error }
        }
    }

    /// Reads to the end, or to where the parser pauses.
    mutating func read(report: (Diagnostic) -> Void) -> Progress {
        while true {
            let start: UnsafePointer<UInt8>
            var isBracketed = true
            let isRead: Bool
            if let node = parser.pausedNode, let opened {
                start = opened
                parser.pausedNode = nil
                isRead = parser.readOn(node)
            } else {
                parser.scanner.skipSpace()
                start = parser.scanner.at
                if start >= parser.scanner.end { break }
                if start >= parser.pauseAt { return .paused }
                isBracketed = start.pointee == UInt8(ascii: "{") || start.pointee == UInt8(ascii: "[")
                isRead = parser.readValue()
            }
            if parser.pausedNode != nil {
                opened = start
                return .paused
            }
            if isRead, isBracketed || isSeparated() {
                values += 1
                continue
            }
            let error = words(of: parser.scanner.fault)
            guard let next = nextLine(after: start, isFirst: values + faults == 0) else {
                giveUpOpenRecords()
                return .ended(error)
            }
            rejectLine(at: start)
            faults += 1
            if faults <= Self.toldFaults {
                var diagnostic = error.diagnostic
                diagnostic.severity = .warning
                diagnostic.message += "; the line was left out"
                report(diagnostic)
            }
            parser.scanner.fault = nil
            parser.scanner.at = next
        }
        if faults > Self.toldFaults {
            let message = "\(faults - Self.toldFaults) more lines are not JSON and were left out"
            report(Diagnostic(.warning, message, at: SourceLocation(file: path), remedy: "export again"))
        }
        guard values + faults > 0 else {
            return .ended(
                ImportError(
                    "found no value; expected a JSON text",
                    at: SourceLocation(file: path),
                    remedy: "check that the period or the selection of the export has data"
                )
            )
        }
        return .ended(nil)
    }

    /// Whether white space or the end follows a single value at the top.
    private func isSeparated() -> Bool {
        let byte = parser.scanner.byte
        if parser.scanner.at >= parser.scanner.end || byte == 0x20 || (0x09...0x0D ~= byte) { return true }
        parser.scanner.fail("the end, or white space before another value")
        return false
    }

    /// Where the next line begins, if the text is one of lines and the faulty value has no other line.
    private func nextLine(after start: UnsafePointer<UInt8>, isFirst: Bool) -> UnsafePointer<UInt8>? {
        let scanner = parser.scanner
        guard parser.nodes.nodes[Int(TreeNodes.root)].table >= 0, start.pointee != UInt8(ascii: "["),
            let fault = scanner.fault
        else { return nil }
        let at = scanner.start + fault.offset
        let before = UnsafeBufferPointer(start: start, count: at - start)
        guard !before.contains(0x0A) else { return nil }
        var end = at
        while end < scanner.end, end.pointee != 0x0A { end += 1 }
        if !isFirst { return end }
        // The first line alone does not tell lines from a document: look at what follows.
        var next = end
        while next < scanner.end, next.pointee <= 0x20 { next += 1 }
        return next < scanner.end && next.pointee == UInt8(ascii: "{") ? end : nil
    }

    private func rejectLine(at start: UnsafePointer<UInt8>) {
        let root = Int(parser.nodes.nodes[Int(TreeNodes.root)].table)
        if !parser.records.tables[root].isOpen {
            let offset = start - parser.scanner.start
            parser.records.begin(root, at: RecordPlace(line: parser.lines.line(at: start), byteOffset: offset))
        }
        giveUpOpenRecords()
        if parser.records.tables[root].isOpen { parser.records.giveUp(root) }
    }

    private func giveUpOpenRecords() {
        while parser.depth > 0 {
            parser.depth -= 1
            let table = Int(parser.frames[parser.depth].table)
            if table >= 0 { parser.records.giveUp(table) }
        }
    }

    // MARK: Words

    private func words(of fault: JSONFault?) -> ImportError {
        let scanner = parser.scanner
        let fault = fault ?? JSONFault(offset: scanner.offset, expected: "a value")
        let at = scanner.start + fault.offset
        var lineStart = at
        while lineStart > scanner.start, lineStart[-1] != 0x0A { lineStart -= 1 }
        let column = at - lineStart + 1
        var message = "found \(found(at)) at column \(column) (byte \(fault.offset)); expected \(fault.expected)"
        for position in (0..<parser.depth).reversed() {
            let table = Int(parser.frames[position].table)
            guard table >= 0 else { continue }
            let state = parser.records.tables[table]
            let name = parser.nodes.layout.tables[table].recordPath
            message += "; the record \(state.kept + state.rejected + 1)" + (name.isEmpty ? "" : " of \(name)")
            message += ", which begins in line \(state.place.line), is incomplete"
        }
        let field = parser.depth > 0 ? parser.frames[parser.depth - 1].node : -1
        let name = field >= 0 ? parser.nodes.paths[Int(field)].document : ""
        return ImportError(
            message,
            at: SourceLocation(file: path, line: parser.lines.line(at: at), field: name.isEmpty ? nil : name),
            remedy: at >= scanner.end
                ? "the file seems to be cut off: export or download it again"
                : "export again, or have the file repaired at this place"
        )
    }

    private func found(_ at: UnsafePointer<UInt8>) -> String {
        guard at < parser.scanner.end else { return "the end of the file" }
        let byte = at.pointee
        if 0x21...0x7E ~= byte { return "the character \(Character(Unicode.Scalar(byte)))" }
        if byte == 0x0A || byte == 0x0D { return "the end of the line" }
        let digits = String(byte, radix: 16, uppercase: true)
        return "the byte 0x\(digits.count < 2 ? "0" : "")\(digits)"
    }
}
