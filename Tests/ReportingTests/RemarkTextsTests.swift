import Foundation
import IntegrationModel
import TestSupport
import Testing

@testable import Reporting

@Suite("Remarks of readers and importers")
struct RemarkTextsTests {
    /// Where importers and readers say what they met, and what to do.
    private static let folders = [
        "Plugins", "Sources/ImporterKit", "Sources/Containers", "Sources/MappingPipeline", "Sources/Fetching/Singer",
    ]

    private static let remarks: [SourceRemark] = folders.flatMap { folder -> [SourceRemark] in
        let root = SharedData.checkout + "/" + folder
        let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return files.filter { $0.hasSuffix(".swift") && !$0.contains("/Tests/") }.sorted().flatMap { file in
            let text = (try? String(contentsOfFile: "\(root)/\(file)", encoding: .utf8)) ?? ""
            return SourceRemark.all(in: text, of: file)
        }
    }

    @Test("each one in the sources is known in every language", arguments: Language.allCases.filter { $0 != .english })
    func complete(language: Language) {
        #expect(Self.remarks.count > 150)
        for remark in Self.remarks {
            let message = KnownSentences.bundled.message(remark.sample)
            #expect(message.text(in: language) != remark.sample, "\(remark.file): \(remark.sample)")
        }
    }

    @Test("a literal is read over its lines, with what is filled in")
    func literals() {
        let source = #"""
            Diagnostic(.warning, "one \(two(")")) of "
                + "them \"here\" " + rest, remedy: "look again")
            """#
        #expect(SourceRemark.all(in: source, of: "a").map(\.sample) == [#"one 7 of them "here" 7"#, "look again"])
    }

    /// Remarks of readers that are made of pieces.
    @Test(
        "no piece of a remark stays in English, and no name is taken for a word",
        arguments: [
            (
                "found the end of the file inside Orders/Order; expected </Order>",
                "het einde van het bestand gevonden in Orders/Order; verwacht: </Order>"
            ),
            (
                "found the end of the file at column 36 (byte 35); expected a name in quotes",
                "het einde van het bestand gevonden in kolom 36 (byte 35); verwacht: een naam tussen aanhalingstekens"
            ),
            (
                "found the end tag </Oder> inside Orders/Order; expected </Order>, which was opened in line 1",
                "de eindtag </Oder> in Orders/Order gevonden; verwacht: </Order>, geopend op regel 1"
            ),
            ("the root element is Invoice of urn:x", "het hoofdelement is Invoice van urn:x"),
            (
                "how the text is written was guessed: no delimiter was found; each line was read as one value; "
                    + "the first record was taken as data; it may hold the names of the columns",
                "hoe de tekst geschreven is, werd geraden: er is geen scheidingsteken gevonden; elke regel is als één waarde "
                    + "gelezen; het eerste record is gelezen als gegevens; het kunnen ook de namen van de kolommen zijn"
            ),
        ]
    )
    func pieces(english: String, dutch: String) {
        #expect(KnownSentences.bundled.message(english).text(in: Language.dutch) == dutch)
    }

    @Test("what is filled into a remark stays, and figures follow the language")
    func filled() {
        let english = "the record has 3 values and 5 were expected; it was left out"
        #expect(
            KnownSentences.bundled.message(english).text(in: Language.dutch)
                == "het record heeft 3 waarden en er werden er 5 verwacht; het is weggelaten"
        )
        let cutOff = "found the end of the file; expected </Lines>"
        #expect(
            KnownSentences.bundled.message(cutOff).text(in: Language.german)
                == "das Ende der Datei gefunden; erwartet: </Lines>"
        )
    }
}

/// A remark as a source file writes it, with a figure where something is filled in.
struct SourceRemark {
    var file: String
    var sample: String

    private static let openings = [
        "remedy: \"", "remedy = \"", "ImportError(\"", "message = \"", "report(\"",
    ]

    static func all(in text: String, of file: String) -> [SourceRemark] {
        let bytes = Array(text.utf8)
        var found: [SourceRemark] = []
        var position = 0
        // Blanks do not matter, so that the opening and its literal may stand on two lines.
        var recent: [UInt8] = []
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "\"") {
                let before = String(decoding: recent.suffix(40), as: UTF8.self) + "\""
                recent = []
                guard isOpening(before) else {
                    position += 1
                    continue
                }
                if let sample = literal(bytes, &position), isSentence(sample) {
                    found.append(SourceRemark(file: file, sample: sample))
                }
            } else {
                if bytes[position] > 0x20 || recent.last != 0x20 { recent.append(max(0x20, bytes[position])) }
                position += 1
            }
        }
        return found
    }

    private static func isOpening(_ before: String) -> Bool {
        let plain = before.filter { $0 != " " }
        if openings.contains(where: { plain.hasSuffix($0.filter { $0 != " " }) }) { return true }
        guard let call = plain.range(of: "Diagnostic(.", options: .backwards) else { return false }
        return plain[call.upperBound...].allSatisfy { $0.isLetter || $0 == "," || $0 == "\"" }
    }

    /// Words, and none of a command to copy.
    private static func isSentence(_ sample: String) -> Bool {
        !sample.hasPrefix("--") && sample.split(separator: " ").count { $0.contains(where: \.isLetter) } > 1
    }

    /// The text of a literal and of those added to it; the position is left behind them. nil for one of several lines.
    private static func literal(_ bytes: [UInt8], _ position: inout Int) -> String? {
        var text: [UInt8] = []
        while true {
            guard position + 2 < bytes.count, !(bytes[position + 1] == 0x22 && bytes[position + 2] == 0x22) else {
                position += 3
                return nil
            }
            piece(bytes, &position, into: &text)
            var next = position
            while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
            guard next < bytes.count, bytes[next] == UInt8(ascii: "+") else { break }
            next += 1
            while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
            guard next < bytes.count, bytes[next] == UInt8(ascii: "\"") else {
                text.append(UInt8(ascii: "7"))
                break
            }
            position = next
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func piece(_ bytes: [UInt8], _ position: inout Int, into text: inout [UInt8]) {
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            guard bytes[position] == UInt8(ascii: "\\"), position + 1 < bytes.count else {
                text.append(bytes[position])
                position += 1
                continue
            }
            switch bytes[position + 1] {
            case UInt8(ascii: "("):
                position += 2
                skipInterpolation(bytes, &position)
                text.append(UInt8(ascii: "7"))
            case UInt8(ascii: "u"):
                let end = bytes[position...].firstIndex(of: UInt8(ascii: "}")) ?? position
                let digits = String(decoding: bytes[min(position + 3, end)..<end], as: UTF8.self)
                if let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) {
                    text += Array(String(Character(scalar)).utf8)
                }
                position = end + 1
            default:
                text.append(bytes[position + 1])
                position += 2
            }
        }
        position += 1
    }

    private static func skipInterpolation(_ bytes: [UInt8], _ position: inout Int) {
        var depth = 1
        while position < bytes.count, depth > 0 {
            switch bytes[position] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            case UInt8(ascii: "\""):
                position += 1
                while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
                    position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
                }
            default: break
            }
            position += 1
        }
    }
}
