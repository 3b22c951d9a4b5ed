import ImporterKit
import IntegrationModel

/// Everything that reading a delimited text gives, for tests.
struct DelimitedTextReading: Equatable {
    var header: [String] = []
    var records: [[String]] = []
    var lines: [Int] = []
    var byteOffsets: [Int] = []
    var rejectedLines: [Int] = []
    var counts = DelimitedTextReader.Counts()
    var diagnostics: [Diagnostic] = []

    static func read(
        _ bytes: [UInt8],
        _ dialect: DelimitedTextDialect = DelimitedTextDialect(),
        encoding: TextEncoding = .utf8,
        limits: ReadingLimits = ReadingLimits()
    ) throws -> DelimitedTextReading {
        try read(FileBytes(bytes), dialect, encoding: encoding, limits: limits)
    }

    static func read(
        _ text: String,
        _ dialect: DelimitedTextDialect = DelimitedTextDialect(),
        limits: ReadingLimits = ReadingLimits()
    ) throws -> DelimitedTextReading {
        try read(Array(text.utf8), dialect, limits: limits)
    }

    static func read(
        _ file: FileBytes,
        _ dialect: DelimitedTextDialect,
        encoding: TextEncoding,
        limits: ReadingLimits = ReadingLimits()
    ) throws -> DelimitedTextReading {
        var reading = DelimitedTextReading()
        let reader = try DelimitedTextReader(
            file: file,
            path: "export.csv",
            dialect: dialect,
            encoding: encoding,
            limits: limits
        )
        reading.header = reader.header
        reading.counts = try reader.forEachRecord(
            report: { reading.diagnostics.append($0) },
            reject: { reading.rejectedLines.append($0.line) },
            { values, place in
                reading.records.append(values.map(\.string))
                reading.lines.append(place.line)
                reading.byteOffsets.append(place.byteOffset)
            }
        )
        return reading
    }

    /// With everything guessed, as an importer does.
    static func readGuessing(
        _ bytes: [UInt8],
        overrides: ReadingOverrides = ReadingOverrides()
    ) throws -> (DelimitedTextReading, DelimitedTextDialect, TextEncoding) {
        let file = FileBytes(bytes)
        let encoding = TextEncodingDetection.detect(file, override: overrides.encoding).encoding
        let dialect = DelimitedTextDialectDetection.detect(file, encoding: encoding, overrides: overrides).dialect
        return (try read(file, dialect, encoding: encoding), dialect, encoding)
    }

    var messages: [String] { diagnostics.map(\.message) }
}

/// Random numbers that are the same in every run (SplitMix64, Steele, Lea and Flood 2014).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
