import IntegrationModel

/// Takes characters off the beginnings of values that are not a part of them.
final class PrefixStrippingSink: RecordSink {
    private struct Rule {
        var character: UInt8
        /// The bytes that must follow; empty where any may.
        var before: [UInt8]
    }

    private let target: any RecordSink
    private let prefix: (String) -> StrippedPrefix?
    private var rules: [Rule?] = []
    private var values: [ByteSlice] = []

    /// - Parameter prefix: what is taken off the values of a field, by its path.
    init(_ target: any RecordSink, prefix: @escaping (String) -> StrippedPrefix?) {
        self.target = target
        self.prefix = prefix
    }

    var fieldCount: Int { target.fieldCount }

    func addField(_ path: String) -> Int {
        let position = target.addField(path)
        while rules.count <= position { rules.append(nil) }
        if let described = prefix(path), let character = described.character.utf8.first {
            rules[position] = Rule(character: character, before: Array((described.before ?? "").utf8))
        }
        return position
    }

    func beginFile(_ file: Int) { target.beginFile(file) }

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        var changed = false
        for position in 0..<min(values.count, rules.count) {
            guard let rule = rules[position], let start = values[position].start, values[position].count > 0,
                start.pointee == rule.character,
                rule.before.isEmpty || values[position].count > 1 && rule.before.contains(start[1])
            else { continue }
            if !changed {
                self.values.removeAll(keepingCapacity: true)
                self.values.append(contentsOf: values)
                changed = true
            }
            self.values[position] = ByteSlice(start: start + 1, count: values[position].count - 1)
        }
        if changed {
            self.values.withUnsafeBufferPointer { target.append($0, at: place, parent: parent) }
        } else {
            target.append(values, at: place, parent: parent)
        }
    }

    func reject(at place: RecordPlace) { target.reject(at: place) }
}
