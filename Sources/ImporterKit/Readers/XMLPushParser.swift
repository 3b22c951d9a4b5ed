import CLibXML2
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
    var context: xmlParserCtxtPtr?
    var fault: XMLFault?
    /// The interned name of the namespace of `xsi:nil`.
    var instanceNamespace: UnsafePointer<UInt8>?
    /// The namespace of the element whose start is being told; valid in that call only.
    @exclusivity(unchecked) var elementNamespaceName: UnsafePointer<UInt8>?
    /// What is to be added to libxml2's count of bytes after it changed the encoding.
    var offsetCorrection = 0
    var declarationEnd: Int?
    var isAtEnd = false
    static let blockSize = 1 << 16
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
        isAtEnd = false
        offsetCorrection = 0
        guard prepare(encoding, handler) else {
            return XMLFault(.library(0, "out of memory", nil, nil, 0), line: 0, column: 0)
        }
        declarationEnd = Self.declarationEnd(bytes)
        let mayHoldNul = Self.mayHoldNul(bytes, encoding: encoding)
        var position = 0
        while position < bytes.count, fault == nil {
            let end = min(position + Self.passBytes, bytes.count)
            let part = UnsafeRawBufferPointer(rebasing: bytes[position..<end])
            let nul = mayHoldNul ? nil : Self.firstNul(part)
            feed(UnsafeRawBufferPointer(rebasing: part[..<(nul ?? part.count)]))
            if fault == nil, let nul { stop(.nul(position + nul)) }
            position = end
            passed(position)
        }
        if fault == nil {
            isAtEnd = true
            xmlParseChunk(context, nil, 0, 1)
        }
        return fault
    }

    /// Bytes after which those before are told to be passed.
    private static let passBytes = 1 << 22

    func feed(_ bytes: UnsafeRawBufferPointer) {
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
