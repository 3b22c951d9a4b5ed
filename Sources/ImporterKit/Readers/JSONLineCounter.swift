import CTextScanning

/// Counts lines up to places that come one after the other.
struct JSONLineCounter {
    private var at: UnsafePointer<UInt8>
    private var lines: Int

    /// - Parameter line: that of the place.
    init(at place: UnsafePointer<UInt8>, line: Int = 1) { (at, lines) = (place, line) }

    /// The line of a place, counted from 1; one before the last place asked for has the line of that.
    mutating func line(at place: UnsafePointer<UInt8>) -> Int {
        if place > at {
            lines += Int(text_scanning_line_feeds(at, place))
            at = place
        }
        return lines
    }
}
