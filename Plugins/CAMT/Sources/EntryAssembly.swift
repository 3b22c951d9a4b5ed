import IntegrationModel

/// Puts the entries of a statement and the transactions in them together into payments.
final class EntryAssembly {
    /// Where the transactions of an entry are.
    static let transactionPath = "NtryDtls/TxDtls"
    static let counterpartyName = "counterparty.name"
    static let counterpartyAccount = "counterparty.account"
    static let bookingDate = "bookingDate"
    static let status = "status"

    private let target: any RecordSink
    /// Positions in the target of the fields of an entry and of a transaction.
    private var entryFields: [Int] = []
    private var transactionFields: [Int] = []
    private var entryNames = FieldPositions()
    private var transactionNames = FieldPositions()
    private let derived: (name: Int, account: Int, date: Int, status: Int)

    private var pending: [(values: [Range<Int>?], place: RecordPlace)] = []
    private var bytes: [UInt8] = []
    private var values: [ByteSlice] = []

    init(_ target: any RecordSink) {
        self.target = target
        derived = (
            target.addField(Self.counterpartyName), target.addField(Self.counterpartyAccount),
            target.addField(Self.bookingDate), target.addField(Self.status)
        )
    }

    // MARK: - From the reader

    var entryFieldCount: Int { entryFields.count }

    var transactionFieldCount: Int { transactionFields.count }

    func addEntryField(_ path: String) -> Int {
        entryNames.position(of: path) { entryFields.append(target.addField(path)) }
    }

    func addTransactionField(_ path: String) -> Int {
        transactionNames.position(of: path) {
            transactionFields.append(target.addField("\(Self.transactionPath)/\(path)"))
        }
    }

    /// Keeps a transaction until its entry ends, which comes after it.
    func keep(_ transaction: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace) {
        var ranges: [Range<Int>?] = []
        for value in transaction {
            guard !value.isAbsent else {
                ranges.append(nil)
                continue
            }
            ranges.append(bytes.count..<bytes.count + value.count)
            bytes.append(contentsOf: value.buffer)
        }
        pending.append((ranges, place))
    }

    func finish(_ entry: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace) {
        defer { forget() }
        guard !pending.isEmpty else {
            append(entry, [], at: place)
            return
        }
        bytes.withUnsafeBufferPointer { kept in
            for transaction in pending {
                let slices = transaction.values.map { range -> ByteSlice in
                    guard let range, let start = kept.baseAddress else { return .absent }
                    return ByteSlice(start: start + range.lowerBound, count: range.count)
                }
                append(entry, slices, at: pending.count == 1 ? place : transaction.place)
            }
        }
    }

    func reject(at place: RecordPlace) {
        forget()
        target.reject(at: place)
    }

    func forget() {
        pending.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }
}

// MARK: - To the target

extension EntryAssembly {
    private func append(_ entry: UnsafeBufferPointer<ByteSlice>, _ transaction: [ByteSlice], at place: RecordPlace) {
        values.removeAll(keepingCapacity: true)
        for position in 0..<min(entry.count, entryFields.count) { put(entry[position], at: entryFields[position]) }
        for position in 0..<min(transaction.count, transactionFields.count) {
            put(transaction[position], at: transactionFields[position])
        }
        func ofEntry(_ paths: String...) -> ByteSlice { entryNames.first(of: paths, in: entry) }
        func ofTransaction(_ paths: [String]) -> ByteSlice {
            transaction.withUnsafeBufferPointer { transactionNames.first(of: paths, in: $0) }
        }

        put(ofEntry("BookgDt/Dt", "BookgDt/DtTm"), at: derived.date)
        put(ofEntry("Sts", "Sts/Cd"), at: derived.status)
        let direction = ofTransaction(["CdtDbtInd"])
        let isCredit = (direction.isEmpty ? ofEntry("CdtDbtInd") : direction).string == "CRDT"
        // A reversal goes the other way, while the parties keep the roles they had.
        let isReversal = ["true", "1"].contains(ofEntry("RvslInd").string)
        let role = isCredit != isReversal ? "Dbtr" : "Cdtr"
        put(ofTransaction(["RltdPties/\(role)/Nm", "RltdPties/\(role)/Pty/Nm"]), at: derived.name)
        put(
            ofTransaction(["RltdPties/\(role)Acct/Id/IBAN", "RltdPties/\(role)Acct/Id/Othr/Id"]),
            at: derived.account
        )
        if pending.count > 1 {
            let amount = ofTransaction(["AmtDtls/TxAmt/Amt", "Amt"])
            if !amount.isEmpty, let field = entryNames["Amt"] { put(amount, at: entryFields[field]) }
        }
        values.withUnsafeBufferPointer { target.append($0, at: place, parent: -1) }
    }

    private func put(_ value: ByteSlice, at position: Int) {
        while values.count <= position { values.append(.absent) }
        values[position] = value
    }
}

/// The positions that a reader was given for the fields of a table.
struct FieldPositions {
    private var positions: [String: Int] = [:]

    subscript(path: String) -> Int? { positions[path] }

    mutating func position(of path: String, adding: () -> Void) -> Int {
        if let known = positions[path] { return known }
        let position = positions.count
        positions[path] = position
        adding()
        return position
    }

    /// The first value that is not empty.
    func first(of paths: [String], in values: UnsafeBufferPointer<ByteSlice>) -> ByteSlice {
        for path in paths {
            if let position = positions[path], position < values.count, !values[position].isEmpty {
                return values[position]
            }
        }
        return .absent
    }
}

/// Takes the entries of a statement.
final class EntrySink: RecordSink {
    private let assembly: EntryAssembly

    init(_ assembly: EntryAssembly) { self.assembly = assembly }

    var fieldCount: Int { assembly.entryFieldCount }

    func addField(_ path: String) -> Int { assembly.addEntryField(path) }

    func beginFile(_ file: Int) {}

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        assembly.finish(values, at: place)
    }

    func reject(at place: RecordPlace) { assembly.reject(at: place) }
}

/// Takes the transactions of an entry.
final class TransactionSink: RecordSink {
    private let assembly: EntryAssembly

    init(_ assembly: EntryAssembly) { self.assembly = assembly }

    var fieldCount: Int { assembly.transactionFieldCount }

    func addField(_ path: String) -> Int { assembly.addTransactionField(path) }

    func beginFile(_ file: Int) {}

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        assembly.keep(values, at: place)
    }

    func reject(at place: RecordPlace) { assembly.reject(at: place) }
}
