import IntegrationModel

/// Splits records that hold a document's own fields beside those of one of its lines into documents and lines.
///
/// A record with another key than the one before begins a document, and so does one with a key after a record without.
/// A record without a key, or with the same one, is one more line of the document; a record before any key is rejected.
final class DocumentLineSink: RecordSink {
    private enum Destination {
        case document(Int)
        case line(Int)
    }

    private let documents: any RecordSink
    private let lines: any RecordSink
    private let isKey: (String) -> Bool
    private let isKeyPart: (String) -> Bool
    private let isLine: (String) -> Bool
    private let reportOrphan: (RecordPlace) -> Void
    private let reportDifference: ((String, RecordPlace) -> Void)?

    private var destinations: [Destination] = []
    private var positions: [String: Int] = [:]
    private var keyPosition: Int?
    private var partPositions: [Int] = []
    private var parts: [[UInt8]] = []
    private var documentValues: [ByteSlice] = []
    /// The names of the document's fields, and what its first record has in them.
    private var documentFields: [String] = []
    private var firstValues: [[UInt8]] = []
    private var lineValues: [ByteSlice] = []
    /// Of this file.
    private var documentCount = 0
    private var key: [UInt8] = []
    private var lastHadKey = false

    /// - Parameters:
    ///   - isKeyPart: whether a field belongs to the key beside the one of `isKey`.
    ///   - reportOrphan: told of a line before any document, which is rejected.
    ///   - reportDifference: told of a further record with another value in a field of the document, which is not kept.
    init(
        documents: any RecordSink,
        lines: any RecordSink,
        isKey: @escaping (String) -> Bool,
        isKeyPart: @escaping (String) -> Bool = { _ in false },
        isLine: @escaping (String) -> Bool,
        reportOrphan: @escaping (RecordPlace) -> Void,
        reportDifference: ((String, RecordPlace) -> Void)? = nil
    ) {
        self.documents = documents
        self.lines = lines
        self.isKey = isKey
        self.isKeyPart = isKeyPart
        self.isLine = isLine
        self.reportOrphan = reportOrphan
        self.reportDifference = reportDifference
    }

    var fieldCount: Int { destinations.count }

    func addField(_ path: String) -> Int {
        if let known = positions[path] { return known }
        let position = destinations.count
        positions[path] = position
        if isLine(path) {
            destinations.append(.line(lines.addField(path)))
        } else {
            let target = documents.addField(path)
            destinations.append(.document(target))
            while documentFields.count <= target { documentFields.append("") }
            documentFields[target] = path
            if keyPosition == nil, isKey(path) {
                keyPosition = position
            } else if isKeyPart(path) {
                partPositions.append(position)
                parts.append([])
            }
        }
        return position
    }

    func beginFile(_ file: Int) {
        documents.beginFile(file)
        lines.beginFile(file)
    }

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        spread(values)
        if beginsDocument(values) {
            documentCount += 1
            documentValues.withUnsafeBufferPointer { documents.append($0, at: place, parent: parent) }
            if reportDifference != nil { firstValues = documentValues.map { Array($0.buffer) } }
        } else if documentCount == 0 {
            reportOrphan(place)
            lines.reject(at: place)
            return
        } else {
            compare(place)
        }
        if lineValues.contains(where: { !$0.isEmpty }) {
            lineValues.withUnsafeBufferPointer { lines.append($0, at: place, parent: documentCount - 1) }
        }
    }

    /// Tells what a further record says otherwise than the first of its document.
    private func compare(_ place: RecordPlace) {
        guard let reportDifference else { return }
        for (field, value) in documentValues.enumerated() where !value.isEmpty {
            let isSame = field < firstValues.count && value.buffer.elementsEqual(firstValues[field])
            if !isSame { reportDifference(documentFields[field], place) }
        }
    }

    func reject(at place: RecordPlace) { documents.reject(at: place) }

    private func spread(_ values: UnsafeBufferPointer<ByteSlice>) {
        documentValues.removeAll(keepingCapacity: true)
        lineValues.removeAll(keepingCapacity: true)
        for position in 0..<min(values.count, destinations.count) {
            switch destinations[position] {
            case .document(let target): Self.put(values[position], at: target, in: &documentValues)
            case .line(let target): Self.put(values[position], at: target, in: &lineValues)
            }
        }
    }

    private static func put(_ value: ByteSlice, at position: Int, in values: inout [ByteSlice]) {
        while values.count <= position { values.append(.absent) }
        values[position] = value
    }

    private func beginsDocument(_ values: UnsafeBufferPointer<ByteSlice>) -> Bool {
        guard let keyPosition else { return true }
        guard keyPosition < values.count, !values[keyPosition].isEmpty else {
            // A record without a key whose lines are empty too is a document that has lost its key.
            let hasLine = lineValues.contains { !$0.isEmpty }
            lastHadKey = false
            return !hasLine && documentValues.contains { !$0.isEmpty }
        }
        let found = values[keyPosition].buffer
        defer { lastHadKey = true }
        let isOtherPart = keepParts(values)
        if lastHadKey, documentCount > 0, !isOtherPart, found.count == key.count, found.elementsEqual(key) {
            return false
        }
        key.removeAll(keepingCapacity: true)
        key.append(contentsOf: found)
        return true
    }

    /// Remembers the further parts of the key; returns whether one of them changed. A blank one stands for the same.
    private func keepParts(_ values: UnsafeBufferPointer<ByteSlice>) -> Bool {
        var isOther = false
        for (part, position) in partPositions.enumerated() where position < values.count && !values[position].isEmpty {
            let found = values[position].buffer
            if found.count == parts[part].count, found.elementsEqual(parts[part]) { continue }
            isOther = true
            parts[part] = Array(found)
        }
        return isOther
    }
}
