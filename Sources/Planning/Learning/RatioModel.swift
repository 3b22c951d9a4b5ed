#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Learns by how much actual figures differ from estimates: for all steps, for each family of steps and for each client.
///
/// The logarithm of actual by estimate is a sum of three effects and noise, all normal, which makes the ratios log-normal
/// (D. Trietsch and others, *Modeling activity times by the Parkinson distribution with a lognormal core*, EJOR 216,
/// 2012). Effects begin at zero, the catalogue, and are drawn away from it by outcomes; their posterior mean is exact
/// (conjugate normal model; C. R. Henderson's mixed model equations). Time and memory grow with the cube and square of
/// the number of families and clients.
struct RatioModel {
    /// Standard deviations of logarithms.
    struct Spread: Equatable {
        /// Of what all steps have in common, of families, and of clients: 0.2 each for the latter two, an assumption.
        var common = 0.1
        var family = 0.2
        var client = 0.2
        /// Of one step.
        var noise: Double

        /// Cost and weeks: the body of IT projects' overruns, of which 18 % exceed 50 % (B. Flyvbjerg and D. Gardner, *How
        /// Big Things Get Done*, 2023, quoted; together with Flyvbjerg and others, *Journal of Management Information
        /// Systems* 39, 2022).
        static let overrun = Spread(noise: 0.35)
        /// Effects: an assumption.
        static let effect = Spread(noise: 0.45)
    }

    struct Observation: Equatable {
        var family: Int
        var client: Int
        /// Actual by estimate.
        var ratio: Double
        /// 0–1.
        var weight: Double
    }

    /// Beyond a factor of four, something else than the estimate was wrong.
    private static let most = 4.0
    /// From so many outcomes on, their own spread counts as much as the assumed one.
    private static let worth = 30.0

    private let families: Int
    private let effects: [Double]

    /// - Parameters:
    ///   - families: how many there are; observations name them by position.
    ///   - clients: the same.
    init(_ observations: [Observation], families: Int, clients: Int, spread: Spread) {
        self.families = families
        let known = observations.filter { $0.ratio > 0 && $0.ratio.isFinite && $0.weight > 0 }
        var noise = spread.noise * spread.noise
        var solved = Self.solution(known, families, clients, spread, noise)
        let count = known.reduce(0) { $0 + $1.weight }
        if count > Self.worth {
            let squares = known.reduce(0.0) { sum, one in
                let rest = Self.logarithm(one) - Self.sum(solved, one.family, one.client, families)
                return sum + one.weight * rest * rest
            }
            noise = (Self.worth * noise + squares) / (Self.worth + count)
            solved = Self.solution(known, families, clients, spread, noise)
        }
        effects = solved
    }

    /// By what to multiply an estimate of a family at a client; nil stands for a family or client without outcomes.
    func factor(family: Int?, client: Int?) -> Double {
        exp(Self.sum(effects, family, client, families))
    }

    private static func logarithm(_ one: Observation) -> Double {
        log(min(most, max(1 / most, one.ratio)))
    }

    private static func sum(_ effects: [Double], _ family: Int?, _ client: Int?, _ families: Int) -> Double {
        effects[0] + (family.map { effects[1 + $0] } ?? 0) + (client.map { effects[1 + families + $0] } ?? 0)
    }

    /// The effects: common, then families, then clients.
    private static func solution(
        _ observations: [Observation],
        _ families: Int,
        _ clients: Int,
        _ spread: Spread,
        _ noise: Double
    ) -> [Double] {
        let size = 1 + families + clients
        var matrix = Array(repeating: Array(repeating: 0.0, count: size), count: size)
        var right = Array(repeating: 0.0, count: size)
        for place in 0..<size {
            let deviation = place == 0 ? spread.common : place <= families ? spread.family : spread.client
            matrix[place][place] = 1 / max(1e-12, deviation * deviation)
        }
        for one in observations {
            let precision = one.weight / noise
            let places = [0, 1 + one.family, 1 + families + one.client]
            for row in places {
                right[row] += precision * logarithm(one)
                for column in places { matrix[row][column] += precision }
            }
        }
        return solve(matrix, right)
    }

    /// Gauss's elimination; the matrix is symmetric and positive definite, so that it needs no pivots.
    private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var (matrix, right) = (matrix, right)
        for pivot in right.indices {
            for row in (pivot + 1)..<max(pivot + 1, right.count) where matrix[row][pivot] != 0 {
                let factor = matrix[row][pivot] / matrix[pivot][pivot]
                for column in pivot..<right.count { matrix[row][column] -= factor * matrix[pivot][column] }
                right[row] -= factor * right[pivot]
            }
        }
        for row in right.indices.reversed() {
            for column in (row + 1)..<max(row + 1, right.count) { right[row] -= matrix[row][column] * right[column] }
            right[row] /= matrix[row][row]
        }
        return right
    }
}
