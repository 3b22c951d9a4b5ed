public import IntegrationModel
internal import Planning

extension Vision {
    /// A vision to begin with, from what a map shows to be typed over, late or leaking.
    public static func proposed(for map: FlowMap) -> Vision { VisionProposal.vision(of: map) }
}
