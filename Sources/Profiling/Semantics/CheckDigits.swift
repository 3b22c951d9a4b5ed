/// Check digit algorithms over ASCII digits.
enum CheckDigits {
    /// The digits as a number; at most 18 of them.
    static func number(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int? {
        guard count >= 1, count <= 18 else { return nil }
        var value = 0
        for index in 0..<count {
            guard isDigit(start[index]) else { return nil }
            value = value * 10 + Int(start[index] - 0x30)
        }
        return value
    }

    static func areDigits(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        for index in 0..<count where !isDigit(start[index]) { return false }
        return true
    }

    /// The sum of the digits times their weights.
    static func weighted(_ start: UnsafePointer<UInt8>, _ weights: some Collection<Int>) -> Int {
        var sum = 0
        var index = 0
        for weight in weights {
            sum += Int(start[index] - 0x30) * weight
            index += 1
        }
        return sum
    }

    /// Luhn's algorithm (ISO/IEC 7812-1, annex B), the check digit included.
    static func luhn(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        var sum = 0
        for index in 0..<count {
            var digit = Int(start[count - 1 - index] - 0x30)
            if index & 1 == 1 {
                digit *= 2
                if digit > 9 { digit -= 9 }
            }
            sum += digit
        }
        return sum % 10 == 0
    }

    /// ISO/IEC 7064, modulo 11,10, the check digit included.
    static func modulo11And10(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        var check = 5
        for index in 0..<count {
            check = ((check == 0 ? 10 : check) * 2 % 11 + Int(start[index] - 0x30)) % 10
        }
        return check == 1
    }

    /// The remainder modulo 97 of a row of digits and lower-case letters (a = 10 … z = 35), the first four moved to the
    /// end: ISO/IEC 7064 as ISO 13616 and ISO 11649 use it. -1 where another character occurs.
    static func modulo97(rotating start: UnsafePointer<UInt8>, _ count: Int) -> Int {
        var remainder = 0
        for index in 0..<count {
            let byte = start[index + 4 < count ? index + 4 : index + 4 - count]
            if isDigit(byte) {
                remainder = (remainder * 10 + Int(byte - 0x30)) % 97
            } else if byte &- 0x61 < 26 {
                remainder = (remainder * 100 + Int(byte - 0x61) + 10) % 97
            } else {
                return -1
            }
        }
        return remainder
    }
}
