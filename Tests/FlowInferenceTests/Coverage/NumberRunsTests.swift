import Testing

@testable import FlowInference

@Suite("Numbers that a system gave one after the other")
struct NumberRunsTests {
    private let invoices = NumberRuns((100..<160).map { "F2025-00\($0)" })

    @Test(
        "tell of a number that is not there where its record would be",
        arguments: [
            ("F2025-00170", NumberRuns.Place.after), ("F2025-00090", .before), ("F2025-00133", .amid),
            ("F2026-00001", .after), ("F2024-00400", .before),
            // Of another form, or too far to be of the same run: slips of the keyboard.
            ("F2025-0133", .foreign), ("F2025-001333", .foreign), ("G2025-00133", .foreign), ("F2025-90133", .foreign),
            ("", .foreign), ("merci", .foreign),
        ]
    )
    func places(number: String, place: NumberRuns.Place) {
        #expect(invoices.place(of: number) == place)
    }

    @Test("grow by a digit where they are written without zeros in front")
    func growing() {
        let grown = NumberRuns((950..<1_000).map { "#\($0 - 900)" } + (950..<1_000).map { "#\($0)" })
        #expect(grown.place(of: "#1004") == .after)
    }

    @Test("leave out what is missing between them, whatever the step, and nothing where they leap or are scattered")
    func leftOut() {
        let every = Array(1...200)
        func missing(_ numbers: [Int]) -> Int { NumberRuns(numbers.map { "S\(10_000 + $0)" }).leftOut.missing }
        #expect(missing(every) == 0)
        #expect(missing(every.filter { !$0.isMultiple(of: 4) }) == 49)
        #expect(missing(every.filter { !$0.isMultiple(of: 4) }.map { 7 * $0 }) == 49)
        #expect(missing(every.map { $0 > 100 ? $0 + 500 : $0 }) == 0)
        #expect(missing(every.map { $0 * $0 % 7_919 }) == 0)
    }
}
