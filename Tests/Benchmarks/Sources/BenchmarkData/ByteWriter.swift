import Glibc

/// A file that is written from its beginning to its end through one buffer.
///
/// An error of the file system stays until `close()` throws it, so that appending costs no check.
final class ByteWriter {
    /// How many bytes were appended.
    private(set) var count = 0

    private let path: String
    private let descriptor: Int32
    private let buffer: UnsafeMutablePointer<UInt8>
    private var used = 0
    private var failure: Int32 = 0

    private static let capacity = 1 << 20

    init(path: String) throws(DataError) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw DataError(path: path, errorNumber: errno) }
        self.path = path
        buffer = .allocate(capacity: Self.capacity)
    }

    deinit {
        buffer.deallocate()
        Glibc.close(descriptor)
    }

    /// Writes what is left.
    func close() throws(DataError) {
        flush()
        guard failure == 0 else { throw DataError(path: path, errorNumber: failure) }
    }

    func append(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { append($0) }
    }

    func append(_ byte: UInt8) {
        if used == Self.capacity { flush() }
        buffer[used] = byte
        used += 1
        count += 1
    }

    /// A number, not negative, with zeros in front up to `digits` digits.
    func append(_ number: Int, digits: Int = 1) {
        if Self.capacity - used < 20 { flush() }
        var width = digits
        var rest = number
        for limit in Self.powers.dropFirst(digits) {
            if number < limit { break }
            width += 1
        }
        var position = used + width
        while position > used {
            position -= 1
            buffer[position] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        used += width
        count += width
    }

    /// An amount in cents, not negative, with two decimals.
    func append(cents: Int, decimalMark: UInt8 = 0x2E) {
        append(cents / 100)
        append(decimalMark)
        append(cents % 100, digits: 2)
    }

    private func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress, bytes.count <= Self.capacity else { return }
        if Self.capacity - used < bytes.count { flush() }
        (buffer + used).update(from: source, count: bytes.count)
        used += bytes.count
        count += bytes.count
    }

    private func flush() {
        var start = 0
        while start < used && failure == 0 {
            let written = write(descriptor, buffer + start, used - start)
            if written > 0 { start += written } else if errno != EINTR { failure = errno }
        }
        used = 0
    }

    /// 1, 10, 100 and so on: a number below element n has at most n digits.
    private static let powers: [Int] = (0...18).map { (0..<$0).reduce(1) { power, _ in power * 10 } }
}

/// A file or folder of benchmark data that could not be written.
public struct DataError: Error, CustomStringConvertible {
    var path: String
    var errorNumber: Int32

    public var description: String {
        "\(path) could not be written: \(String(cString: strerror(errorNumber)))\n"
            + "  Try: free some disk space, or choose another folder with --data"
    }
}
