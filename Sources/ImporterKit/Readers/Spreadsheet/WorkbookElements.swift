import CLibXML2

/// Calls a closure for each element of one of the small parts of a workbook.
final class WorkbookElements: XMLEventHandler {
    private let onElement: (String, [String: String]) -> Void
    private var depth = 0

    private init(_ onElement: @escaping (String, [String: String]) -> Void) {
        self.onElement = onElement
    }

    /// - Parameter onElement: gets the local names of each element and its attributes, in document order; the end of
    ///   an element is told by its name after a slash.
    /// - Throws: ``WorkbookFault`` where the part is no XML.
    static func read(
        _ bytes: FileBytes,
        part: String,
        _ onElement: @escaping (String, [String: String]) -> Void
    ) throws {
        let handler = WorkbookElements(onElement)
        try handler.parse(bytes, part: part)
    }

    private var names: [String] = []

    override func startElement(_ name: UnsafePointer<UInt8>, _ attributes: XMLAttributes) {
        guard depth < XMLEventHandler.deepestPart else { return parser.stop(.depth(XMLEventHandler.deepestPart)) }
        depth += 1
        var values: [String: String] = [:]
        for position in 0..<attributes.count {
            guard let key = attributes.name(position) else { continue }
            values[String(cString: key)] = attributes.text(position)
        }
        let name = String(cString: name)
        names.append(name)
        onElement(name, values)
    }

    override func endElement() {
        depth -= 1
        if let name = names.popLast() { onElement("/" + name, [:]) }
    }
}

extension XMLEventHandler {
    /// No part of a workbook is deeper.
    static let deepestPart = 64

    /// Parses a part of a workbook.
    func parse(_ bytes: FileBytes, part: String) throws {
        let fault = withExtendedLifetime(bytes) {
            parser.parse(bytes.buffer, encoding: nil, handler: self, passed: bytes.passed)
        }
        guard let fault else { return }
        throw WorkbookFault(
            "its part \(part), line \(fault.line): \(fault.message(open: "", isEmpty: bytes.count == 0))",
            remedy: "open the workbook and save it again"
        )
    }
}

extension XMLAttributes {
    /// The text of a value. libxml2 leaves references to characters in it that XML itself needs.
    func text(_ position: Int) -> String {
        let text = String(decoding: value(position), as: UTF8.self)
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var result = ""
        var rest = text[...]
        while let mark = rest.firstIndex(of: "&") {
            result += rest[..<mark]
            rest = rest[mark...]
            let known = Self.references.first { rest.hasPrefix($0.0) }
            result += known?.1 ?? "&"
            rest = rest.dropFirst(known?.0.count ?? 1)
        }
        return result + rest
    }

    private static let references = [
        ("&#38;", "&"), ("&amp;", "&"), ("&#60;", "<"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"),
    ]

    /// The value of the attribute with a name of one letter.
    @inline(__always)
    func value(_ letter: UInt8) -> UnsafeBufferPointer<UInt8>? {
        for position in 0..<count {
            if let key = name(position), key[0] == letter, key[1] == 0 { return value(position) }
        }
        return nil
    }
}
