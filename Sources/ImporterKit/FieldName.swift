/// Compares names of fields the way people do: without regard to case, to blanks around them or around slashes.
enum FieldName {
    static func normalized(_ name: String) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(name.utf8.count)
        var blank = false
        for byte in name.lowercased().utf8 where byte != UInt8(ascii: "\u{0}") {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                blank = !result.isEmpty && result.last != UInt8(ascii: "/")
            case UInt8(ascii: "/"):
                result.append(byte)
                blank = false
            default:
                if blank { result.append(UInt8(ascii: " ")) }
                result.append(byte)
                blank = false
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The lower-case words of a path: runs of letters and digits.
    static func words(of path: String) -> Set<String> {
        Set(path.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }
}
