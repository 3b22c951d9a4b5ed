import IntegrationModel

extension DelimitedTextScanner {
    /// What one call of `emit` gets. The values are borrowed and valid during the call only.
    struct Record {
        var values: UnsafeBufferPointer<ByteSlice>
        /// The number of values, also where it is more than the limit lets through.
        var count: Int
        /// The line it begins on, counted from 1.
        var line: Int
        /// Where it begins and ends, without its line end, from the start of the window.
        var start: Int
        var end: Int
        /// All of it as it stands in the window, without its line end.
        var bytes: UnsafeBufferPointer<UInt8>
        /// What was put right in it.
        var repairs: Repairs
    }

    struct Repairs: OptionSet {
        let rawValue: UInt8
        /// Bytes that are no characters of the encoding became U+FFFD.
        static let malformed = Repairs(rawValue: 1)
        /// Zero bytes were left out.
        static let zeroBytes = Repairs(rawValue: 2)
        /// A quote inside a quoted value was not doubled.
        static let strayQuotes = Repairs(rawValue: 4)
    }

    /// Why no more can be read.
    enum Failure: Error, Equatable {
        case valueTooLong(line: Int)
        /// A quote that opens a value is not closed within the limit.
        case quoteNotClosed(line: Int)
        case recordTooLong(line: Int)
    }

    /// How a scan of a window ended.
    enum Outcome: Equatable {
        /// Everything up to this place of the window is read. What follows is the beginning of a record.
        case consumed(Int)
        /// `emit` asked to stop after the record that ends here.
        case stopped(Int)
        /// The text ended inside quotes, in a record that begins here.
        case endedInsideQuotes(recordStart: Int)
    }
}
