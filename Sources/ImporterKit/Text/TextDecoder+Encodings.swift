private let replacement: UInt32 = 0xFFFD

extension TextDecoder {
    /// UTF-8 stays as it is, but for what is malformed.
    func copy(
        _ source: UnsafePointer<UInt8>,
        _ count: Int,
        _ isFinal: Bool,
        _ target: UnsafeMutablePointer<UInt8>,
        _ capacity: Int
    ) -> Progress {
        var progress = Progress()
        while progress.read < count, progress.written + Self.smallestOutput <= capacity {
            if source[progress.read] < 0x80 {
                target[progress.written] = source[progress.read]
                progress.read += 1
                progress.written += 1
                continue
            }
            switch UTF8Sequences.sequence(source, at: progress.read, end: count) {
            case .character(let length):
                for index in 0..<length { target[progress.written + index] = source[progress.read + index] }
                progress.read += length
                progress.written += length
            case .malformed(let length):
                progress.markMalformed()
                progress.read += length
                progress.written += write(replacement, to: target + progress.written)
            case .cutOff:
                guard isFinal else { return progress }
                progress.markMalformed()
                progress.read = count
                progress.written += write(replacement, to: target + progress.written)
            }
        }
        return progress
    }

    /// One byte is one character.
    func singleByte(
        _ source: UnsafePointer<UInt8>,
        _ count: Int,
        _ target: UnsafeMutablePointer<UInt8>,
        _ capacity: Int
    ) -> Progress {
        var progress = Progress()
        characters.withUnsafeBufferPointer { characters in
            var read = 0
            var written = 0
            while true {
                // Eight bytes at a time while they are ASCII.
                while read + 8 <= count, written + 8 <= capacity {
                    let eight = UnsafeRawPointer(source + read).loadUnaligned(as: UInt64.self)
                    guard eight & 0x8080_8080_8080_8080 == 0 else { break }
                    UnsafeMutableRawPointer(target + written).storeBytes(of: eight, as: UInt64.self)
                    read += 8
                    written += 8
                }
                guard read < count, written + Self.smallestOutput <= capacity else { break }
                let character = characters[Int(source[read])]
                target[written] = UInt8(truncatingIfNeeded: character)
                target[written + 1] = UInt8(truncatingIfNeeded: character >> 8)
                target[written + 2] = UInt8(truncatingIfNeeded: character >> 16)
                read += 1
                written += Int(character >> 24)
            }
            progress.read = read
            progress.written = written
        }
        return progress
    }

    /// - Parameter high: which byte of a unit is the more significant one, 0 or 1.
    func utf16(
        _ source: UnsafePointer<UInt8>,
        _ count: Int,
        _ isFinal: Bool,
        _ target: UnsafeMutablePointer<UInt8>,
        _ capacity: Int,
        high: Int
    ) -> Progress {
        func unit(_ position: Int) -> UInt32 {
            UInt32(source[position + high]) << 8 | UInt32(source[position + 1 - high])
        }
        var progress = Progress()
        while progress.read + 2 <= count, progress.written + Self.smallestOutput <= capacity {
            let first = unit(progress.read)
            var scalar = first
            var length = 2
            if first & 0xF800 == 0xD800 {
                scalar = replacement
                if first < 0xDC00 {
                    if progress.read + 4 <= count {
                        let second = unit(progress.read + 2)
                        if second & 0xFC00 == 0xDC00 {
                            scalar = 0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF)
                            length = 4
                        }
                    } else if !isFinal {
                        return progress
                    }
                }
                if scalar == replacement { progress.markMalformed() }
            }
            progress.read += length
            progress.written += write(scalar, to: target + progress.written)
        }
        finishCutOff(&progress, count, isFinal, unitSize: 2, target, capacity)
        return progress
    }

    func utf32(
        _ source: UnsafePointer<UInt8>,
        _ count: Int,
        _ isFinal: Bool,
        _ target: UnsafeMutablePointer<UInt8>,
        _ capacity: Int,
        littleEndian: Bool
    ) -> Progress {
        var progress = Progress()
        while progress.read + 4 <= count, progress.written + Self.smallestOutput <= capacity {
            let raw = UnsafeRawPointer(source + progress.read).loadUnaligned(as: UInt32.self)
            var scalar = littleEndian ? UInt32(littleEndian: raw) : UInt32(bigEndian: raw)
            if scalar > 0x10FFFF || scalar & 0xFFFF_F800 == 0xD800 {
                scalar = replacement
                progress.markMalformed()
            }
            progress.read += 4
            progress.written += write(scalar, to: target + progress.written)
        }
        finishCutOff(&progress, count, isFinal, unitSize: 4, target, capacity)
        return progress
    }

    /// Less than a unit at the end of the text is malformed.
    private func finishCutOff(
        _ progress: inout Progress,
        _ count: Int,
        _ isFinal: Bool,
        unitSize: Int,
        _ target: UnsafeMutablePointer<UInt8>,
        _ capacity: Int
    ) {
        let left = count - progress.read
        guard isFinal, left > 0, left < unitSize, progress.written + Self.smallestOutput <= capacity else { return }
        progress.markMalformed()
        progress.read = count
        progress.written += write(replacement, to: target + progress.written)
    }

    /// Writes a scalar and returns the number of bytes it took.
    @inline(__always)
    private func write(_ scalar: UInt32, to target: UnsafeMutablePointer<UInt8>) -> Int {
        if scalar < 0x80 {
            target[0] = UInt8(scalar)
            return 1
        }
        if scalar < 0x800 {
            target[0] = UInt8(0xC0 | scalar >> 6)
            target[1] = UInt8(0x80 | scalar & 0x3F)
            return 2
        }
        if scalar < 0x10000 {
            target[0] = UInt8(0xE0 | scalar >> 12)
            target[1] = UInt8(0x80 | scalar >> 6 & 0x3F)
            target[2] = UInt8(0x80 | scalar & 0x3F)
            return 3
        }
        target[0] = UInt8(0xF0 | scalar >> 18)
        target[1] = UInt8(0x80 | scalar >> 12 & 0x3F)
        target[2] = UInt8(0x80 | scalar >> 6 & 0x3F)
        target[3] = UInt8(0x80 | scalar & 0x3F)
        return 4
    }
}
