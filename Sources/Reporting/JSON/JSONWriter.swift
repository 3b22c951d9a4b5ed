/// Writes one JSON document (RFC 8259) into bytes, indented, keys in the order in which they are written.
///
/// The same values give the same bytes, keys stay in the order of the documentation, and numbers are rounded by their
/// meaning, none of which a general coder promises.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private let isIndented: Bool
    private var depth = 0
    /// Whether a comma must come before the next value of the innermost array or object.
    private var needsComma = false

    init(indented: Bool = true) { isIndented = indented }

    mutating func object(_ body: (inout JSONWriter) -> Void) { container("{", "}", body) }

    mutating func array<Element>(_ elements: some Sequence<Element>, _ each: (inout JSONWriter, Element) -> Void) {
        container("[", "]") { json in
            for element in elements {
                json.beginElement()
                each(&json, element)
                json.needsComma = true
            }
        }
    }

    mutating func key(_ name: String, _ body: (inout JSONWriter) -> Void) {
        beginElement()
        quote(name)
        bytes.append(UInt8(ascii: ":"))
        if isIndented { bytes.append(UInt8(ascii: " ")) }
        body(&self)
        needsComma = true
    }

    mutating func null() { bytes.append(contentsOf: "null".utf8) }

    mutating func value(_ value: Bool) { bytes.append(contentsOf: (value ? "true" : "false").utf8) }

    mutating func value(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

    /// A text, escaped; null for nil.
    mutating func value(_ value: String?) {
        if let value { quote(value) } else { null() }
    }

    /// A number rounded to some places after the point; null for nil and for what is no number.
    mutating func value(_ value: Double?, places: Int) {
        guard let value, value.isFinite else { return null() }
        var factor = 1.0
        for _ in 0..<places { factor *= 10 }
        let scaled = (value * factor).rounded()
        let rounded = scaled.isFinite ? scaled / factor : value
        if let whole = Int(exactly: rounded) {
            self.value(whole)
        } else {
            bytes.append(contentsOf: rounded.description.utf8)
        }
    }

    private mutating func container(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONWriter) -> Void)
    {
        bytes.append(UInt8(ascii: open))
        depth += 1
        needsComma = false
        body(&self)
        depth -= 1
        if needsComma { newLine() }
        bytes.append(UInt8(ascii: close))
        needsComma = true
    }

    private mutating func beginElement() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        newLine()
        needsComma = false
    }

    private mutating func newLine() {
        guard isIndented else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
    }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
            case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
            case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
            case 0..<0x20, 0x7f:
                let digits = Array("0123456789abcdef".utf8)
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(contentsOf: [digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

extension JSONWriter {
    mutating func key(_ name: String, _ value: String?) { key(name) { $0.value(value) } }
    mutating func key(_ name: String, _ value: Int) { key(name) { $0.value(value) } }
    mutating func key(_ name: String, _ value: Bool) { key(name) { $0.value(value) } }
    mutating func key(_ name: String, _ values: [String]) { key(name) { $0.array(values) { $0.value($1) } } }
    mutating func key(_ name: String, _ value: Double?, places: Int) { key(name) { $0.value(value, places: places) } }
    /// A share or confidence of 0–1, with four places.
    mutating func key(_ name: String, share: Double?) { key(name, share, places: 4) }
    /// A moment in seconds since 1970, as ISO 8601.
    mutating func key(_ name: String, moment: Double?) { key(name, moment.flatMap(TimeText.iso8601)) }
}
