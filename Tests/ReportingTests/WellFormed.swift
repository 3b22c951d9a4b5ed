import Foundation
import FoundationXML

/// Whether a text is well-formed XML, as libxml2 reads it.
final class WellFormed: NSObject, XMLParserDelegate {
    private var names: Set<String> = []

    static func fault(in xml: String) -> String? {
        let parser = XMLParser(data: Data(xml.utf8))
        return parser.parse() ? nil : "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "unknown")"
    }

    static func elements(in xml: String) -> Set<String> {
        let reader = WellFormed()
        let parser = XMLParser(data: Data(xml.utf8))
        parser.delegate = reader
        _ = parser.parse()
        return reader.names
    }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        names.insert(name)
    }
}
