import IntegrationModel
import Testing

@Suite("Lists of paths as ranges")
struct PathRangesTests {
    private static let paths = (0..<100).map { "folder/\($0).xml" }

    @Test(
        "tell the same paths in the same order",
        arguments: [
            (Array(0..<100), "0-99"), ([3], "3"), ([], ""), ([0, 1, 2, 50, 51, 99], "0-2,50-51,99"),
            ([10, 9, 8], "10,9,8"), ([98, 99, 0, 1], "98-99,0-1"),
        ]
    )
    func lists(positions: [Int], text: String) throws {
        let list = positions.map { Self.paths[$0] }
        let ranges = try #require(PathRanges(list, among: Self.paths))
        #expect(ranges.text == text)
        #expect(ranges.list(among: Self.paths) == list)
        #expect(PathRanges(text: text) == ranges)
    }

    @Test("know no path that is not there")
    func unknown() { #expect(PathRanges(["folder/0.xml", "other.xml"], among: Self.paths) == nil) }

    @Test("are read from nothing else", arguments: ["a", "5-3", "1-2-3", "9223372036854775807"])
    func malformed(text: String) { #expect(PathRanges(text: text) == nil) }

    @Test("beyond all paths name none")
    func outside() { #expect(PathRanges(text: "90-300")?.list(among: Self.paths).count == 10) }
}
