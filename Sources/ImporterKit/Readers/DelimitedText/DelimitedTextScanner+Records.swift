import Glibc
import IntegrationModel

extension DelimitedTextScanner {
    @inline(__always)
    mutating func beginRecord(at place: Int) {
        recordStart = place
        valueStart = place
        count = 0
        linesInQuotes = 0
        repairs = []
    }

    /// Adds the value that ends before `end`; by the masks it is either quoted as a whole or not at all.
    @inline(__always)
    mutating func finishValue(_ base: UnsafePointer<UInt8>, upTo end: Int, mayHoldEscapes: Bool) {
        var start = base + valueStart
        var length = end - valueStart
        if length > 1, quoteFilter != 0, start.pointee == quote {
            start += 1
            length -= 2
            if mayHoldEscapes, holdsEscapes(start, length) { escaped.append(count) }
        }
        append(ByteSlice(start: start, count: length))
    }

    @inline(__always)
    mutating func append(_ value: ByteSlice) {
        if count >= capacity { growValues() }
        if count < capacity { values[count] = value }
        count += 1
    }

    /// Hands over the record that ends before `end`, and begins the next one at `next`. Returns whether to go on.
    @inline(__always)
    mutating func finishRecord(
        _ base: UnsafePointer<UInt8>,
        endingAt end: Int,
        next: Int,
        _ emit: (Record) throws -> Bool
    ) throws -> Bool {
        if !escaped.isEmpty || firstSuspect < end { repair(base, end: end) }
        let record = Record(
            values: UnsafeBufferPointer(start: values, count: min(count, capacity)),
            count: count,
            line: line,
            start: recordStart,
            end: end,
            bytes: UnsafeBufferPointer(start: base + recordStart, count: end - recordStart),
            repairs: repairs
        )
        line += 1 + linesInQuotes
        beginRecord(at: next)
        return try emit(record)
    }

    func holdsEscapes(_ start: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        memchr(start, Int32(quote), length) != nil || escapeFilter != 0 && memchr(start, Int32(escape), length) != nil
    }

    /// Makes room for more values, up to one more than the limit, so that one too many is seen.
    private mutating func growValues() {
        let wanted = min(capacity * 2, max(limits.fields, 1) + 1)
        guard wanted > capacity else { return }
        let larger = UnsafeMutablePointer<ByteSlice>.allocate(capacity: wanted)
        larger.update(from: values, count: capacity)
        values.deallocate()
        values = larger
        capacity = wanted
    }

    /// The bytes that follow an odd number of escapes, by the carries of an addition (Langdale and Lemire, 2019,
    /// figure 3).
    @inline(__always)
    func escapedBytes(_ escapes: UInt64, _ carry: inout UInt64) -> UInt64 {
        let evenBits: UInt64 = 0x5555_5555_5555_5555
        let escapes = escapes & ~carry
        let followsEscape = escapes << 1 | carry
        let oddStarts = escapes & ~evenBits & ~followsEscape
        let (sequences, overflow) = oddStarts.addingReportingOverflow(escapes)
        carry = overflow ? 1 : 0
        return (evenBits ^ (sequences << 1)) & followsEscape
    }

    /// Bit i of the result is the exclusive-or of the bits 0 to i.
    @inline(__always)
    func prefixXor(_ bits: UInt64) -> UInt64 {
        var bits = bits
        bits ^= bits << 1
        bits ^= bits << 2
        bits ^= bits << 4
        bits ^= bits << 8
        bits ^= bits << 16
        bits ^= bits << 32
        return bits
    }

    func longValue(insideQuotes: Bool) -> Failure {
        insideQuotes ? .quoteNotClosed(line: line) : .valueTooLong(line: line)
    }
}
