import Foundation

/// A target, and how it is checked.
enum Claim: Sendable {
    /// A command takes at most `limit` times what another one takes.
    case ratio(Metric, of: String, to: String, atMost: Double)
    /// A command takes at most so many seconds of wall time.
    case seconds(of: String, atMost: Double)
    /// A command never has more resident memory, in megabytes.
    case memory(of: String, atMost: Double)
    /// A command reads at least `limit` times as many bytes a second as another one.
    case throughput(Metric, of: String, to: String, atLeast: Double)
    /// What a command takes for each byte is at most `limit` times what it is for another one.
    case costPerByte(Metric, of: String, to: String, atMost: Double)
}

/// What came of a target.
public struct Verdict: Codable, Equatable, Sendable {
    public var target: String
    public var measured: String
    /// `nil` where it could not be checked.
    public var isMet: Bool?

    public init(target: String, measured: String, isMet: Bool?) {
        self.target = target
        self.measured = measured
        self.isMet = isMet
    }
}

extension Claim {
    func verdict(_ measurements: [CommandResult]) -> Verdict {
        switch self {
        case .ratio(let metric, let subject, let peer, let limit):
            let values = (median(metric, subject, measurements), median(metric, peer, measurements))
            return Self.compare(
                values,
                limit: limit,
                target: "\(metric.words) of `\(subject)` at most \(number(limit)) times that of `\(peer)`",
                unit: metric == .peak ? "MB" : "s"
            )
        case .seconds(let subject, let limit):
            let target = "wall time of `\(subject)` at most \(number(limit)) s"
            guard let seconds = median(.wall, subject, measurements) else {
                return Verdict(target: target, measured: "not measured", isMet: nil)
            }
            return Verdict(
                target: target,
                measured: "\(number(seconds)) s\(Self.distance(seconds / limit))",
                isMet: seconds <= limit
            )
        case .memory(let subject, let limit):
            let most = measurements.first { $0.id == subject }?.spread(.peak)?.most
            let target = "peak memory of `\(subject)` at most \(number(limit)) MB"
            guard let most else { return Verdict(target: target, measured: "not measured", isMet: nil) }
            return Verdict(
                target: target,
                measured: "\(number(most)) MB\(Self.distance(most / limit))",
                isMet: most <= limit
            )
        case .throughput(let metric, let subject, let peer, let limit):
            let values = (rate(metric, subject, measurements), rate(metric, peer, measurements))
            let target =
                "`\(subject)` at least \(number(limit)) times the bytes per second of `\(peer)` (\(metric.words))"
            guard let left = values.0, let right = values.1, right > 0 else {
                return Verdict(target: target, measured: "not measured", isMet: nil)
            }
            let ratio = left / right
            return Verdict(
                target: target,
                measured: "\(number(ratio)) (\(number(left)) MB/s, \(number(right)) MB/s)"
                    + Self.distance(limit / ratio),
                isMet: ratio >= limit
            )
        case .costPerByte(let metric, let subject, let peer, let limit):
            let values = (rate(metric, subject, measurements), rate(metric, peer, measurements))
            return Self.compare(
                (values.0.map { 1000 / $0 }, values.1.map { 1000 / $0 }),
                limit: limit,
                target: "\(metric.words) per byte of `\(subject)` at most \(number(limit)) times that of `\(peer)`",
                unit: "s per GB"
            )
        }
    }

    private static func compare(
        _ values: (Double?, Double?),
        limit: Double,
        target: String,
        unit: String
    ) -> Verdict {
        guard let left = values.0, let right = values.1, right > 0 else {
            return Verdict(target: target, measured: "not measured", isMet: nil)
        }
        let ratio = left / right
        return Verdict(
            target: target,
            measured: "\(number(ratio)) (\(number(left)) \(unit), \(number(right)) \(unit))\(distance(ratio / limit))",
            isMet: ratio <= limit
        )
    }

    /// How far a missed target is away.
    private static func distance(_ factor: Double) -> String {
        factor > 1 ? ", missed by a factor of \(number(factor))" : ""
    }

    private func median(_ metric: Metric, _ id: String, _ measurements: [CommandResult]) -> Double? {
        measurements.first { $0.id == id }?.median(metric)
    }

    /// In megabytes a second.
    private func rate(_ metric: Metric, _ id: String, _ measurements: [CommandResult]) -> Double? {
        guard let measurement = measurements.first(where: { $0.id == id }), let seconds = measurement.median(metric),
            seconds > 0
        else { return nil }
        return Double(measurement.bytes) / 1e6 / seconds
    }
}

/// A measured number: three digits that count, and no more than two decimals.
func number(_ value: Double) -> String {
    let places = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2
    return String(format: "%.\(places)f", value)
}
