import Foundation
import Testing

@testable import Benchmarking

@Suite("Targets")
struct ClaimTests {
    private let measurements = [
        result("fast", bytes: 100_000_000, processor: [1, 1.2, 1.1], wall: [2, 2, 2.2], peak: [50, 90, 60]),
        result("slow", bytes: 400_000_000, processor: [4, 5, 4.4], wall: [8, 8, 8], peak: [500, 500, 500]),
    ]

    @Test("a ratio of medians at the limit is met, and above it missed by a factor")
    func ratio() {
        let met = Claim.ratio(.processor, of: "fast", to: "slow", atMost: 0.25).verdict(measurements)
        #expect(met.isMet == true)
        #expect(met.measured == "0.25 (1.10 s, 4.40 s)")
        let missed = Claim.ratio(.processor, of: "fast", to: "slow", atMost: 0.1).verdict(measurements)
        #expect(missed.isMet == false)
        #expect(missed.measured.hasSuffix("missed by a factor of 2.50"))
    }

    @Test("memory counts at its most")
    func memory() {
        #expect(Claim.memory(of: "fast", atMost: 90).verdict(measurements).isMet == true)
        #expect(Claim.memory(of: "fast", atMost: 80).verdict(measurements).isMet == false)
    }

    @Test("throughput is bytes over the median time")
    func throughput() {
        #expect(Claim.throughput(.wall, of: "fast", to: "slow", atLeast: 1).verdict(measurements).isMet == true)
        #expect(Claim.throughput(.wall, of: "fast", to: "slow", atLeast: 1.1).verdict(measurements).isMet == false)
        #expect(Claim.costPerByte(.wall, of: "fast", to: "slow", atMost: 1).verdict(measurements).isMet == true)
        #expect(Claim.costPerByte(.processor, of: "slow", to: "fast", atMost: 0.9).verdict(measurements).isMet == false)
    }

    @Test("what was not measured is neither met nor missed")
    func absent() {
        #expect(Claim.ratio(.wall, of: "fast", to: "absent", atMost: 1).verdict(measurements).isMet == nil)
        #expect(Claim.memory(of: "absent", atMost: 1).verdict(measurements).isMet == nil)
    }

    @Test(
        "the median of an even number of runs lies between the two in the middle",
        arguments: [[3.0], [2, 4], [5, 1, 3], [4, 1, 2, 9]]
    )
    func median(values: [Double]) {
        #expect(Spread(values)?.median == 3)
        #expect(Spread([]) == nil)
    }

    @Test("stage times are read from the table that the program prints, and nothing else is")
    func stages() {
        let text = "note: 2 fields\nimporting      206 ms\nreading keys  1500 ms\ntotal\n"
        #expect(
            Stages.parse(text) == [
                .init(name: "importing", seconds: 0.206), .init(name: "reading keys", seconds: 1.5),
            ]
        )
    }
}

private func result(
    _ id: String,
    bytes: Int,
    processor: [Double],
    wall: [Double],
    peak: [Double]
) -> CommandResult {
    var result = CommandResult(id: id, shown: id, bytes: bytes)
    for run in processor.indices {
        result.runs.append(Usage(processor: processor[run], wall: wall[run], peak: peak[run]))
    }
    return result
}
