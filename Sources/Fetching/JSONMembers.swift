/// Finds the members of a JSON object without reading their values.
enum JSONMembers {
    /// The members of an object by their keys, as they stand in the text.
    ///
    /// Checks what it needs to find them, and that there is nothing behind the object.
    ///
    /// - Returns: nil where the text is no object or cut off.
    static func of(_ text: UnsafeRawBufferPointer) -> [String: Range<Int>]? {
        var cursor = Cursor(text: text)
        cursor.skipBlanks()
        guard cursor.take(UInt8(ascii: "{")) else { return nil }
        var members: [String: Range<Int>] = [:]
        cursor.skipBlanks()
        if !cursor.take(UInt8(ascii: "}")) {
            while true {
                cursor.skipBlanks()
                guard let key = cursor.string() else { return nil }
                cursor.skipBlanks()
                guard cursor.take(UInt8(ascii: ":")) else { return nil }
                cursor.skipBlanks()
                guard let value = cursor.value() else { return nil }
                members[String(decoding: text[key], as: UTF8.self)] = value
                cursor.skipBlanks()
                if cursor.take(UInt8(ascii: "}")) { break }
                guard cursor.take(UInt8(ascii: ",")) else { return nil }
            }
        }
        cursor.skipBlanks()
        return cursor.position == text.count ? members : nil
    }

    private struct Cursor {
        let text: UnsafeRawBufferPointer
        var position = 0

        init(text: UnsafeRawBufferPointer) { self.text = text }

        mutating func skipBlanks() {
            while position < text.count, [0x20, 0x09, 0x0A, 0x0D].contains(text[position]) { position += 1 }
        }

        mutating func take(_ byte: UInt8) -> Bool {
            guard position < text.count, text[position] == byte else { return false }
            position += 1
            return true
        }

        /// What is between the quotes of a string.
        mutating func string() -> Range<Int>? {
            guard take(UInt8(ascii: "\"")) else { return nil }
            let start = position
            while position < text.count {
                switch text[position] {
                case UInt8(ascii: "\""):
                    position += 1
                    return start..<(position - 1)
                case UInt8(ascii: "\\"): position += 2
                case 0..<0x20: return nil
                default: position += 1
                }
            }
            return nil
        }

        mutating func value() -> Range<Int>? {
            let start = position
            guard position < text.count else { return nil }
            switch text[position] {
            case UInt8(ascii: "\""): return string() == nil ? nil : start..<position
            case UInt8(ascii: "{"), UInt8(ascii: "["): return nested() ? start..<position : nil
            default:
                while position < text.count, !",}] \t\r\n".utf8.contains(text[position]) { position += 1 }
                return position > start ? start..<position : nil
            }
        }

        /// Passes over an object or array, counting its brackets.
        private mutating func nested() -> Bool {
            var depth = 0
            while position < text.count {
                switch text[position] {
                case UInt8(ascii: "\""):
                    guard string() != nil else { return false }
                    continue
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"):
                    depth -= 1
                    if depth == 0 {
                        position += 1
                        return true
                    }
                default: break
                }
                position += 1
            }
            return false
        }
    }
}
