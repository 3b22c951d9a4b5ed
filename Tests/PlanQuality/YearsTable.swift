import Configuration
import FiveYears

/// What five years of invented companies come to, by the way it is decided what comes next.
struct YearsTable {
    let companies: Int
    /// How far families of steps are from the catalogue, as the standard deviation of the logarithm.
    let spread: Double

    func write() throws {
        let catalogue = try StepCatalogue.bundled().steps
        let played = (1...UInt64(companies)).map { PlayedCompany(seed: $0, catalogue: catalogue, spread: spread) }
        print("| way to decide | net | phases | error of estimates in phase 1 | 2 | 3 | 4 and later |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        for policy in FiveYears.Policy.allCases {
            let results = played.map { FiveYears($0).play(policy) }
            let count = Double(results.count)
            let errors = [0...0, 1...1, 2...2, 3...Int.max].map { phases in
                let all = results.flatMap {
                    $0.errors.enumerated().filter { phases.contains($0.offset) }.map(\.element)
                }
                return all.isEmpty ? "–" : Figure.text(100 * all.reduce(0, +) / Double(all.count), 1) + " %"
            }
            print(
                "| \(policy.rawValue) | €\(Int(results.reduce(0) { $0 + $1.net } / count)) "
                    + "| \(Figure.text(results.reduce(0) { $0 + Double($1.phases) } / count, 1)) "
                    + "| \(errors.joined(separator: " | ")) |"
            )
        }
    }
}
