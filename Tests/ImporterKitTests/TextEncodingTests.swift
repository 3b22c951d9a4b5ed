import IntegrationModel
import Testing

@testable import ImporterKit

@Suite("Text encodings")
struct TextEncodingTests {
    private static let sentences = [
        "naam;omschrijving\nCafé België;geïnd, coördinatie én reünie à 50 m²\nZoë;één stoel\n",
        "nom;désignation\nSociété Générale d’Électricité;créée à l’été, reçue où ?\nŒuvre;cœur\n",
        "name;bezeichnung\nMüller & Söhne;Größe über 5 m, weiß\nÄpfel GmbH;süß, ölig\n",
        "klant;bedrag\nMaes;€ 12,50\nPeeters;100 €\nSmet;€5\n",
    ]

    @Test(
        "Letters of Dutch, French and German tell which encoding a text is in",
        arguments: sentences,
        TextEncoding.allCases
    )
    func detection(text: String, encoding: TextEncoding) {
        let isWide = encoding.unitSize > 1
        let bytes = encode(text, encoding, marked: false)
        // What the encoding can't write is not in the bytes.
        let isComplete = TextDecoder(encoding).decodeAllBytes(bytes) == Array(text.utf8)
        guard isComplete else { return }
        let found = TextEncodingDetection.detect(FileBytes(bytes))
        if encoding == .iso8859part15 || encoding == .windows1252 {
            // The two differ in eight characters only; elsewhere either is right.
            #expect(TextDecoder(found.encoding).decodeAllBytes(bytes) == Array(text.utf8))
        } else {
            #expect(found.encoding == encoding)
        }
        #expect(found.encodingIsGuess == (encoding != .utf8))
        if isWide { #expect(found.markLength == 0) }
    }

    @Test("A file cut off inside a character stays UTF-8", arguments: sentences)
    func cutOff(text: String) {
        let bytes = Array(text.utf8)
        for end in bytes.indices where bytes[end] & 0xC0 == 0x80 {
            let found = TextEncodingDetection.detect(FileBytes(Array(bytes[..<end])))
            let hasCharacter = String(decoding: bytes[..<end], as: UTF8.self).dropLast().contains { !$0.isASCII }
            if hasCharacter { #expect(found.encoding == .utf8) }
        }
        #expect(TextEncodingDetection.detect(FileBytes(Array("naam\ncaf".utf8) + [0xE9])).encoding == .windows1252)
    }

    @Test("The euro sign tells ISO 8859-15 from Windows-1252")
    func euro() {
        let text = Self.sentences[3]
        #expect(
            TextEncodingDetection.detect(FileBytes(encode(text, .iso8859part15, marked: false))).encoding
                == .iso8859part15
        )
        #expect(
            TextEncodingDetection.detect(FileBytes(encode(text, .windows1252, marked: false))).encoding == .windows1252
        )
    }

    @Test("A byte order mark is no guess", arguments: TextEncoding.allCases.filter { $0.unitSize > 1 || $0 == .utf8 })
    func marks(encoding: TextEncoding) throws {
        let bytes = encode("a,b\né,2\n", encoding, marked: true)
        let found = TextEncodingDetection.detect(FileBytes(bytes))
        #expect(found.encoding == encoding)
        #expect(!found.encodingIsGuess)
        #expect(found.markLength == bytes.count - encode("a,b\né,2\n", encoding, marked: false).count)
        let (reading, _, _) = try DelimitedTextReading.readGuessing(bytes)
        #expect(reading.header == ["a", "b"])
        #expect(reading.records == [["é", "2"]])
        #expect(reading.byteOffsets == [7])
    }

    @Test("Plain ASCII is UTF-8, and bytes far behind the beginning are found")
    func farAway() {
        var bytes = Array(String(repeating: "abc,def\n", count: 40_000).utf8)
        #expect(
            TextEncodingDetection.detect(FileBytes(bytes))
                == TextEncodingDetection(encoding: .utf8, encodingIsGuess: false)
        )
        bytes += [0x63, 0x61, 0x66, 0xE9, 0x0A]
        #expect(TextEncodingDetection.detect(FileBytes(bytes)).encoding == .windows1252)
    }

    @Test("UTF-8 with a few damaged characters is UTF-8")
    func damaged() {
        let bytes = Array("é è ë ï ü ö à ç\n".utf8) + [0xE9, 0x20, 0xC3]
        #expect(TextEncodingDetection.detect(FileBytes(bytes)).encoding == .utf8)
    }

    @Test(
        "The user's name of an encoding goes before the guess",
        arguments: [
            ("ISO-8859-15", TextEncoding.iso8859part15), ("MacRoman", .macRoman), ("latin1", .windows1252),
            ("cp850", .codePage850),
        ]
    )
    func overrides(name: String, encoding: TextEncoding) {
        let file = FileBytes(Array("caf\u{E9}".utf8))
        #expect(
            TextEncodingDetection.detect(file, override: name)
                == TextEncodingDetection(encoding: encoding, encodingIsGuess: false)
        )
        #expect(TextEncodingDetection.detect(file, override: "klingon").encoding == .utf8)
        #expect(TextEncoding(ianaName: encoding.rawValue) == encoding)
    }

    @Test(
        "Every encoding decodes what it encodes, in whatever pieces",
        arguments: TextEncoding.allCases,
        [8, 9, 13, 64, 4096]
    )
    func decoding(encoding: TextEncoding, capacity: Int) {
        let text =
            encoding.unitSize > 1 || encoding == .utf8
            ? "aé€😀\u{10FFFF}ß\n"
            : encoding.upperHalf?.compactMap { Unicode.Scalar($0) }.map(String.init).joined() ?? ""
        let whole = String(repeating: text + "plain words, ", count: 20)
        let bytes = encode(whole, encoding, marked: false)
        var decoded: [UInt8] = []
        let decoder = TextDecoder(encoding)
        let output = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: capacity)
        defer { output.deallocate() }
        bytes.withUnsafeBytes { input in
            var read = 0
            while read < input.count {
                let progress = decoder.decode(
                    UnsafeRawBufferPointer(rebasing: input[read...]),
                    isFinal: true,
                    into: output
                )
                #expect(progress.firstMalformed == nil)
                guard progress.read > 0 else { break }
                read += progress.read
                decoded += output[..<progress.written]
            }
        }
        #expect(decoded == Array(whole.utf8))
    }

    @Test("What is malformed becomes U+FFFD and its place is told")
    func malformed() throws {
        let lone: [UInt8] = [0x61, 0x00, 0x00, 0xD8, 0x62, 0x00, 0x0A]
        #expect(TextDecoder(.utf16LittleEndian).decodeAllBytes(lone) == Array("a\u{FFFD}b\u{FFFD}".utf8))
        let outside: [UInt8] = [0, 0, 0, 0x61, 0, 0x11, 0, 0]
        #expect(TextDecoder(.utf32BigEndian).decodeAllBytes(outside) == Array("a\u{FFFD}".utf8))

        let text =
            encode("a,b\n1,2\n", .utf16LittleEndian, marked: true) + [0x00, 0xDC, 0x2C, 0x00, 0x33, 0x00, 0x0A, 0x00]
        let (reading, _, _) = try DelimitedTextReading.readGuessing(text)
        #expect(reading.records == [["1", "2"], ["\u{FFFD}", "3"]])
        #expect(reading.diagnostics.map(\.location.line) == [3])
        #expect(reading.messages.first?.contains("utf-16le") == true)
    }
}

extension TextDecoder {
    func decodeAllBytes(_ bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBytes { decodeAll($0, isFinal: true) }
    }
}
