/// How a page of text for the terminal is set: how wide, with which look, in which language.
public struct PageSetup: Sendable {
    /// Of the terminal, in columns.
    public var width: Int
    public var style: TextStyle
    public var language: Language

    public init(width: Int = 100, style: TextStyle = .plain, language: Language = .english) {
        self.width = width
        self.style = style
        self.language = language
    }
}
