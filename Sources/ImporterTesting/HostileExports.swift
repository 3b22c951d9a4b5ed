import ImporterKit

/// Variants of exports, and files that are no exports.
enum HostileExports {
    typealias Sample = ImporterConformance.Sample
    typealias Variant = (label: String, sample: Sample)

    static let foreign: [Sample] = [
        Sample(name: "empty.csv", bytes: []),
        Sample(name: "empty.json", bytes: Array("  \n".utf8)),
        Sample(
            name: "prose.txt",
            bytes: Array("Dear colleague,\n\nplease find the figures enclosed, as promised; they are final.\n".utf8)
        ),
        Sample(
            name: "orders.csv",
            bytes: Array(
                "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><form>Name, Email</form></body></html>\n"
                    .utf8
            )
        ),
        Sample(name: "orders.xlsx", bytes: [0x50, 0x4B, 0x03, 0x04, 0x14, 0, 6, 0] + Array(repeating: 0, count: 64)),
        Sample(name: "noise.csv", bytes: (0..<512).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) }),
        Sample(name: "other.xml", bytes: Array("<?xml version=\"1.0\"?><note><to>A</to><body>B</body></note>".utf8)),
        Sample(name: "other.json", bytes: Array("{\"a\": [1, 2, {\"b\": null}]}".utf8)),
        Sample(name: "other.csv", bytes: Array("colour;size\nred;1\nblue;2\n".utf8)),
    ]

    static func lineEndings(_ sample: Sample) -> [Variant] {
        let lines = sample.withLineFeeds
        return [("LF", "\n"), ("CRLF", "\r\n"), ("CR", "\r")].map { label, ending in
            let bytes = lines.flatMap { $0 == 0x0A ? Array(ending.utf8) : [$0] }
            return (label, Sample(name: sample.name, bytes: bytes))
        }
    }

    static func byteOrderMark(_ sample: Sample) -> [Variant] {
        guard TextEncoding.byteOrderMark(of: sample) == nil else { return [] }
        // The mark of UTF-8 before a text in another encoding would be a lie.
        return [
            ("with a byte order mark", Sample(name: sample.name, bytes: [0xEF, 0xBB, 0xBF] + Array(sample.text.utf8)))
        ]
    }

    static func windows1252(_ sample: Sample) -> [Variant] {
        var bytes: [UInt8] = []
        for scalar in sample.text.unicodeScalars {
            switch scalar.value {
            case 0..<0x80, 0xA0...0xFF: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            case 0x20AC: bytes.append(0x80)
            case 0x2019: bytes.append(0x92)
            case 0x2013: bytes.append(0x96)
            case 0xFEFF: break
            default: return []
            }
        }
        return [("in Windows-1252", Sample(name: sample.name, bytes: bytes))]
    }

    static func utf16(_ sample: Sample) -> [Variant] {
        let units = Array(sample.text.utf16).drop { $0 == 0xFEFF }
        let little = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
        let big = units.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        return [
            ("in UTF-16LE", Sample(name: sample.name, bytes: [0xFF, 0xFE] + little)),
            ("in UTF-16BE", Sample(name: sample.name, bytes: [0xFE, 0xFF] + big)),
        ]
    }
}

extension ImporterConformance.Sample {
    /// Its text, whatever encoding it is in.
    var text: String {
        bytes.withUnsafeBytes { bytes in
            let encoding = TextEncodingDetection.detect(bytes).encoding
            guard encoding != .utf8 else { return String(decoding: bytes, as: UTF8.self) }
            return String(decoding: TextDecoder(encoding).decodeAll(bytes, isFinal: true), as: UTF8.self)
        }
    }

    /// The bytes with every line end as one line feed.
    var withLineFeeds: [UInt8] {
        var result: [UInt8] = []
        var position = 0
        while position < bytes.count {
            if bytes[position] == 0x0D {
                result.append(0x0A)
                if position + 1 < bytes.count, bytes[position + 1] == 0x0A { position += 1 }
            } else {
                result.append(bytes[position])
            }
            position += 1
        }
        return result
    }
}

extension TextEncoding {
    fileprivate static func byteOrderMark(of sample: ImporterConformance.Sample) -> TextEncoding? {
        sample.bytes.withUnsafeBytes { byteOrderMark(of: $0)?.encoding }
    }
}
