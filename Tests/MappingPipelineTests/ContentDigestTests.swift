import ImporterKit
import IntegrationModel
import Testing

@testable import MappingPipeline

@Suite("Digests of exports")
struct ContentDigestTests {
    private func digest(_ bytes: [UInt8]) -> ContentDigest { bytes.withUnsafeBytes { ContentDigest(of: $0) } }

    @Test("any change of one bit, and of the length, changes both halves", arguments: [1, 15, 16, 63, 64, 65, 200])
    func changes(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        let whole = digest(bytes)
        for position in 0..<count {
            for bit in 0..<8 {
                var changed = bytes
                changed[position] ^= 1 << bit
                #expect(digest(changed).first != whole.first)
                #expect(digest(changed).second != whole.second)
            }
        }
        #expect(digest(bytes + [0]) != whole)
        #expect(digest(Array(bytes.dropLast())) != whole)
    }

    @Test("runs of equal bytes of different lengths differ")
    func lengths() {
        let all = (0..<300).map { digest([UInt8](repeating: 0, count: $0)) }
        #expect(Set(all).count == all.count)
    }

    @Test("the digest of a file does not depend on the number of threads", arguments: [1, 2, 4])
    func threads(threads: Int) {
        let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
        let team = WorkTeam(threads: threads)
        let found = team.run { ExportDigest.digest(of: FileBytes(bytes), chunkSize: 100, team) }
        let parts = stride(from: 0, to: bytes.count, by: 100).map { digest(Array(bytes[$0..<$0 + 100])) }
        #expect(found == ContentDigest(of: parts))
        #expect(found.hexadecimal.count == 32)
    }

    @Test("the plain values of the smallest datasets fit first, and what does not is told with its remedy")
    func budget() {
        let budget = TextBudget(
            ["a/small": 10_000_000, "a/huge": 900_000_000, "a/middle": 50_000_000],
            memory: 64_000_000
        )
        #expect(budget.fits("a/small") && budget.fits("a/middle") && !budget.fits("a/huge"))
        let refusal = budget.refusal(of: "a/huge", records: 9_000_000)
        #expect(refusal.severity == .warning)
        #expect(refusal.message.contains("a/huge, 9000000 records, would take about 901MB"))
        #expect(refusal.remedy == "import again with --memory 1929MB")
    }
}
