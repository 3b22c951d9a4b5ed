/// What every importer must do. Each check runs on the importer's own samples and on variants that the kit makes of
/// them.
public enum ConformanceCheck: String, CaseIterable, Sendable, CustomStringConvertible {
    /// The importer is chosen for each of its samples.
    case recognisesItsSamples
    /// It claims no empty file, prose, web page, workbook, nor samples of other importers.
    case refusesForeignExports
    /// Two readings give the same.
    case readsTheSameTwice
    /// LF, CRLF and CR give the same.
    case readsAnyLineEnding
    /// A UTF-8 byte order mark changes nothing.
    case readsByteOrderMark
    /// Delimited text in Windows-1252 gives the same.
    case readsWindows1252
    /// Delimited text in UTF-16 gives the same.
    case readsUTF16
    /// Files that were cut off, at every seventh length, give an error or fewer records, and nothing that was not there.
    case survivesTruncation
    /// The order of columns does not matter.
    case readsShuffledColumns
    /// A column more, and one with another name, leave the other fields as they are.
    case readsRenamedAndExtraColumns
    /// A line with totals at the end and the names of the columns once more in the middle are no records.
    case skipsTotalsAndRepeatedNames
    /// Amounts with a comma are read as those with a point are.
    case readsEitherDecimalMark
    /// Every record of the file is kept or rejected, and rejected ones are reported.
    case accountsForEveryRecord
    /// Records say the line they begin on, in ascending order.
    case locatesEveryRecord
    /// Only datasets of the manifest are filled, and lines only beside their documents.
    case namesOnlyDeclaredDatasets

    public var description: String { rawValue }
}

/// Something that an importer does wrong.
public struct ConformanceFault: Sendable, Hashable, CustomStringConvertible {
    public var check: ConformanceCheck
    /// The name of the sample, and what the kit made of it.
    public var sample: String
    public var message: String

    public init(_ check: ConformanceCheck, sample: String, _ message: String) {
        self.check = check
        self.sample = sample
        self.message = message
    }

    public var description: String { "\(check.rawValue): \(sample): \(message)" }
}
