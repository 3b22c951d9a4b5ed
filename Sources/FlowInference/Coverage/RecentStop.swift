import IntegrationModel

/// An interface that stopped within the last weeks. People take leave and catch up, so that their silence has to last;
/// an interface that is silent for days while both sides go on is broken.
enum RecentStop {
    /// - Parameters:
    ///   - arrived: moments of the source records that arrived.
    ///   - due: moments of those that should have, by the delays of the others.
    ///   - target: the moments of all records of the dataset that they go to. Where it does not go on, its export may just
    ///     have been made earlier; that another dataset goes on says nothing, as exports are made on different days.
    ///   - delay: how long nearly all records take, in seconds.
    static func find(
        _ mechanism: Mechanism,
        arrived: [Double],
        due: [Double],
        target: [Double],
        delay: Double
    ) -> StopDetection? {
        guard mechanism == .automated || mechanism == .batch,
            let stop = StopDetection(linked: arrived, lost: due)
        else { return nil }
        let deadline = stop.stoppedAt + stop.uncertainty + max(0, delay) + Calendar.day
        return target.contains { $0 > deadline } ? stop : nil
    }
}
