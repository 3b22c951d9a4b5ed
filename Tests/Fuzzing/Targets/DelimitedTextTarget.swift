import ImporterKit
import IntegrationModel

extension FuzzTarget {
    /// Encoding and dialect detection, and the reader of delimited text.
    static let delimitedText = FuzzTarget("delimited-text") { input in
        let input = FuzzInput(input)
        let file = FileBytes(input.bytes)
        let encodings = TextEncoding.allCases
        let chosen = input.option(0..<4)
        var overrides = ReadingOverrides()
        if chosen < encodings.count { overrides.encoding = encodings[chosen].rawValue }
        if input.flag(4) { overrides.hasHeader = input.flag(5) }
        let encoding = TextEncodingDetection.detect(file, override: overrides.encoding).encoding
        let detection = DelimitedTextDialectDetection.detect(file, encoding: encoding, overrides: overrides)
        let again = DelimitedTextDialectDetection.detect(file, encoding: encoding, overrides: overrides)
        try require(detection == again, "detection differs the second time")
        if let hasHeader = overrides.hasHeader {
            try require(detection.dialect.hasHeader == hasHeader, "the user's header is not heeded")
        }
        try require((0...1).contains(detection.dialect.confidence), "confidence \(detection.dialect.confidence)")

        let limits =
            input.flag(6) ? ReadingLimits(valueBytes: 64, recordBytes: 256, depth: 4, fields: 8) : ReadingLimits()
        let reading = try DelimitedReading(file, detection.dialect, encoding, limits)
        try reading.check()
        try require(try reading == DelimitedReading(file, detection.dialect, encoding, limits), "two readings differ")
        if reading.isOpened, !input.flag(6) {
            try require(reading.log.fields == detection.header, "the reader's header is not the one detected")
        }
        if encoding == .utf8, isUTF8(input.bytes) {
            try DelimitedReading.compareDecoded(input.bytes, detection.dialect, limits, with: reading)
        }
        if input.flag(7) { try reading.compareAcrossBlocks(input.bytes, detection.dialect, encoding) }
    }
}

/// What came of reading a delimited text.
struct DelimitedReading: Equatable {
    let log = RecordLog()
    private(set) var counts: DelimitedTextReader.Counts?
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var error: Diagnostic?
    private(set) var isOpened = false

    init(
        _ file: FileBytes,
        _ dialect: DelimitedTextDialect,
        _ encoding: TextEncoding,
        _ limits: ReadingLimits
    ) throws {
        do {
            let reader = try DelimitedTextReader(
                file: file,
                path: "a.csv",
                dialect: dialect,
                encoding: encoding,
                limits: limits
            )
            isOpened = true
            for name in reader.header { _ = log.addField(name) }
            counts = try reader.forEachRecord(
                report: { diagnostics.append($0) },
                reject: log.reject,
                { values, place in log.append(values, at: place, parent: -1) }
            )
        } catch let found as ImportError {
            error = found.diagnostic
        }
    }

    func check() throws {
        try log.check(parents: 0)
        let offsets = log.records.map(\.place.byteOffset)
        try require(zip(offsets, offsets.dropFirst()).allSatisfy(<), "records do not begin one after the other")
        try require(error != nil || !log.fields.isEmpty, "there are no fields")
        guard let counts else { return }
        try require(counts.kept == log.records.count, "\(counts.kept) kept, \(log.records.count) handed over")
        try require(counts.rejected == log.rejected.count, "\(counts.rejected) rejected, \(log.rejected.count) told")
    }

    /// The same text in UTF-16 gives the same records in the same places.
    static func compareDecoded(
        _ bytes: UnsafeRawBufferPointer,
        _ dialect: DelimitedTextDialect,
        _ limits: ReadingLimits,
        with reading: DelimitedReading
    ) throws {
        let units = String(decoding: bytes, as: UTF8.self).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let decoded = try DelimitedReading(FileBytes(units), dialect, .utf16LittleEndian, limits)
        try require(decoded.log == reading.log, "the same text in UTF-16 gives other records")
        try require(decoded.counts == reading.counts, "the same text in UTF-16 gives other counts")
    }

    /// The same text behind records of a quarter of a megabyte, so that the end of a decoded block falls inside it, and
    /// behind fewer. Both times there are far more of those records than of others, so that what is usual is the same.
    func compareAcrossBlocks(
        _ bytes: UnsafeRawBufferPointer,
        _ dialect: DelimitedTextDialect,
        _ encoding: TextEncoding
    ) throws {
        guard encoding.unitSize == 1, encoding != .utf8, bytes.count > 2, let fields = Optional(log.fields.count),
            fields > 0
        else { return }
        var dialect = dialect
        dialect.hasHeader = false
        dialect.preambleLines = 0
        let blank = Array(repeating: dialect.delimiter, count: fields - 1)
        let padding = Array("a".utf8) + blank + [0x0A]
        func filler(_ size: Int) -> [UInt8] {
            let records = Array(repeating: padding, count: size / padding.count).flatMap(\.self)
            return records + Array(repeating: 0x0A, count: size - records.count)
        }
        let near = (1 << 18) - bytes.count / 2
        let limits = ReadingLimits()
        let alone = try DelimitedReading(FileBytes(filler(near - (1 << 15)) + Array(bytes)), dialect, encoding, limits)
        let behind = try DelimitedReading(FileBytes(filler(near) + Array(bytes)), dialect, encoding, limits)
        guard alone.error == nil, behind.error == nil else { return }
        let extra = behind.log.records.count - alone.log.records.count
        try require(extra >= 0, "records are lost where a block ends")
        try require(
            behind.log.records.dropFirst(extra).map(\.values) == alone.log.records.map(\.values),
            "other records where a block ends"
        )
        try require(behind.counts?.rejected == alone.counts?.rejected, "other records rejected where a block ends")
    }
}
