/// The member states' numbers without prefix: form and check digits. Values are folded to lower case.
extension VATNumber {
    static func austria(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count == 9, text[0] == UInt8(ascii: "u"), CheckDigits.areDigits(text + 1, 8) else { return false }
        var sum = 4
        for index in 1...7 {
            let product = Int(text[index] - 0x30) * (index & 1 == 0 ? 2 : 1)
            sum += product / 10 + product % 10
        }
        return (10 - sum % 10) % 10 == Int(text[8] - 0x30)
    }

    static func belgium(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        count == 10
            ? BelgianEnterpriseNumber.isValid(text) : count == 9 && BelgianEnterpriseNumber.isValidWithoutZero(text)
    }

    /// Nine digits of legal persons are checked; the ten of natural persons and foreigners by form.
    static func bulgaria(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count == 9 || count == 10, CheckDigits.areDigits(text, count) else { return false }
        guard count == 9 else { return true }
        let first = CheckDigits.weighted(text, 1...8) % 11
        let check = first < 10 ? first : CheckDigits.weighted(text, 3...10) % 11 % 10
        return check == Int(text[8] - 0x30)
    }

    static func cyprus(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count == 9, CheckDigits.areDigits(text, 8), isLetter(text[8]) else { return false }
        let oddValues = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]
        var sum = 0
        for index in 0..<8 {
            let digit = Int(text[index] - 0x30)
            sum += index & 1 == 0 ? oddValues[digit] : digit
        }
        return sum % 26 == Int(text[8] - 0x61)
    }

    /// Eight digits of legal persons are checked; the nine and ten of natural persons by form.
    static func czechia(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard (8...10).contains(count), CheckDigits.areDigits(text, count) else { return false }
        guard count == 8 else { return true }
        let remainder = CheckDigits.weighted(text, (2...8).reversed()) % 11
        return (11 - remainder) % 10 == Int(text[7] - 0x30)
    }

    static func germany(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        count == 9 && CheckDigits.areDigits(text, 9) && text[0] != UInt8(ascii: "0")
            && CheckDigits.modulo11And10(text, 9)
    }

    static func denmark(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        count == 8 && CheckDigits.areDigits(text, 8) && CheckDigits.weighted(text, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
    }

    static func estonia(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        count == 9 && CheckDigits.areDigits(text, 9)
            && CheckDigits.weighted(text, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 == 0
    }

    static func greece(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count == 9, CheckDigits.areDigits(text, 9) else { return false }
        return CheckDigits.weighted(text, [256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10 == Int(text[8] - 0x30)
    }

    /// Legal persons (CIF), residents (DNI) and foreigners (NIE).
    static func spain(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count == 9, CheckDigits.areDigits(text + 1, 7) else { return false }
        let letters: StaticString = "trwagmyfpdxbnjzsqvhlcke"
        if isDigit(text[0]), isLetter(text[8]), let number = CheckDigits.number(text, 8) {
            return letters.utf8Start[number % 23] == text[8]
        }
        if text[0] >= UInt8(ascii: "x"), text[0] <= UInt8(ascii: "z"), isLetter(text[8]),
            let number = CheckDigits.number(text + 1, 7)
        {
            return letters.utf8Start[(Int(text[0] - UInt8(ascii: "x")) * 10_000_000 + number) % 23] == text[8]
        }
        guard isLetter(text[0]) else { return false }
        var sum = 0
        for index in 1...7 {
            let digit = Int(text[index] - 0x30)
            let product = index & 1 == 1 ? digit * 2 : digit
            sum += product / 10 + product % 10
        }
        let check = (10 - sum % 10) % 10
        let checkLetters: StaticString = "jabcdefghi"
        return text[8] == UInt8(0x30 + check) || text[8] == checkLetters.utf8Start[check]
    }

    static func finland(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count == 8, CheckDigits.areDigits(text, 8) else { return false }
        return (CheckDigits.weighted(text, [7, 9, 10, 5, 8, 4, 2]) + Int(text[7] - 0x30)) % 11 == 0
    }

    /// Two signs and a SIREN (Luhn). A key of two digits is checked, one with letters by form.
    static func france(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count == 11, let siren = CheckDigits.number(text + 2, 9) else { return false }
        // Monaco's numbers begin with 000 and have no SIREN.
        guard siren < 1_000_000 || CheckDigits.luhn(text + 2, 9) else { return false }
        guard let key = CheckDigits.number(text, 2) else { return true }
        return key == (12 + 3 * (siren % 97)) % 97
    }

    static func croatia(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        count == 11 && CheckDigits.areDigits(text, 11) && CheckDigits.modulo11And10(text, 11)
    }

    static func hungary(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        count == 8 && CheckDigits.areDigits(text, 8) && CheckDigits.weighted(text, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 == 0
    }

    /// Seven digits and one or two letters; the older form with a sign in second place is checked by form.
    static func ireland(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count == 8 || count == 9, isDigit(text[0]), isLetter(text[7]) else { return false }
        guard CheckDigits.areDigits(text, 7) else { return count == 8 && CheckDigits.areDigits(text + 2, 5) }
        var sum = CheckDigits.weighted(text, (2...8).reversed())
        if count == 9 {
            guard isLetter(text[8]) else { return false }
            sum += text[8] == UInt8(ascii: "w") ? 0 : Int(text[8] - 0x60) * 9
        }
        let check = sum % 23
        return text[7] == (check == 0 ? UInt8(ascii: "w") : UInt8(0x60 + check))
    }

    static func italy(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        count == 11 && CheckDigits.areDigits(text, 11) && CheckDigits.luhn(text, 11)
    }

    static func lithuania(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count == 9 || count == 12, CheckDigits.areDigits(text, count) else { return false }
        let body = count - 1
        var check = CheckDigits.weighted(text, (0..<body).map { 1 + $0 % 9 }) % 11
        if check == 10 { check = CheckDigits.weighted(text, (0..<body).map { 1 + ($0 + 2) % 9 }) % 11 }
        return check % 10 == Int(text[body] - 0x30)
    }

    static func luxembourg(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count == 8, let body = CheckDigits.number(text, 6), let check = CheckDigits.number(text + 6, 2) else {
            return false
        }
        return body % 89 == check
    }

    /// Legal persons begin with 4 to 9 and are checked; natural persons by form.
    static func latvia(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count == 11, CheckDigits.areDigits(text, 11) else { return false }
        guard text[0] > UInt8(ascii: "3") else { return true }
        return CheckDigits.weighted(text, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 == 3
    }

    static func malta(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        count == 8 && CheckDigits.areDigits(text, 8) && CheckDigits.weighted(text, [3, 4, 6, 7, 8, 9, 10, 1]) % 37 == 0
    }

    /// Nine digits, B, two digits: modulo 11 for numbers from before 2020, modulo 97 over the whole for those since.
    static func netherlands(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count == 12, CheckDigits.areDigits(text, 9), text[9] == UInt8(ascii: "b"),
            let body = CheckDigits.number(text, 9), let suffix = CheckDigits.number(text + 10, 2), suffix > 0
        else { return false }
        let check = CheckDigits.weighted(text, (2...9).reversed()) % 11
        if check < 10, check == Int(text[8] - 0x30), body > 0 { return true }
        // N = 23, L = 21, B = 11.
        var remainder = 2321 % 97
        for index in 0..<9 { remainder = (remainder * 10 + Int(text[index] - 0x30)) % 97 }
        return ((remainder * 100 + 11) % 97 * 100 + suffix) % 97 == 1
    }

    static func poland(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count == 10, CheckDigits.areDigits(text, 10) else { return false }
        return CheckDigits.weighted(text, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == Int(text[9] - 0x30)
    }

    static func portugal(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count == 9, CheckDigits.areDigits(text, 9), text[0] != UInt8(ascii: "0") else { return false }
        let check = 11 - CheckDigits.weighted(text, (2...9).reversed()) % 11
        return (check >= 10 ? 0 : check) == Int(text[8] - 0x30)
    }

    static func romania(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard (2...10).contains(count), CheckDigits.areDigits(text, count) else { return false }
        let sum = CheckDigits.weighted(text, [7, 5, 3, 2, 1, 7, 5, 3, 2].suffix(count - 1))
        return sum * 10 % 11 % 10 == Int(text[count - 1] - 0x30)
    }

    static func sweden(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count == 12, CheckDigits.areDigits(text, 12), let suffix = CheckDigits.number(text + 10, 2) else {
            return false
        }
        return (1...94).contains(suffix) && CheckDigits.luhn(text, 10)
    }

    static func slovenia(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count == 8, CheckDigits.areDigits(text, 8), text[0] != UInt8(ascii: "0") else { return false }
        let check = 11 - CheckDigits.weighted(text, (2...8).reversed()) % 11
        return check != 11 && check % 10 == Int(text[7] - 0x30)
    }

    static func slovakia(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count == 10, let number = CheckDigits.number(text, 10), text[0] != UInt8(ascii: "0") else { return false }
        return [2, 3, 4, 7, 8, 9].contains(text[2] - 0x30) && number % 11 == 0
    }
}
