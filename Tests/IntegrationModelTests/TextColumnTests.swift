import IntegrationModel
import Testing

@Suite("Columns of plain values")
struct TextColumnTests {
    /// "b", "", "a", "b", the first and the last one as one value.
    private let coded = TextColumn(bytes: Array("ba".utf8), offsets: [0, 0, 1, 2], codes: [1, 0, 2, 1])

    private func values(_ column: TextColumn) -> [String] { (0..<column.count).map { column[$0] } }

    @Test("one whose values repeat gives the value of each record")
    func repeated() {
        #expect(values(coded) == ["b", "", "a", "b"])
        #expect(coded.isCoded && coded.code(of: 0) == coded.code(of: 3) && coded.code(of: 0) != coded.code(of: 2))
        #expect(coded.withUTF8(of: 2) { Array($0) } == Array("a".utf8))
    }

    @Test("one whose values repeat can be continued and padded")
    func continued() {
        var column = coded
        column.append(utf8: "c".utf8)
        #expect(values(column.padded(to: 6)) == ["b", "", "a", "b", "c", ""])
    }

    @Test("columns of both kinds are joined in any order")
    func joined() {
        var plain = TextColumn(["x", "y"])
        plain.append(coded)
        #expect(values(plain) == ["x", "y", "b", "", "a", "b"])
        var first = coded
        first.append(TextColumn(["x"]))
        #expect(values(first) == ["b", "", "a", "b", "x"])
        var both = coded
        both.append(coded)
        #expect(values(both) == values(coded) + values(coded))
    }
}
