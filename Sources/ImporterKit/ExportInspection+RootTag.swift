/// The start tag of an XML document's root element, read without a parser.
///
/// Only for telling that a document is like one that was parsed: anything unusual gives nil.
struct XMLRootTag {
    /// The local name.
    var name: String
    var namespace: String?
    /// As declared, in lower case; `utf-8` where nothing is.
    var encoding: String
    /// Bytes from the beginning of the document to the end of the tag.
    var end: Int

    init?(_ head: UnsafeRawBufferPointer) {
        var text = head[...]
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        encoding = XMLPreview.declaredEncoding(UnsafeRawBufferPointer(rebasing: text)) ?? "utf-8"
        while true {
            guard let open = text.firstIndex(of: UInt8(ascii: "<")), open + 1 < text.endIndex else { return nil }
            guard text[open + 1] == UInt8(ascii: "?") else {
                text = text[open...]
                break
            }
            guard let close = text[open...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
            text = text[(close + 1)...]
        }
        guard let close = text.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        end = close + 1
        let tag = String(decoding: text[(text.startIndex + 1)..<close], as: UTF8.self)
        guard let first = tag.utf8.first, first != UInt8(ascii: "!") else { return nil }
        let parts = tag.split(maxSplits: 1) { $0.isWhitespace || $0 == "/" }
        guard let qualified = parts.first else { return nil }
        let names = qualified.split(separator: ":", omittingEmptySubsequences: false)
        guard let local = names.last else { return nil }
        name = String(local)
        let attribute = names.count > 1 ? "xmlns:\(names[0])" : "xmlns"
        namespace = parts.count > 1 ? Self.value(of: attribute, in: parts[1]) : nil
    }

    private static func value(of attribute: String, in attributes: Substring) -> String? {
        var rest = attributes
        while let equals = rest.firstIndex(of: "=") {
            let name = rest[..<equals].split { $0.isWhitespace }.last
            let after = rest[rest.index(after: equals)...].drop { $0.isWhitespace }
            guard let quote = after.first, quote == "\"" || quote == "'" else { return nil }
            let value = after.dropFirst()
            guard let end = value.firstIndex(of: quote) else { return nil }
            if let name, name == attribute { return String(value[..<end]) }
            rest = value[value.index(after: end)...]
        }
        return nil
    }
}
