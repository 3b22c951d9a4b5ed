public import IntegrationModel

/// Reads templates of visions, those of the product or a consultant's own file.
///
/// ```yaml
/// templates:
///   - id: order-to-cash
///     title: From an order to the money in the bank
///     goals:
///       - id: orders
///         title: Orders arrive where they are carried out without typing
///         months: 24
///         flows:                 # kinds of systems; into: where it becomes another entity there
///           - {from: [webshop, crm], to: [erp, accounting], what: order, into: order, within: 1h}
///         targets:
///           - {from: order, to: invoice, days: 1}
///     owners:
///       party: [crm, erp]        # the first kind that is there
/// ```
public struct VisionTemplates: Sendable, Hashable {
    /// In the order of the file.
    public private(set) var templates: [VisionTemplate] = []

    /// - Parameters:
    ///   - yaml: The file's text.
    ///   - file: Its name, for messages.
    /// - Throws: ``ConfigurationError`` with file, line and column for the first fault.
    public init(yaml: String, file: String) throws(ConfigurationError) {
        guard let top = try YAMLValue.compose(yaml, file: file) else { return }
        for value in try top.section(allowing: ["templates"]).required("templates").list() {
            let template = try Self.template(value)
            guard !templates.contains(where: { $0.id == template.id }) else {
                throw value.error("the id \"\(template.id)\" a second time", expected: "each template's id once")
            }
            templates.append(template)
        }
    }

    /// The templates that come with the product.
    ///
    /// - Throws: ``ConfigurationError`` for a fault in the product's own file, which its tests rule out.
    public static func bundled() throws(ConfigurationError) -> VisionTemplates {
        try VisionTemplates(yaml: String(decoding: PackageResources.visions_yaml, as: UTF8.self), file: "visions.yaml")
    }

    /// The id that was meant by a misspelt one, where one is near enough.
    public func nearest(to id: String) -> String? { Spelling.nearest(to: id, among: templates.map(\.id)) }

    private static func template(_ value: YAMLValue) throws(ConfigurationError) -> VisionTemplate {
        let section = try value.section(allowing: ["id", "title", "goals", "owners"])
        let id = try section.required("id").identifier()
        var owners: [VisionTemplate.Owner] = []
        for (key, kinds) in try section["owners"]?.entries() ?? [] {
            var allowed: [SystemKind] = []
            for kind in try kinds.list() { allowed.append(try kind.choice(SystemKind.self)) }
            owners.append(VisionTemplate.Owner(entity: try key.value.key(Entity.self, key.string), kinds: allowed))
        }
        var goals: [VisionTemplate.Goal] = []
        for goal in try section.required("goals").list() { goals.append(try self.goal(goal)) }
        return VisionTemplate(id: id, title: try section.string("title") ?? id, goals: goals, owners: owners)
    }

    private static func goal(_ value: YAMLValue) throws(ConfigurationError) -> VisionTemplate.Goal {
        let section = try value.section(allowing: ["id", "title", "months", "flows", "targets"])
        let id = try section.required("id").identifier()
        var goal = VisionTemplate.Goal(
            id: id,
            title: try section.string("title") ?? id,
            months: try section.required("months").integer(in: 1...120)
        )
        for flow in try section["flows"]?.list() ?? [] { goal.flows.append(try self.flow(flow)) }
        for target in try section["targets"]?.list() ?? [] { goal.targets.append(try target.processTarget()) }
        return goal
    }

    private static func flow(_ value: YAMLValue) throws(ConfigurationError) -> VisionTemplate.Flow {
        let section = try value.section(allowing: ["from", "to", "what", "into", "within"])
        func kinds(_ key: String) throws(ConfigurationError) -> [SystemKind] {
            guard let kinds = try section.choices(key, SystemKind.self) else {
                throw value.error(
                    "no \"\(key)\" in \(value.name)",
                    expected: "kinds of systems, such as [erp, accounting]"
                )
            }
            return kinds
        }
        let what = try section.required("what").choice(Entity.self)
        return VisionTemplate.Flow(
            from: try kinds("from"),
            to: try kinds("to"),
            what: what,
            into: try section["into"]?.choice(Entity.self) ?? what,
            withinSeconds: try section["within"]?.seconds()
        )
    }
}
