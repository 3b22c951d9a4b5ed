/// Counts lines up to places that come one after the other.
struct JSONLineCounter {
    private var at: UnsafePointer<UInt8>
    private var lines = 1

    init(start: UnsafePointer<UInt8>) { at = start }

    /// The line of a place, counted from 1; one before the last place asked for has the line of that.
    mutating func line(at place: UnsafePointer<UInt8>) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        while place - at >= 8 {
            // A byte becomes 0 where it is a line feed; its highest bit stays 0 then only.
            let bytes = UnsafeRawPointer(at).loadUnaligned(as: UInt64.self) ^ (ones &* 0x0A)
            let others = ((bytes & (ones &* 0x7F)) &+ (ones &* 0x7F) | bytes) & (ones &* 0x80)
            lines += 8 - others.nonzeroBitCount
            at += 8
        }
        while at < place {
            if at.pointee == 0x0A { lines += 1 }
            at += 1
        }
        return lines
    }
}
