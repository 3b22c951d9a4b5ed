/// A command as people write it.
enum CommandLine {
    /// Cuts a command into its words as a shell does, with quotes and backslashes, and does nothing else a shell does.
    ///
    /// - Returns: nil where a quote is not closed or there is no word.
    static func words(_ command: String) -> [String]? {
        var words: [String] = []
        var word = ""
        var isInWord = false
        var quote: Character?
        var rest = command[...]
        while let character = rest.popFirst() {
            if let open = quote {
                if character == open {
                    quote = nil
                } else if character == "\\", open == "\"", let next = rest.first, "\"\\$`".contains(next) {
                    word.append(rest.removeFirst())
                } else {
                    word.append(character)
                }
            } else if character == "'" || character == "\"" {
                quote = character
                isInWord = true
            } else if character == "\\", let next = rest.popFirst() {
                word.append(next)
                isInWord = true
            } else if character.isWhitespace {
                if isInWord { words.append(word) }
                (word, isInWord) = ("", false)
            } else {
                word.append(character)
                isInWord = true
            }
        }
        if isInWord { words.append(word) }
        return quote == nil && !words.isEmpty ? words : nil
    }
}
