import ImporterKit
import IntegrationModel

/// Takes the lines of a file one after the other and writes statements and entries.
final class MT940Reading {
    private let statements: RecordWriter<MT940StatementField>
    private let entries: RecordWriter<MT940EntryField>
    private let sendReport: (Diagnostic) -> Void
    private let file: String

    /// The field whose lines are being read.
    private var tag = ""
    private var content = ""
    private var place = RecordPlace(line: 1, byteOffset: 0)
    private var statement: MT940Statement?
    private var entry: MT940Entry?

    init(
        statements: RecordWriter<MT940StatementField>,
        entries: RecordWriter<MT940EntryField>,
        report: @escaping (Diagnostic) -> Void,
        file: String
    ) {
        self.statements = statements
        self.entries = entries
        sendReport = report
        self.file = file
    }

    /// Takes a line. Lines before the first field of a message, and those that end one, are its envelope.
    func read(_ line: String, at place: RecordPlace) {
        if let found = Self.field(line) {
            endField()
            (tag, content, self.place) = (found.tag, String(found.rest), place)
        } else if line.first == "-", Self.isEnd(line) {
            endField()
            finishStatement()
        } else if !tag.isEmpty {
            content += "\n" + line
        }
    }

    /// The end of the file.
    func finish() {
        endField()
        finishStatement()
    }

    /// A field that a line begins with: `:61:`, `:28C:`, `:NS:`, also after an envelope on the same line.
    private static func field(_ line: String) -> (tag: String, rest: Substring)? {
        var text = line[...]
        if text.hasPrefix("{") {
            guard let start = text.lastIndex(of: ":"), text[..<start].hasSuffix(":20") else { return nil }
            return ("20", text[text.index(after: start)...])
        }
        guard text.first == ":" else { return nil }
        text = text.dropFirst()
        let tag = text.prefix { $0.isASCII && ($0.isNumber || $0.isUppercase) }
        guard (2...3).contains(tag.count), text.dropFirst(tag.count).first == ":" else { return nil }
        // Some banks write the number of the message as a field.
        guard tag != "940", tag != "942" else { return ("", "") }
        return (String(tag), text.dropFirst(tag.count + 1))
    }

    /// A line that ends a message: a hyphen, alone or before the end of the envelope (`-}`). Files of ING in the
    /// Netherlands end with `-XXX`.
    private static func isEnd(_ line: String) -> Bool {
        let rest = line.dropFirst()
        return rest.hasPrefix("}") || rest == "XXX" || rest.allSatisfy(\.isWhitespace)
    }

    private func report(_ message: String, at place: RecordPlace) {
        sendReport(
            Diagnostic(
                .warning,
                message,
                at: SourceLocation(file: file, line: place.line),
                remedy: "get the file again from the bank; what is read of it is not complete"
            )
        )
    }
}

// MARK: - Fields

extension MT940Reading {
    private func endField() {
        defer { (tag, content) = ("", "") }
        guard !tag.isEmpty else { return }
        if tag == "20" {
            finishStatement()
            statement = MT940Statement(reference: content, at: place)
            return
        }
        guard statement != nil else {
            report("field left out: :\(tag): stands before :20:, with which a statement begins", at: place)
            return
        }
        switch tag {
        case "61": beginEntry()
        case "86":
            if entry != nil { entry?.addDetails(content) } else { statement?.addInformation(content) }
        default:
            if entry != nil, !MT940Statement.tags.contains(tag) {
                entry?.addInformation(content)
            } else {
                finishEntry()
                take()
            }
        }
    }

    private func beginEntry() {
        finishEntry()
        guard let found = MT940Entry(content, at: place) else {
            let shown = content.prefix { $0 != "\n" }
            report(
                "entry left out: “\(shown.prefix(40))” was found in :61:; a date, C or D, and an amount were expected",
                at: place
            )
            entries.reject(at: place)
            statement?.isComplete = false
            return
        }
        statement?.add(found)
        entry = found
    }

    private func take() {
        guard let fault = statement?.take(tag, content) else { return }
        report(fault, at: place)
    }

    private func finishEntry() {
        guard let finished = entry, let statement else { return }
        let fields = finished.finished(
            account: statement.account,
            currency: statement.currency,
            statement: statement.number
        )
        entries.append(fields, at: finished.place)
        entry = nil
    }

    private func finishStatement() {
        finishEntry()
        guard let finished = statement else { return }
        if let fault = finished.balanceFault { report(fault, at: finished.place) }
        statements.append(finished.finished, at: finished.place)
        statement = nil
    }
}
