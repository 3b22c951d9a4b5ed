import CLibXML2
import IntegrationModel

/// Takes the events of an XML document. Names are interned: the same name has the same address.
///
/// A class and not a protocol, because libxml2 holds one pointer to it, and calling through it must not count
/// references: that took a sixth of the time of reading.
class XMLEventHandler {
    final let parser = XMLEventParser()

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

/// libxml2's SAX2 parser, which asks for the bytes it needs; kept over documents, so that names keep their addresses.
///
/// It opens nothing beside the bytes it is given and stops at a document type definition inside the document, which
/// is where entity expansion attacks live. libxml2's own limits are off, as a document ends where one is passed: depth
/// and the sizes of texts are left to the handler, those of names and of what is told at once are kept here.
final class XMLEventParser {
    var context: xmlParserCtxtPtr?
    var fault: XMLFault?
    /// The interned name of the namespace of `xsi:nil`.
    var instanceNamespace: UnsafePointer<UInt8>?
    /// The namespace of the element whose start is being told; valid in that call only.
    @exclusivity(unchecked) var elementNamespaceName: UnsafePointer<UInt8>?
    /// What is to be added to libxml2's count of bytes after it changed the encoding.
    var offsetCorrection = 0
    var declarationEnd: Int?
    /// The bytes of the document being parsed.
    @exclusivity(unchecked) var source: XMLSource?
    /// Whether the handler was told something since bytes were asked for.
    @exclusivity(unchecked) var hasTold = false
    /// Where the bytes were when it was told something last.
    private var lastTold = 0
    /// Bytes that libxml2 may hold before it tells anything: those of a tag, a comment, or a CDATA section.
    static let mostHeld = 1 << 25
    /// Bytes that names may take.
    static let mostNames = 10_000_000
    static let isLibraryReady: Bool = {
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
    /// - Parameters:
    ///   - handler: the one that owns this parser.
    ///   - passed: is told that the bytes before a place are not needed any more.
    func parse(
        _ bytes: UnsafeRawBufferPointer,
        encoding: String?,
        handler: XMLEventHandler,
        passed: (Int) -> Void = { _ in }
    ) -> XMLFault? {
        fault = nil
        offsetCorrection = 0
        lastTold = 0
        guard prepare(handler), let context else {
            return XMLFault(.library(0, "out of memory", nil, nil, 0), line: 0, column: 0)
        }
        if let encoding, !Self.isKnown(encoding) {
            return XMLFault(.library(XML_ERR_UNSUPPORTED_ENCODING.rawValue, "", encoding, nil, 0), line: 0, column: 0)
        }
        declarationEnd = Self.declarationEnd(bytes)
        return withoutActuallyEscaping(passed) { passed in
            let source = XMLSource(bytes, endsAtNul: !Self.mayHoldNul(bytes, encoding: encoding), passed: passed)
            self.source = source
            defer { self.source = nil }
            let ignored = encoding == nil ? 0 : XML_PARSE_IGNORE_ENC.rawValue
            let options = XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue | XML_PARSE_HUGE.rawValue | ignored
            // There is no document: nothing is built of what the handler is told.
            _ = xmlCtxtReadIO(
                context,
                Self.read,
                nil,
                Unmanaged.passUnretained(self).toOpaque(),
                nil,
                encoding,
                Int32(options)
            )
            if fault == nil, let nul = source.nul { stop(.nul(nul)) }
            return fault
        }
    }

    /// What libxml2 asks for bytes: their number, 0 at the end. The context is a parser.
    static let read: @convention(c) (UnsafeMutableRawPointer?, UnsafeMutablePointer<CChar>?, Int32) -> Int32 = {
        context,
        target,
        room in
        guard let context, let target, room > 0 else { return 0 }
        return Unmanaged<XMLEventParser>.fromOpaque(context)._withUnsafeGuaranteedRef {
            Int32($0.next(target, Int(room)))
        }
    }

    private func next(_ target: UnsafeMutablePointer<CChar>, _ room: Int) -> Int {
        guard let source else { return 0 }
        if hasTold {
            (hasTold, lastTold) = (false, source.position)
        } else if source.position - lastTold > Self.mostHeld, fault == nil {
            fault = XMLFault(.held(Self.mostHeld), line: line, column: 0)
            source.end()
        }
        return source.read(target, room)
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
