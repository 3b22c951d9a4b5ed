public import IntegrationModel

/// What makes a flow the same in the truth and on the map: the folders of its systems, and what they hold.
public struct FlowIdentity: Hashable, Comparable, Sendable, CustomStringConvertible {
    public var source: String
    public var target: String
    public var sourceEntity: Entity
    public var targetEntity: Entity

    /// People, leads and suppliers are parties here, and quotes are deals: the truth makes no difference between them,
    /// and calls deals what an export may call quotes.
    public init(source: String, target: String, sourceEntity: Entity, targetEntity: Entity) {
        self.source = source
        self.target = target
        self.sourceEntity = Self.general(sourceEntity)
        self.targetEntity = Self.general(targetEntity)
    }

    /// The flow the other way.
    public var reversed: FlowIdentity {
        FlowIdentity(source: target, target: source, sourceEntity: targetEntity, targetEntity: sourceEntity)
    }

    public var description: String { "\(source) \(sourceEntity.rawValue) → \(target) \(targetEntity.rawValue)" }

    public static func < (left: FlowIdentity, right: FlowIdentity) -> Bool { left.description < right.description }

    static func general(_ entity: Entity) -> Entity {
        switch entity {
        case .person, .lead, .supplier: .party
        case .quote: .deal
        default: entity
        }
    }
}
