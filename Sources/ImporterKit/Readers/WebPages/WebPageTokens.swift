/// Cuts a web page in UTF-8 into tags and text (HTML Standard, 13.2.5), as far as its tables need it.
struct WebPageTokens {
    enum Token {
        /// The name in small letters, and what stands between `<` and `>`.
        case begin(String, ArraySlice<UInt8>)
        case end(String)
        /// With references to characters replaced. A text may come in several pieces.
        case text(ArraySlice<UInt8>)
    }

    private enum State: Equatable {
        case text, reference, tag, comment
        /// Inside a quoted value of an attribute.
        case quoted(UInt8)
        /// Inside an element whose content is no text of the page.
        case skipped
    }

    private var state = State.text
    private var text: [UInt8] = []
    private var tag: [UInt8] = []
    /// The element whose end tag ends ``State/skipped``.
    private var skippedElement = ""
    /// A tag that is longer is passed over.
    private static let longestTag = 1 << 16
    private static let longestReference = 32
    private static let textBytes = 1 << 12

    mutating func feed(_ bytes: some Sequence<UInt8>, _ take: (Token) throws -> Void) rethrows {
        for byte in bytes {
            switch state {
            case .text:
                if byte == UInt8(ascii: "<") {
                    try flush(take)
                    begin(.tag)
                } else if byte == UInt8(ascii: "&") {
                    begin(.reference)
                } else {
                    text.append(byte)
                    if text.count >= Self.textBytes { try flush(take) }
                }
            case .reference:
                if byte == UInt8(ascii: ";") {
                    text.append(contentsOf: WebPageReferences.text(of: tag))
                    state = .text
                } else if byte == UInt8(ascii: "<") {
                    text += [UInt8(ascii: "&")] + tag
                    try flush(take)
                    begin(.tag)
                } else if tag.count >= Self.longestReference || byte <= 0x20 {
                    text += [UInt8(ascii: "&")] + tag + [byte]
                    state = .text
                } else {
                    tag.append(byte)
                }
            case .tag:
                if byte == UInt8(ascii: ">") {
                    try endTag(take)
                } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                    state = .quoted(byte)
                    append(byte)
                } else {
                    append(byte)
                    if tag.elementsEqual("!--".utf8) { begin(.comment) }
                }
            case .quoted(let quote):
                if byte == quote { state = .tag }
                append(byte)
            case .comment:
                tag.append(byte)
                if tag.count > 3 { tag.removeFirst(tag.count - 3) }
                if tag.elementsEqual("-->".utf8) { state = .text }
            case .skipped:
                if byte == UInt8(ascii: "<") { tag.removeAll(keepingCapacity: true) }
                append(byte)
                if byte == UInt8(ascii: ">"), Self.name(of: tag.dropFirst().dropLast()) == "/" + skippedElement {
                    state = .text
                }
            }
        }
        if state == .text { try flush(take) }
    }

    private mutating func begin(_ next: State) {
        state = next
        tag.removeAll(keepingCapacity: true)
    }

    private mutating func append(_ byte: UInt8) {
        if tag.count < Self.longestTag { tag.append(byte) }
    }

    private mutating func flush(_ take: (Token) throws -> Void) rethrows {
        guard !text.isEmpty else { return }
        try take(.text(text[...]))
        text.removeAll(keepingCapacity: true)
    }

    private mutating func endTag(_ take: (Token) throws -> Void) rethrows {
        state = .text
        let name = Self.name(of: tag[...])
        guard let first = name.utf8.first else { return }
        if first == UInt8(ascii: "/") { return try take(.end(String(name.dropFirst()))) }
        if ["script", "style", "title", "textarea"].contains(name) {
            skippedElement = name
            return begin(.skipped)
        }
        try take(.begin(name, tag[...]))
    }

    /// The name of a tag, in small letters: `/td`.
    private static func name(of tag: ArraySlice<UInt8>) -> String {
        let name = tag.prefix { $0 > 0x20 && ($0 != UInt8(ascii: "/") || tag.first == $0) }
        return name.count <= 16 ? String(decoding: name, as: UTF8.self).lowercased() : ""
    }

    /// The whole number that an attribute has: 2 of `colspan` in `td colspan="2"`.
    static func number(of attribute: String, in tag: ArraySlice<UInt8>) -> Int? {
        let text = String(decoding: tag.prefix(512), as: UTF8.self).lowercased()
        for part in text.split(whereSeparator: \.isWhitespace).dropFirst() where part.hasPrefix(attribute) {
            let value = part.dropFirst(attribute.count).drop { $0 == "=" || $0 == "\"" || $0 == "'" }
            return Int(value.prefix { $0.isASCII && $0.isNumber })
        }
        return nil
    }
}
