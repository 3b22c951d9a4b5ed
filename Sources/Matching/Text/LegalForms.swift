/// The legal forms that companies write behind their names, or before.
enum LegalForms {
    /// Folded, without points. Belgium, the Netherlands, Luxembourg, France, Germany, Austria, the United Kingdom and
    /// the United States.
    static let all: Set<String> = [
        "bv", "bvba", "ebvba", "nv", "cv", "cvba", "cvoa", "vof", "commv", "gcv", "vzw", "ivzw", "comva", "maatschap",
        "sa", "srl", "sprl", "sprlu", "sc", "scrl", "scs", "snc", "scomm", "asbl", "aisbl", "sca", "sarl", "sas",
        "sasu",
        "eurl", "ei", "gie", "sci", "gmbh", "ug", "ag", "kg", "ohg", "gbr", "ev", "eg", "kgaa", "se", "ltd", "limited",
        "plc", "llp", "llc", "inc", "corp", "co", "company", "srls", "spa", "snl", "sl",
    ]

    /// A name's words without legal forms, and the legal forms that it has.
    static func split(_ words: [String]) -> (core: [String], forms: [String]) {
        let core = words.filter { !all.contains($0) }
        // A firm that is called nothing but a legal form keeps its name.
        return core.isEmpty ? (words, []) : (core, words.filter { all.contains($0) })
    }
}
