import IntegrationModel

/// Writes values as people write them, where the system has another form for them.
final class ValueFormSink: RecordSink {
    private let target: any RecordSink
    private let formByName: [String: ValueForm]
    private let currencyNames: Set<String>
    private var formed: [(position: Int, form: ValueForm)] = []
    private var currencyPosition: Int?
    private var values: [ByteSlice] = []
    private var text: [UInt8] = []
    private var rewritten: [(position: Int, range: Range<Int>)] = []

    /// - Parameters:
    ///   - formByName: the forms of fields, by their normalised names.
    ///   - currencyNames: the normalised names of the field that tells the currency of a record.
    init(_ target: any RecordSink, formByName: [String: ValueForm], currencyNames: Set<String>) {
        self.target = target
        self.formByName = formByName
        self.currencyNames = currencyNames
    }

    var fieldCount: Int { target.fieldCount }

    func addField(_ path: String) -> Int {
        let position = target.addField(path)
        let name = FieldName.normalized(path)
        if let form = formByName[name], !formed.contains(where: { $0.position == position }) {
            formed.append((position, form))
        }
        if currencyPosition == nil, currencyNames.contains(name) { currencyPosition = position }
        return position
    }

    func beginFile(_ file: Int) { target.beginFile(file) }

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        self.values.removeAll(keepingCapacity: true)
        self.values.append(contentsOf: values)
        text.removeAll(keepingCapacity: true)
        rewritten.removeAll(keepingCapacity: true)
        let currency = currencyPosition.flatMap { $0 < values.count ? values[$0] : nil } ?? .absent
        for (position, form) in formed where position < values.count && !values[position].isEmpty {
            if form == .noneAsFalse {
                if values[position].buffer.elementsEqual("false".utf8) { self.values[position] = .absent }
                continue
            }
            guard form != .withheld else {
                self.values[position] = .absent
                continue
            }
            let start = text.count
            if form.rewrite(values[position].buffer, currency: currency.buffer, to: &text) {
                rewritten.append((position, start..<text.count))
            }
        }
        text.withUnsafeBufferPointer { bytes in
            for (position, range) in rewritten {
                guard let start = bytes.baseAddress else { continue }
                self.values[position] = ByteSlice(start: start + range.lowerBound, count: range.count)
            }
            self.values.withUnsafeBufferPointer { target.append($0, at: place, parent: parent) }
        }
    }

    func reject(at place: RecordPlace) { target.reject(at: place) }
}

extension DatasetDescription {
    /// A sink before `sink` that writes values as people write them, where the description says that they are not.
    func withValueForms(_ sink: any RecordSink) -> any RecordSink {
        var formByName: [String: ValueForm] = [:]
        for field in fields {
            guard let form = field.form else { continue }
            for name in field.names { formByName[FieldName.normalized(name)] = form }
        }
        guard !formByName.isEmpty else { return sink }
        let currencies = fields.filter { $0.canonical == .currency }.flatMap(\.names).map(FieldName.normalized)
        return ValueFormSink(sink, formByName: formByName, currencyNames: Set(currencies))
    }
}
