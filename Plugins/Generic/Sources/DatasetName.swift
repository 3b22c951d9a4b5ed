/// Makes the name of a dataset from the name of a file, so that the files of several months make one dataset.
///
/// `orders_export_1.csv`, `orders_export_2.csv` → `orders_export`; `klanten-2026-10-30.csv` → `klanten`;
/// `facturen oktober 2026.csv` → `facturen`; `2026-10.csv`, which is nothing but a date, keeps its name. A sheet of a
/// workbook gives its own name, or the workbook's where it has the one that spreadsheet programs give:
/// `klanten.xlsx/Blad1` → `klanten`.
public enum DatasetName {
    public static func make(fromPath path: String) -> String {
        let parts = path.split(separator: "/").map(String.init)
        guard let sheet = parts.last, parts.count > 1, case let workbook = parts[parts.count - 2],
            workbookEndings.contains(where: workbook.lowercased().hasSuffix)
        else { return make(fromFile: parts.last ?? path) }
        var name = sheet
        var table = ""
        if sheet.hasSuffix(")"), let mark = sheet.lastIndex(of: "("), sheet[mark...].hasPrefix("(table ") {
            name = String(sheet[..<mark].reversed().drop { $0 == " " }.reversed())
            table = " " + sheet[mark...].dropFirst().dropLast()
        }
        let words = name.prefix { !$0.isNumber }.lowercased().filter { $0 != " " }
        let number = name.drop { !$0.isNumber }
        guard usualSheets.contains(words), number.allSatisfy(\.isNumber) else { return make(fromFile: name) + table }
        return make(fromFile: workbook) + (number.isEmpty || number == "1" || number == "0" ? "" : " \(number)") + table
    }

    private static let workbookEndings = [".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".htm", ".html"]
    /// What programs call a sheet without a name, in the languages of Europe.
    private static let usualSheets: Set<String> = [
        "sheet", "worksheet", "blad", "feuil", "feuille", "tabelle", "hoja", "foglio", "folha", "planilha", "arkusz",
        "ark",
        "taul", "list", "munka", "export", "data", "report", "table",
    ]

    private static func make(fromFile file: String) -> String {
        let base = withoutExtension(file)
        var words = base.split { !$0.isLetter && !$0.isNumber }
        let all = words.count
        while let last = words.last, words.count > 1 {
            if isNumber(last) || isPeriod(last) || isCopyMark(last) {
                words.removeLast()
            } else if months.contains(last.lowercased()), words.count < all {
                // A month counts as one only beside a year that was there: "mei" may be a word, "mei 2026" is a date.
                words.removeLast()
            } else {
                break
            }
        }
        // Dates come in front as well: `20261030_orders`. A short number alone may be a part of the name.
        let back = words.count
        while let first = words.first, words.count > 1, isNumber(first), first.count >= 4 || words.count < back {
            words.removeFirst()
        }
        guard let first = words.first, let last = words.last, words.contains(where: { !isNumber($0) }) else {
            return base
        }
        return String(base[first.startIndex..<last.endIndex])
    }

    /// Without the extension, and without a second one that says how the file was packed.
    private static func withoutExtension(_ file: String) -> String {
        var parts = file.split(separator: ".", omittingEmptySubsequences: false)
        let known: Set<String> = [
            "csv", "txt", "tsv", "tab", "xml", "json", "ndjson", "jsonl", "gz", "bz2", "xz", "zst", "lz4", "dat", "asc",
            "xaf", "list",
            "xlsx", "xlsm", "xltx", "xltm", "xls", "htm", "html",
        ]
        while parts.count > 1, let last = parts.last, known.contains(last.lowercased()) { parts.removeLast() }
        let base = parts.joined(separator: ".")
        return base.isEmpty ? file : base
    }

    private static func isNumber(_ word: Substring) -> Bool {
        word.allSatisfy { $0.isASCII && $0.isNumber } && !word.isEmpty
    }

    /// `T101500`, `Q1`, `W44`, `2026Q1`, `v2`.
    private static func isPeriod(_ word: Substring) -> Bool {
        let lowered = word.lowercased()
        guard let letter = lowered.first(where: { !$0.isNumber }) else { return false }
        return "tqwvz".contains(letter) && lowered.filter { !$0.isNumber }.count == 1 && lowered.count > 1
    }

    private static func isCopyMark(_ word: Substring) -> Bool {
        ["copy", "kopie", "copie"].contains(word.lowercased())
    }

    private static let months: Set<String> = [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
        "december", "january", "february", "march", "may", "june", "july", "august", "october", "janvier", "février",
        "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre", "januar",
        "februar", "märz", "dezember", "jan", "feb", "mrt", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "okt",
        "oct", "nov", "dec", "dez",
    ]
}
