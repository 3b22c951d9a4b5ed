public import IntegrationModel
internal import Planning

extension Vision {
    /// A vision to begin with: the goals of templates as far as a map has their systems; without templates what it shows to
    /// be typed over, late or leaking.
    public static func proposed(for map: FlowMap, from templates: [VisionTemplate] = []) -> Vision {
        templates.isEmpty ? VisionProposal.vision(of: map) : VisionProposal.vision(of: map, from: templates)
    }
}
