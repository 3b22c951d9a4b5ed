/// Small letters without their marks.
enum PlainLetters {
    /// The letters of western European languages without their marks.
    static func of(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar {
                    case "à", "á", "â", "ã", "ä", "å": "a"
                    case "ç": "c"
                    case "è", "é", "ê", "ë": "e"
                    case "ì", "í", "î", "ï": "i"
                    case "ñ": "n"
                    case "ò", "ó", "ô", "õ", "ö", "ø": "o"
                    case "ù", "ú", "û", "ü": "u"
                    case "ý", "ÿ": "y"
                    default: scalar
                    }
                }
            )
        )
    }
}
