extension WantedFlow {
    /// How far a map is from a wanted flow.
    public enum State: Sendable, Hashable {
        /// It runs by an interface, in time and nearly complete.
        case reached
        /// The flows that carry it, which are by hand, late or leaky.
        case poor([Flow])
        /// Nothing goes there.
        case missing
        /// No export holds one of the ends, so nothing can be said.
        case unseen
    }

    /// The share of the eligible records that must arrive for a flow to count as reached.
    public static let complete = 0.98

    /// What a map shows of it. Linear in the flows of the map.
    ///
    /// A flow that a third party carries, such as a customer who pays, counts as one without hands.
    public func state(in map: FlowMap) -> State {
        let flows = map.flows.filter { source.matches($0.source) && target.matches($0.target) }
        guard flows.isEmpty else {
            return flows.contains(where: isReached) ? .reached : .poor(flows)
        }
        let isSeen = [source, target].allSatisfy { end in
            map.datasets.contains { $0.system == end.system && $0.entity == end.entity }
        }
        return isSeen ? .missing : .unseen
    }

    private func isReached(_ flow: Flow) -> Bool {
        guard flow.mechanism != .manual, flow.mechanism != .unknown, flow.stoppedAt == nil,
            flow.coverage >= Self.complete
        else { return false }
        guard let withinSeconds, let lag = flow.lagSeconds else { return true }
        return lag.median <= withinSeconds
    }
}

extension ProcessTarget {
    /// The flows of a map that it is measured on.
    public func flows(in map: FlowMap) -> [Flow] {
        map.flows.filter { $0.source.entity == source && $0.target.entity == target }
    }

    /// Its figure now; nil where the map has no flow, or no dates, to measure it on.
    ///
    /// Days are those of the slowest of several flows; shares are taken over the records of all of them.
    public func value(in map: FlowMap) -> Double? {
        let flows = flows(in: map)
        guard !flows.isEmpty else { return nil }
        switch measure {
        case .days: return flows.compactMap { $0.lagSeconds.map { $0.median / 86_400 } }.max()
        case .withoutHands:
            let linked = flows.reduce(0) { $0 + $1.records.linked }
            let byInterface = flows.filter { $0.mechanism == .automated || $0.mechanism == .batch }
            return linked > 0 ? Double(byInterface.reduce(0) { $0 + $1.records.linked }) / Double(linked) : nil
        case .complete:
            let eligible = flows.reduce(0) { $0 + $1.records.eligible }
            let leaked = flows.reduce(0) { $0 + $1.records.leaked }
            return eligible > 0 ? 1 - Double(leaked) / Double(eligible) : nil
        }
    }

    /// Whether a figure is good enough.
    public func isReached(by value: Double) -> Bool {
        measure == .days ? value <= self.value : value >= self.value
    }
}
