import Glibc
import IntegrationModel

/// Finds when a flow stopped.
struct StopDetection {
    /// Between the last record that came through and the first that did not.
    let stoppedAt: Double
    /// How many records should have come since.
    let missing: Int

    /// - Parameters:
    ///   - linked: moments of the source records that arrived.
    ///   - lost: moments of those that should have and did not.
    init?(linked: [Double], lost: [Double]) {
        let arrived = linked.filter(\.isFinite).sorted()
        let missed = lost.filter(\.isFinite).sorted()
        guard arrived.count >= 10, let last = arrived.last else { return nil }
        let after = missed.count { $0 > last }
        let before = Double(missed.count - after) / Double(missed.count - after + arrived.count)
        // By accident so many would be lost in a row with this probability.
        guard after >= 8, log(max(before, 0.02)) * Double(after) < log(1e-5) else { return nil }
        let firstMissed = missed.first { $0 > last } ?? last
        stoppedAt = (last + firstMissed) / 2
        missing = after
    }
}
