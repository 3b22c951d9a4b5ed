import IntegrationModel

/// Puts the amounts of a ledger into a field for debit and one for credit.
final class LedgerSideSink: RecordSink {
    private let target: any RecordSink
    private let side: LedgerSide
    private let amountNames: Set<String>
    private let sideNames: Set<String>
    private var amountPosition: Int?
    private var sidePosition: Int?
    private var debitPosition = 0
    private var creditPosition = 0
    private var values: [ByteSlice] = []

    init(_ target: any RecordSink, _ side: LedgerSide) {
        self.target = target
        self.side = side
        amountNames = Set(side.amount.map(FieldName.normalized))
        sideNames = Set(side.side.map(FieldName.normalized))
    }

    var fieldCount: Int { target.fieldCount }

    func addField(_ path: String) -> Int {
        let name = FieldName.normalized(path)
        let isAmount = amountPosition == nil && amountNames.contains(name)
        if isAmount {
            debitPosition = target.addField(LedgerSide.debitField)
            creditPosition = target.addField(LedgerSide.creditField)
        }
        let position = target.addField(path)
        if isAmount { amountPosition = position }
        if sidePosition == nil, sideNames.contains(name) { sidePosition = position }
        return position
    }

    func beginFile(_ file: Int) { target.beginFile(file) }

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        guard let amountPosition, amountPosition < values.count, !values[amountPosition].isEmpty,
            let put = destination(values[amountPosition], of: values)
        else { return target.append(values, at: place, parent: parent) }
        self.values.removeAll(keepingCapacity: true)
        self.values.append(contentsOf: values)
        while self.values.count <= max(debitPosition, creditPosition) { self.values.append(.absent) }
        self.values[put.position] = put.value
        self.values.withUnsafeBufferPointer { target.append($0, at: place, parent: parent) }
    }

    private func destination(
        _ amount: ByteSlice,
        of values: UnsafeBufferPointer<ByteSlice>
    ) -> (position: Int, value: ByteSlice)? {
        guard !sideNames.isEmpty else {
            guard let start = amount.start, start.pointee == UInt8(ascii: "-") else { return (debitPosition, amount) }
            return (creditPosition, ByteSlice(start: start + 1, count: amount.count - 1))
        }
        guard let sidePosition, sidePosition < values.count else { return nil }
        let told = values[sidePosition].buffer
        if side.debit.contains(where: { told.elementsEqual($0.utf8) }) { return (debitPosition, amount) }
        if side.credit.contains(where: { told.elementsEqual($0.utf8) }) { return (creditPosition, amount) }
        return nil
    }

    func reject(at place: RecordPlace) { target.reject(at: place) }
}

extension DatasetDescription {
    /// The meanings, and those of the fields that are made from an amount and its side.
    func withLedgerSides(_ meanings: [String: CanonicalField]) -> [String: CanonicalField] {
        guard ledgerSide != nil, !meanings.values.contains(where: { $0 == .debit || $0 == .credit }) else {
            return meanings
        }
        var meanings = meanings
        meanings[LedgerSide.debitField] = .debit
        meanings[LedgerSide.creditField] = .credit
        return meanings
    }
}
