import Testing

@testable import Profiling

@Suite struct Selecting {
    @Test(arguments: [1, 2, 3, 10, 101, 1_000], [1, 3, 50, 1_000_000])
    func `finds what sorting would put there`(count: Int, distinct: Int) {
        var stream = SketchStream(seed: count &* distinct)
        let elements = (0..<count).map { _ in stream.number(below: distinct) }
        for order in ArrivalOrder.allCases {
            let arranged = order.arranged(elements, &stream)
            for position in Set([0, count / 3, count / 2, count - 1]) {
                var parted = arranged
                #expect(Selection.select(&parted, position) == elements.sorted()[position])
                #expect(parted.sorted() == elements.sorted())
                #expect(parted[..<position].allSatisfy { $0 <= parted[position] })
                #expect(parted[position...].allSatisfy { $0 >= parted[position] })
            }
        }
    }
}
