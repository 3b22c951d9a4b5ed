/// The parts of a workbook, which is a package of XML documents (ECMA-376, part 2).
public protocol WorkbookParts {
    /// A part by its name without a slash before it: `xl/workbook.xml`. Case does not count.
    ///
    /// - Returns: nil where there is none.
    func part(_ name: String) throws -> FileBytes?

    /// Keeps bytes outside of memory.
    ///
    /// - Parameter body: writes them, in order.
    func store(_ body: (_ write: (UnsafeRawBufferPointer) throws -> Void) throws -> Void) throws -> FileBytes
}

/// Why a workbook, or a part of it, can't be read.
public struct WorkbookFault: Error {
    /// What was found and what was expected.
    public var message: String
    public var remedy: String

    init(_ message: String, remedy: String) {
        self.message = message
        self.remedy = remedy
    }
}

/// Something about a sheet that the user should know.
public struct SheetTrouble: Sendable, Hashable {
    /// Whether a part of the sheet was left out, and not only changed.
    public var isLoss: Bool
    public var message: String
    public var remedy: String?
    /// The row of the first place, counted from 1.
    public var row: Int?
    public var occurrences = 1
}
