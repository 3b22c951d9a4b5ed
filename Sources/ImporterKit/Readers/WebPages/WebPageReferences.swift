/// References to characters, such as `&eacute;` and `&#233;` (HTML Standard, 13.5).
enum WebPageReferences {
    /// The text that a reference stands for; the reference itself where it is not known.
    ///
    /// - Parameter name: what stands between `&` and `;`.
    static func text(of name: [UInt8]) -> [UInt8] {
        let text = String(decoding: name, as: UTF8.self)
        if let scalar = scalar(of: text) { return Array(String(Character(scalar)).utf8) }
        return [UInt8(ascii: "&")] + name + [UInt8(ascii: ";")]
    }

    private static func scalar(of name: String) -> Unicode.Scalar? {
        guard name.hasPrefix("#") else { return named[name] }
        let digits = name.dropFirst()
        let number =
            digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        // A cell has no use for control characters.
        guard let number, number >= 0x20 || number == 0x09 || number == 0x0A else { return nil }
        return Unicode.Scalar(number)
    }

    private static let named: [String: Unicode.Scalar] = {
        var named: [String: Unicode.Scalar] = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "euro": "€", "ndash": "–", "mdash": "—",
            "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“", "rdquo": "”", "bdquo": "„", "hellip": "…",
            "bull": "•", "trade": "™", "OElig": "Œ", "oelig": "œ", "Scaron": "Š", "scaron": "š", "Yuml": "Ÿ",
            "thinsp": "\u{2009}", "ensp": "\u{2002}", "emsp": "\u{2003}", "nnbsp": "\u{202F}",
        ]
        for (offset, name) in latin.split(separator: " ").enumerated() {
            named[String(name)] = Unicode.Scalar(0xA0 + UInt32(offset))
        }
        return named
    }()

    /// The characters from U+00A0 to U+00FF, in order.
    private static let latin = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro \
        para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil \
        Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave \
        Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml \
        igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute \
        thorn yuml
        """
}
