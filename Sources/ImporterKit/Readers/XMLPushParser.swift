import CLibXML2
import Glibc
import IntegrationModel

/// Takes the events of an XML document. Names are interned: the same name has the same address.
///
/// A class and not a protocol, because libxml2 holds one pointer to it, and calling through it must not count
/// references: that took a sixth of the time of reading.
class XMLEventHandler {
    final let parser = XMLPushParser()

    func startElement(_ name: UnsafePointer<UInt8>, _ attributes: XMLAttributes) {}
    func endElement() {}
    func text(_ start: UnsafePointer<UInt8>, _ count: Int) {}
    /// An entity that is not expanded.
    func entity(_ name: UnsafePointer<UInt8>) {}
}

/// The attributes of an element, as libxml2 hands them over: five pointers each.
struct XMLAttributes {
    var start: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    var count: Int

    @inline(__always)
    func name(_ position: Int) -> UnsafePointer<UInt8>? { start?[position * 5] }
    @inline(__always)
    func namespace(_ position: Int) -> UnsafePointer<UInt8>? { start?[position * 5 + 2] }
    @inline(__always)
    func value(_ position: Int) -> UnsafeBufferPointer<UInt8> {
        guard let start, let first = start[position * 5 + 3], let end = start[position * 5 + 4] else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return UnsafeBufferPointer(start: first, count: end - first)
    }
}

/// libxml2's SAX2 push parser, fed in blocks; kept over documents, so that names keep their addresses.
///
/// It opens nothing beside the bytes it is given and stops at a document type definition inside the document, which
/// is where entity expansion attacks live. SAX2 has no limit of depth or size of its own; the handler has.
final class XMLPushParser {
    private var context: xmlParserCtxtPtr?
    private(set) var fault: XMLFault?
    /// The interned name of the namespace of `xsi:nil`.
    private(set) var instanceNamespace: UnsafePointer<UInt8>?
    /// The namespace of the element whose start is being told; valid in that call only.
    @exclusivity(unchecked) fileprivate var elementNamespaceName: UnsafePointer<UInt8>?
    /// What is to be added to libxml2's count of bytes after it changed the encoding.
    private var offsetCorrection = 0
    private var declarationEnd: Int?
    private var isAtEnd = false
    private static let blockSize = 1 << 16
    private static let isLibraryReady: Bool = {
        xmlInitParser()
        return true
    }()

    init() {}

    deinit {
        if let context { xmlFreeParserCtxt(context) }
    }

    /// The bytes of the names kept.
    var nameBytes: Int { context.map { Int(xmlDictGetUsage($0.pointee.dict)) } ?? 0 }

    /// The namespace of the element whose start is being told.
    var elementNamespace: String? { elementNamespaceName.map { String(cString: $0) } }

    /// The line where the parser is, counted from 1.
    var line: Int { Int(context?.pointee.input?.pointee.line ?? 0) }

    /// Parses a document; nil means that it was well-formed.
    ///
    /// - Parameter handler: the one that owns this parser.
    func parse(_ bytes: UnsafeRawBufferPointer, encoding: String?, handler: XMLEventHandler) -> XMLFault? {
        fault = nil
        isAtEnd = false
        offsetCorrection = 0
        guard prepare(encoding, handler) else {
            return XMLFault(.library(0, "out of memory", nil, nil, 0), line: 0, column: 0)
        }
        declarationEnd = Self.declarationEnd(bytes)
        let nul = Self.firstNul(bytes, encoding: encoding)
        feed(UnsafeRawBufferPointer(rebasing: bytes[..<(nul ?? bytes.count)]))
        if fault == nil, let nul {
            stop(.nul(nul))
        } else if fault == nil {
            isAtEnd = true
            xmlParseChunk(context, nil, 0, 1)
        }
        return fault
    }

    private func feed(_ bytes: UnsafeRawBufferPointer) {
        var position = 0
        while position < bytes.count, fault == nil {
            let count = min(Self.blockSize, bytes.count - position)
            let start = bytes.baseAddress?.advanced(by: position).assumingMemoryBound(to: CChar.self)
            xmlParseChunk(context, start, Int32(count), 0)
            position += count
        }
    }

    /// Ends the parsing at the present place.
    func stop(_ kind: XMLFault.Kind) {
        if fault == nil { fault = XMLFault(kind, line: line, column: Int(context?.pointee.input?.pointee.col ?? 0)) }
        if let context { xmlStopParser(context) }
    }

    /// Where the element whose start is being told begins.
    func elementPlace() -> RecordPlace {
        guard let input = context?.pointee.input, let base = input.pointee.base, var at = input.pointee.cur else {
            return RecordPlace(line: line, byteOffset: 0)
        }
        var line = line
        // A start tag can hold "<" only as its first character, so the nearest one before is it.
        while at > base, at.pointee != UInt8(ascii: "<") {
            if at < input.pointee.cur, at.pointee == 0x0A { line -= 1 }
            at -= 1
        }
        return RecordPlace(line: line, byteOffset: Int(input.pointee.consumed) + (at - base) + offsetCorrection)
    }
}

// MARK: - Set-up

extension XMLPushParser {
    private func prepare(_ encoding: String?, _ handler: XMLEventHandler) -> Bool {
        guard Self.isLibraryReady else { return false }
        if context == nil {
            var handlers = Self.handlers
            context = xmlCreatePushParserCtxt(
                &handlers,
                Unmanaged.passUnretained(handler).toOpaque(),
                nil,
                0,
                nil
            )
            guard let context else { return false }
            instanceNamespace = UnsafePointer(
                xmlDictLookup(context.pointee.dict, "http://www.w3.org/2001/XMLSchema-instance", -1)
            )
        }
        guard let context, xmlCtxtResetPush(context, nil, 0, nil, encoding) == 0 else { return false }
        // A parser that was reset takes UTF-8 for granted and would not look for a mark.
        if encoding == nil { context.pointee.charset = Int32(XML_CHAR_ENCODING_NONE.rawValue) }
        let ignored = encoding == nil ? 0 : XML_PARSE_IGNORE_ENC.rawValue
        xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue | ignored))
        return true
    }

    private static var handlers: xmlSAXHandler {
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

    fileprivate func note(_ error: UnsafePointer<xmlError>) {
        guard fault == nil, error.pointee.level == XML_ERR_FATAL else { return }
        fault = XMLFault(error.pointee, isAtEnd: isAtEnd)
    }

    fileprivate func documentTypeStarts() {
        // Without "[" there is only the name of a definition elsewhere, which is never opened.
        if context?.pointee.input?.pointee.cur?.pointee == UInt8(ascii: "[") { stop(.documentType) }
    }

    fileprivate func documentStarts() {
        guard let declarationEnd, let input = context?.pointee.input, let base = input.pointee.base,
            let at = input.pointee.cur
        else { return }
        offsetCorrection = declarationEnd - Int(input.pointee.consumed) - (at - base)
    }

    /// The offset behind the XML declaration of a text in an encoding that contains ASCII.
    private static func declarationEnd(_ bytes: UnsafeRawBufferPointer) -> Int? {
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

    /// The first NUL byte of a text that can't have any, where libxml2 would end without saying so.
    private static func firstNul(_ bytes: UnsafeRawBufferPointer, encoding: String?) -> Int? {
        if let encoding = encoding?.lowercased(),
            encoding.contains("16") || encoding.contains("32")
                || encoding.contains("ucs")
        {
            return nil
        }
        guard let base = bytes.baseAddress, bytes.count >= 2 else { return nil }
        let isWide =
            bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) || bytes[0] == 0
            || bytes[1] == 0
        if isWide && encoding == nil { return nil }
        return memchr(base, 0, bytes.count).map { UnsafeRawPointer($0) - base }
    }
}

/// Calls the handler that libxml2 was given as the user's data, which outlives the parsing.
@inline(__always)
private func withHandler(_ user: UnsafeMutableRawPointer, _ body: (XMLEventHandler) -> Void) {
    Unmanaged<XMLEventHandler>.fromOpaque(user)._withUnsafeGuaranteedRef(body)
}
