import CLibXML2
import IntegrationModel

/// Why an XML document can be read no further.
struct XMLFault {
    enum Kind {
        /// Elements lie deeper than the limit.
        case depth(Int)
        /// A document type definition inside the document.
        case documentType
        /// A NUL byte, at the offset.
        case nul(Int)
        /// The document ends too early.
        case cutOff
        /// A tag, a comment or a CDATA section is longer than that.
        case held(Int)
        /// What libxml2 says: code, message, two texts and a number whose meaning depends on the code.
        case library(UInt32, String, String?, String?, Int)
    }

    var kind: Kind
    var line: Int
    var column: Int

    init(_ kind: Kind, line: Int, column: Int) {
        self.kind = kind
        self.line = line
        self.column = column
    }

    init(_ error: xmlError, isCutOff: Bool) {
        let message = error.message.map { String(cString: $0) } ?? ""
        let texts = [error.str1, error.str2].map { $0.map { String(cString: $0) } }
        let code = UInt32(max(error.code, 0))
        kind = isCutOff ? .cutOff : .library(code, message, texts[0], texts[1], Int(error.int1))
        line = Int(error.line)
        column = Int(error.int2)
    }
}

extension XMLFault {
    /// What was found and what was expected.
    ///
    /// - Parameter open: the path of the element that is open, "" outside the root.
    func message(open: String, isEmpty: Bool) -> String {
        let element = open.split(separator: "/").last.map { "</\($0)>" } ?? ""
        let inside = open.isEmpty ? "" : " inside \(open)"
        switch kind {
        case .depth(let limit):
            return "found elements nested more than \(limit) levels deep; expected a flatter document"
        case .documentType:
            return "found a document type definition inside the document; expected none, since it can name other files "
                + "and grow without bound"
        case .nul(let offset):
            return "found a NUL byte at byte \(offset)\(inside); expected text"
        case .held(let limit):
            return "found a tag, comment or CDATA section of more than \(limit) bytes\(inside); expected a shorter one"
        case .cutOff:
            if isEmpty { return "found no element; expected an XML document" }
            if open.isEmpty { return "found more behind the end of the document; expected nothing" }
            return "found the end of the file\(inside); expected \(element)"
        case .library(let code, let message, let first, let second, let number):
            return words(code, first, second, number, element, inside)
                ?? "found XML that is not well-formed\(inside): \(Self.oneLine(message)); expected well-formed XML"
        }
    }

    private func words(
        _ code: UInt32,
        _ first: String?,
        _ second: String?,
        _ number: Int,
        _ element: String,
        _ inside: String
    ) -> String? {
        switch xmlParserErrors(rawValue: code) {
        case XML_ERR_TAG_NAME_MISMATCH:
            return "found the end tag </\(second ?? "")>\(inside); expected </\(first ?? "")>"
                + (number > 0 ? ", which was opened in line \(number)" : "")
        case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY:
            return "found the entity &\(first ?? "");\(inside); expected one of &amp; &lt; &gt; &quot; &apos;"
        case XML_ERR_INVALID_CHAR:
            return "found the character number \(number)\(inside); expected a character that XML allows"
        case XML_ERR_INVALID_ENCODING:
            return "found bytes that do not fit the encoding of the document\(inside)"
        case XML_ERR_UNKNOWN_ENCODING, XML_ERR_UNSUPPORTED_ENCODING:
            return "found the unknown encoding \(first ?? "") in the declaration; expected utf-8 or another known one"
        case XML_ERR_DOCUMENT_EMPTY, XML_ERR_DOCUMENT_START:
            return "found text that is not XML at its start; expected <"
        case XML_ERR_DOCUMENT_END:
            return "found more behind the end of the document; expected nothing"
        default:
            return nil
        }
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    /// What the user can do.
    var remedy: String {
        switch kind {
        case .cutOff: return "the file seems to be cut off: export or download it again"
        case .documentType: return "export without a document type definition"
        case .depth: return "check that this is an export of records, or import again with a higher --max-depth"
        case .held, .nul: return "the file is damaged or not XML: export it again"
        case .library(let code, _, _, _, _):
            switch xmlParserErrors(rawValue: code) {
            case XML_ERR_INVALID_ENCODING, XML_ERR_UNKNOWN_ENCODING, XML_ERR_UNSUPPORTED_ENCODING:
                return "name the encoding of this file in koppel.yaml, for example windows-1252"
            default: return "export again, or have the file repaired at this line"
            }
        }
    }
}
