import CLibXML2
import Glibc
import IntegrationModel

extension XMLEventParser {
    func prepare(_ handler: XMLEventHandler) -> Bool {
        guard Self.isLibraryReady else { return false }
        if context == nil {
            var handlers = Self.handlers
            let user = Unmanaged.passUnretained(handler).toOpaque()
            context = xmlCreateIOParserCtxt(&handlers, user, Self.read, nil, nil, XML_CHAR_ENCODING_NONE)
            guard let context else { return false }
            instanceNamespace = UnsafePointer(
                xmlDictLookup(context.pointee.dict, "http://www.w3.org/2001/XMLSchema-instance", -1)
            )
        }
        return true
    }

    /// Whether libxml2 can read an encoding.
    static func isKnown(_ encoding: String) -> Bool {
        guard let handler = xmlFindCharEncodingHandler(encoding) else { return false }
        xmlCharEncCloseFunc(handler)
        return true
    }

    static var handlers: xmlSAXHandler {
        var handlers = xmlSAXHandler()
        handlers.initialized = UInt32(XML_SAX2_MAGIC)
        handlers.startElementNs = { user, name, _, namespace, _, _, count, _, attributes in
            guard let user, let name else { return }
            withHandler(user) {
                $0.parser.elementNamespaceName = namespace
                $0.startElement(name, XMLAttributes(start: attributes, count: Int(count)))
            }
        }
        handlers.endElementNs = { user, _, _, _ in
            guard let user else { return }
            withHandler(user) { $0.endElement() }
        }
        let characters: charactersSAXFunc = { user, start, count in
            guard let user, let start else { return }
            withHandler(user) { $0.text(start, Int(count)) }
        }
        // The same function for both spares libxml2 the question whether a text is blank.
        handlers.characters = characters
        handlers.ignorableWhitespace = characters
        handlers.cdataBlock = characters
        handlers.reference = { user, name in
            guard let user, let name else { return }
            withHandler(user) { $0.entity(name) }
        }
        handlers.startDocument = { user in
            guard let user else { return }
            withHandler(user) { $0.parser.documentStarts() }
        }
        handlers.internalSubset = { user, _, _, _ in
            guard let user else { return }
            withHandler(user) { $0.parser.documentTypeStarts() }
        }
        handlers.serror = { user, error in
            guard let user, let error else { return }
            withHandler(user) { $0.parser.note(error) }
        }
        return handlers
    }

    func note(_ error: UnsafePointer<xmlError>) {
        guard fault == nil, error.pointee.level == XML_ERR_FATAL else { return }
        if isCutOff(at: error.pointee), let nul = source?.nul {
            fault = XMLFault(.nul(nul), line: Int(error.pointee.line), column: Int(error.pointee.int2))
        } else {
            fault = XMLFault(error.pointee, isCutOff: isCutOff(at: error.pointee))
        }
        // Nothing that follows is told any more.
        source?.end()
    }

    /// Whether an error says no more than that the document has ended too early.
    private func isCutOff(at error: xmlError) -> Bool {
        guard let source, source.hasEnded, let input = context?.pointee.input?.pointee else { return false }
        switch xmlParserErrors(rawValue: UInt32(max(error.code, 0))) {
        // These are of something that is there as a whole.
        case XML_ERR_TAG_NAME_MISMATCH, XML_ERR_UNDECLARED_ENTITY, XML_ERR_INVALID_CHARREF: return false
        // Of a character that is cut, up to three bytes are there.
        case XML_ERR_INVALID_ENCODING, XML_ERR_INVALID_CHAR: return input.end - input.cur <= 3
        default: return input.cur >= input.end
        }
    }

    func documentTypeStarts() {
        // Without "[" there is only the name of a definition elsewhere, which is never opened.
        if context?.pointee.input?.pointee.cur?.pointee == UInt8(ascii: "[") { stop(.documentType) }
    }

    func documentStarts() {
        if let context { xmlDictSetLimit(context.pointee.dict, Self.mostNames) }
        guard let declarationEnd, let input = context?.pointee.input, let base = input.pointee.base,
            var at = input.pointee.cur
        else { return }
        // White space behind the declaration was passed over.
        while at > base, at[-1] <= 0x20 { at -= 1 }
        offsetCorrection = declarationEnd - Int(input.pointee.consumed) - (at - base)
    }

    /// The offset behind the XML declaration of a text in an encoding that contains ASCII.
    static func declarationEnd(_ bytes: UnsafeRawBufferPointer) -> Int? {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard bytes.dropFirst(start).starts(with: Array("<?xml ".utf8)) else { return nil }
        let limit = min(bytes.count - 1, start + 512)
        var position = start
        while position < limit {
            if bytes[position] == UInt8(ascii: "?"), bytes[position + 1] == UInt8(ascii: ">") { return position + 2 }
            position += 1
        }
        return nil
    }

    /// Whether characters may have NUL bytes in them; in others libxml2 would end at one without saying so.
    static func mayHoldNul(_ bytes: UnsafeRawBufferPointer, encoding: String?) -> Bool {
        if let encoding = encoding?.lowercased() {
            return encoding.contains("16") || encoding.contains("32") || encoding.contains("ucs")
        }
        guard bytes.count >= 2 else { return false }
        return bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) || bytes[0] == 0 || bytes[1] == 0
    }
}

/// Calls the handler that libxml2 was given as the user's data, which outlives the parsing.
@inline(__always)
private func withHandler(_ user: UnsafeMutableRawPointer, _ body: (XMLEventHandler) -> Void) {
    Unmanaged<XMLEventHandler>.fromOpaque(user)._withUnsafeGuaranteedRef {
        $0.parser.hasTold = true
        body($0)
    }
}
