import IntegrationModel

/// Why exports can't show a true flow or its direction, from the truth alone.
public enum Unprovable: String, Sendable, CaseIterable {
    /// A handful of equal records may be equal by accident.
    case fewRecords = "fewer than 5 records"
    /// The same kind of thing on both sides, no number of the source in the target, nobody said to have made the target's
    /// records but people or no one, and no dates that tell which came first.
    case noTrace = "no number, no interface, no dates that differ"

    private static let leastRecords = 5

    /// nil where something in the exports tells; also where the truth doesn't say what the exports hold.
    init?(_ flow: TruthFile.Flow, _ source: TruthFile.System?, _ target: TruthFile.System?) {
        guard flow.linked >= Self.leastRecords else {
            self = .fewRecords
            return
        }
        guard let reference = flow.reference, let made = source?.created?[flow.sourceEntity.rawValue],
            let came = target?.created?[flow.targetEntity.rawValue]
        else { return nil }
        let isNumbered = reference != "none"
        let isOfProcess = FlowIdentity.general(flow.sourceEntity) != FlowIdentity.general(flow.targetEntity)
        let isMarked = target?.authors == true && (flow.mechanism == .automated || flow.mechanism == .batch)
        let isDated = max(Self.seconds(made), Self.seconds(came)) <= flow.lagMedianSeconds
        guard !isNumbered, !isOfProcess, !isMarked, !isDated else { return nil }
        self = .noTrace
    }

    /// How far apart two moments must be to be told apart, in seconds.
    private static func seconds(_ precision: String) -> Double {
        switch precision {
        case "second": 1
        case "minute": 60
        case "date": 86_400
        default: .infinity
        }
    }
}
