/// International bank account numbers: ISO 13616, the lengths of the IBAN registry (SWIFT), modulo 97.
enum IBAN {
    /// Whether a folded value is one.
    static func isValid(folded: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count >= 15, count <= 34, isDigit(folded[2]), isDigit(folded[3]) else { return false }
        guard lengths[UInt64(folded[0]) << 8 | UInt64(folded[1])] == UInt64(count) else { return false }
        return CheckDigits.modulo97(rotating: folded, count) == 1
    }

    private static let lengths: WordTable = {
        let countries = """
            ad24 ae23 al28 at20 az28 ba20 be16 bg22 bh22 bi27 br29 by28 ch21 cr22 cy28 cz24 de22 dj27 dk18 do28 ee20 \
            eg29 es24 fi18 fk18 fo18 fr27 gb22 ge22 gi23 gl18 gr27 gt28 hr21 hu28 ie22 il23 iq23 is26 it27 jo30 kw30 \
            kz20 lb28 lc32 li21 lt20 lu20 lv21 ly25 mc27 md24 me22 mk19 mn20 mr27 mt31 mu30 ni28 nl18 no15 om23 pk24 \
            pl28 ps29 pt25 qa29 ro24 rs22 ru33 sa24 sc31 sd18 se24 si19 sk24 sm27 so23 st25 sv28 tl23 tn24 tr26 ua29 \
            va22 vg24 xk20 ye30
            """
        var table: [UInt64: UInt64] = [:]
        for entry in countries.split(separator: " ") {
            let bytes = Array(entry.utf8)
            table[UInt64(bytes[0]) << 8 | UInt64(bytes[1])] = UInt64(entry.dropFirst(2))
        }
        return WordTable(table)
    }()
}
