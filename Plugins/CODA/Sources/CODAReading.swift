import ImporterKit
import IntegrationModel

/// Takes the records of a file one after the other and writes statements and movements.
final class CODAReading {
    private let statements: RecordWriter<StatementField>
    private let movements: RecordWriter<MovementField>
    private let openDetails: () -> RecordWriter<MovementField>
    private var openedDetails: RecordWriter<MovementField>?
    private let sendReport: (Diagnostic) -> Void
    private let file: String

    private var header: CODARecord?
    /// Of a header to which no statement was read yet.
    private var headerPlace: RecordPlace?
    private var statement: CODAStatement?
    private var trailer = CODATrailer()
    /// A movement and the details that follow it.
    private var group: [CODAMovement] = []
    /// Of this file, for the parents of details.
    private var written = 0

    init(
        statements: RecordWriter<StatementField>,
        movements: RecordWriter<MovementField>,
        details: @escaping () -> RecordWriter<MovementField>,
        report: @escaping (Diagnostic) -> Void,
        file: String
    ) {
        self.statements = statements
        self.movements = movements
        openDetails = details
        sendReport = report
        self.file = file
    }

    func read(_ record: CODARecord) {
        if record.isBlank { return }
        trailer.count(record)
        switch record.kind {
        case "0": begin(record)
        case "1": open(record)
        case "21": add(record)
        case "22", "23", "31", "32", "33": extend(record)
        case "4": message(record)
        case "8": close(record)
        case "9": end(record)
        default:
            report(
                "record left out: it begins with “\(record.text(0, 2))”; CODA has records 0, 1, 21 to 23, 31 to 33, 4, 8 and 9",
                at: record.place
            )
            movements.reject(at: record.place)
        }
    }

    /// The end of the file.
    func finish() {
        guard header != nil || statement != nil || !group.isEmpty else { return }
        flush(isCut: true)
        finishStatement()
        sendReport(
            Diagnostic(
                .error,
                "the file ends before the statement does: its last record should begin with 9",
                at: SourceLocation(file: file),
                remedy: "get the file again from the bank"
            )
        )
    }

    private static let comparison =
        "compare the movements with the bank's own list; records are missing or were changed"

    private func report(
        _ message: String,
        at place: RecordPlace,
        remedy: String = "get the file again from the bank; what is read of it is not complete"
    ) {
        sendReport(
            Diagnostic(
                .warning,
                message,
                at: SourceLocation(file: file, line: place.line),
                remedy: remedy
            )
        )
    }
}

// MARK: - The records of a statement

extension CODAReading {
    private func begin(_ record: CODARecord) {
        if header != nil { report("a second header before record 9, with which a file ends", at: record.place) }
        flush()
        finishStatement()
        header = record
        headerPlace = record.place
        trailer = CODATrailer()
    }

    private func open(_ record: CODARecord) {
        flush()
        finishStatement()
        statement = CODAStatement(record, header: header, place: headerPlace ?? record.place)
        headerPlace = nil
        if statement?.oldBalance == nil {
            report("the old balance is “\(record.text(43, 15))”; 15 digits were expected", at: record.place)
        }
    }

    private func add(_ record: CODARecord) {
        if record.width < 128 {
            let isWhole = record.width >= CODAMovement.leastWidth
            let fault = "the record has \(record.width) characters; a record of CODA has 128"
            report(isWhole ? fault : "record left out: \(fault)", at: record.place)
            guard isWhole else { return movements.reject(at: record.place) }
        }
        let movement = CODAMovement(record)
        if movement.amount == nil {
            report("the amount of a movement is “\(record.text(32, 15))”; 15 digits were expected", at: record.place)
        }
        if movement.isBooked || group.first?.sequence != movement.sequence { flush() }
        if movement.isBooked {
            trailer.add(movement)
            statement?.add(movement)
        } else if group.isEmpty {
            report("a detail without the movement that it is a part of", at: record.place)
        }
        group.append(movement)
    }

    /// Records 22 and 23 belong to the record 21 of the same numbers, records 31 to 33 to the movement before them.
    private func extend(_ record: CODARecord) {
        let isPart = record.kind.first == "2"
        guard let last = group.last,
            isPart ? last.isContinued(by: record) : record.raw(2, 4) == last.sequence
        else {
            report(
                "record left out: it continues movement \(record.text(2, 4)), which is not before it",
                at: record.place
            )
            movements.reject(at: record.place)
            return
        }
        group[group.count - 1].add(record)
    }

    private func message(_ record: CODARecord) {
        flush()
        guard statement != nil else {
            report("record left out: a message before any statement", at: record.place)
            statements.reject(at: record.place)
            return
        }
        statement?.message += record.raw(32, 80)
    }

    private func close(_ record: CODARecord) {
        flush()
        guard statement != nil else {
            report("record left out: a new balance without an old one", at: record.place)
            statements.reject(at: record.place)
            return
        }
        statement?.close(record)
        if let fault = statement?.balanceFault { report(fault, at: record.place, remedy: Self.comparison) }
    }

    private func end(_ record: CODARecord) {
        flush()
        finishStatement()
        for fault in trailer.faults(in: record) { report(fault, at: record.place, remedy: Self.comparison) }
        header = nil
    }

    private func finishStatement() {
        guard let finished = statement else { return }
        if !finished.isClosed {
            report("statement \(finished.number) has no new balance, which stands in record 8", at: finished.place)
        }
        statements.append(finished.fields, at: finished.place)
        statement = nil
    }
}

// MARK: - Movements and their details

extension CODAReading {
    /// Writes the movement that was read last, with its details.
    ///
    /// - Parameter isCut: whether the file ends in it, so that details may be missing.
    private func flush(isCut: Bool = false) {
        guard let total = group.first else { return }
        let details = Array(group.dropFirst())
        group.removeAll(keepingCapacity: true)
        guard total.isBooked, !details.isEmpty else {
            write(total, total: nil)
            details.forEach { write($0, total: nil) }
            return
        }
        guard total.isSum else {
            write(total, total: nil)
            details.forEach { writeDetail($0, of: total) }
            return
        }
        let parts = Self.parts(of: details)
        if isCut || Self.sum(parts.map(\.part)) == Self.sum([total]) {
            for (part, itsDetails) in parts {
                write(part, total: total)
                itsDetails.forEach { writeDetail($0, of: part) }
            }
        } else {
            let found = CODARecord.text(ofAmount: abs(Self.sum(parts.map(\.part)) ?? 0))
            report(
                "the details of movement \(total.sequence) add up to \(found); "
                    + "\(total.fields[.amount] ?? "") was expected, so the movement is taken as one",
                at: total.place
            )
            write(total, total: nil)
            details.forEach { writeDetail($0, of: total) }
        }
    }

    /// The details of a sum, each with the details of its own.
    private static func parts(of details: [CODAMovement]) -> [(part: CODAMovement, details: [CODAMovement])] {
        var parts: [(part: CODAMovement, details: [CODAMovement])] = []
        for detail in details {
            if detail.isInner, !parts.isEmpty {
                parts[parts.count - 1].details.append(detail)
            } else {
                parts.append((detail, []))
            }
        }
        return parts
    }

    /// In thousandths, credits less debits; nil where an amount can't be read.
    private static func sum(_ movements: [CODAMovement]) -> Int? {
        movements.reduce(0) { sum, movement in
            guard let sum, let amount = movement.amount else { return nil }
            return movement.isDebit ? sum &- amount : sum &+ amount
        }
    }

    private func write(_ movement: CODAMovement, total: CODAMovement?) {
        movements.append(finished(movement, total), at: movement.place)
        written += 1
    }

    private func writeDetail(_ detail: CODAMovement, of movement: CODAMovement) {
        let details = openedDetails ?? openDetails()
        openedDetails = details
        details.append(finished(detail, movement), at: detail.place, parent: written - 1)
    }

    private func finished(_ movement: CODAMovement, _ total: CODAMovement?) -> [MovementField: String] {
        var movement = movement
        movement.finish(account: statement?.account ?? "", currency: statement?.currency ?? "", total: total)
        return movement.fields
    }
}

extension CODAMovement {
    /// Whether it is the sum of movements that follow as its details.
    fileprivate var isSum: Bool { transactionType == "1" || transactionType == "2" }

    /// Whether it is a detail of a detail: of an amount with details, or of one of the bank's sums inside a sum.
    fileprivate var isInner: Bool { transactionType == "8" || transactionType == "9" }
}
