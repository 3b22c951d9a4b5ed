public import IntegrationModel

/// The map in the ArchiMate Model Exchange File Format 3.1: systems as application components that access their datasets
/// and pass data on by flows; open gaps between the plateaus of today and after the phases; phases as work packages.
///
/// All relations are among those that ArchiMate 3.2 (appendix B) allows between their elements.
public struct ArchiMateModel: Sendable {
    private let snapshot: Snapshot

    public init(_ snapshot: Snapshot) { self.snapshot = snapshot }

    private static let properties: [(id: String, type: String)] = [
        ("id", "string"), ("kind", "string"), ("mechanism", "string"), ("confidence", "number"), ("coverage", "number"),
        ("leaked", "number"), ("severity", "string"), ("yearlyCost", "number"), ("cost", "number"),
        ("yearlyBenefit", "number"), ("startWeek", "number"), ("weeks", "number"),
    ]

    public var text: String {
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<model xmlns=\"http://www.opengroup.org/xsd/archimate/3.0/\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" identifier=\"id-model\">",
            "  <name xml:lang=\"en\">Integration map</name>", "  <elements>",
        ]
        lines += elements
        lines += ["  </elements>", "  <relationships>"]
        lines += relationships
        lines += ["  </relationships>", "  <propertyDefinitions>"]
        lines += Self.properties.map {
            "    <propertyDefinition identifier=\"property-\($0.id)\" type=\"\($0.type)\"><name>\($0.id)</name></propertyDefinition>"
        }
        return (lines + ["  </propertyDefinitions>", "</model>"]).joined(separator: "\n") + "\n"
    }

    private var phases: [Phase] { snapshot.roadmap.phases }
    private var gaps: [Gap] { snapshot.gaps.filter { $0.status != .accepted && $0.status != .resolved } }

    private var elements: [String] {
        let map = snapshot.map
        var lines = map.systems.flatMap { system in
            element(
                Self.identifier("system", system.id),
                "ApplicationComponent",
                system.name,
                properties: [("id", system.id), ("kind", system.kind.rawValue)]
            )
        }
        for dataset in map.datasets {
            lines += element(
                Self.identifier("dataset", dataset.id),
                "DataObject",
                dataset.localName,
                documentation: "\(NumberText.count(dataset.records)) \(dataset.entity.plural)",
                properties: [("id", dataset.id)]
            )
        }
        for gap in gaps {
            lines += element(
                Self.identifier("gap", gap.id),
                "Gap",
                gap.title.description,
                documentation: gap.explanation.description,
                properties: [
                    ("id", gap.id), ("kind", gap.kind.rawValue), ("severity", gap.severity.rawValue),
                    ("yearlyCost", Self.number(gap.yearlyCost.likely)), ("confidence", Self.number(gap.confidence)),
                ]
            )
        }
        lines += element("plateau-0", "Plateau", "Today")
        for (index, phase) in phases.enumerated() {
            lines += element(
                Self.identifier("phase", phase.id),
                "WorkPackage",
                phase.title,
                documentation: phase.standaloneValue,
                properties: [
                    ("id", phase.id), ("cost", Self.number(phase.cost.likely)),
                    ("yearlyBenefit", Self.number(phase.yearlyBenefit.likely)), ("startWeek", "\(phase.startWeek)"),
                    ("weeks", "\(phase.weeks)"),
                ]
            )
            lines += element("plateau-\(index + 1)", "Plateau", "After \(phase.title)")
        }
        return lines
    }

    private var relationships: [String] {
        let map = snapshot.map
        var lines: [String] = []
        for dataset in map.datasets {
            lines.append(
                relationship(
                    Self.identifier("access", dataset.id),
                    "Access",
                    Self.identifier("system", dataset.system),
                    Self.identifier("dataset", dataset.id),
                    attribute: " accessType=\"ReadWrite\""
                )
            )
        }
        for flow in map.flows {
            lines.append(
                relationship(
                    Self.identifier("flow", flow.id),
                    "Flow",
                    Self.identifier("system", flow.source.system),
                    Self.identifier("system", flow.target.system),
                    name: flow.label,
                    properties: [
                        ("id", flow.id), ("mechanism", flow.mechanism.rawValue),
                        ("confidence", Self.number(flow.confidence)), ("coverage", Self.number(flow.coverage)),
                        ("leaked", "\(flow.records.leaked)"),
                    ]
                )
            )
        }
        for link in map.links where link.between.count == 2 {
            lines.append(
                relationship(
                    Self.identifier("link", link.id),
                    "Association",
                    Self.identifier("system", link.between[0].system),
                    Self.identifier("system", link.between[1].system),
                    name: "shared \(link.between[0].entity.plural), direction unknown",
                    properties: [("id", link.id), ("confidence", Self.number(link.confidence))]
                )
            )
        }
        for gap in gaps {
            lines.append(
                relationship(
                    Self.identifier("gap-of", gap.id),
                    "Association",
                    Self.identifier("gap", gap.id),
                    "plateau-0"
                )
            )
            // The plateau in which it is gone.
            for (index, phase) in phases.enumerated() where phase.gapsClosed.contains(gap.id) {
                let id = Self.identifier("gap-until", gap.id) + "-\(index + 1)"
                lines.append(relationship(id, "Association", Self.identifier("gap", gap.id), "plateau-\(index + 1)"))
            }
        }
        for (index, phase) in phases.enumerated() {
            let id = Self.identifier("phase", phase.id)
            lines.append(relationship("realizes-\(index + 1)", "Realization", id, "plateau-\(index + 1)"))
            lines.append(relationship("then-\(index + 1)", "Triggering", "plateau-\(index)", "plateau-\(index + 1)"))
        }
        return lines
    }

    private func element(
        _ id: String,
        _ type: String,
        _ name: String,
        documentation: String = "",
        properties: [(String, String)] = []
    ) -> [String] {
        var lines = [
            "    <element identifier=\"\(id)\" xsi:type=\"\(type)\">", "      <name>\(Markup.escaped(name))</name>",
        ]
        if !documentation.isEmpty {
            lines.append("      <documentation>\(Markup.escaped(documentation))</documentation>")
        }
        return lines + Self.list(properties) + ["    </element>"]
    }

    private func relationship(
        _ id: String,
        _ type: String,
        _ source: String,
        _ target: String,
        name: String = "",
        attribute: String = "",
        properties: [(String, String)] = []
    ) -> String {
        let start =
            "    <relationship identifier=\"\(id)\" source=\"\(source)\" target=\"\(target)\" xsi:type=\"\(type)\"\(attribute)"
        guard !name.isEmpty || !properties.isEmpty else { return start + "/>" }
        let title = name.isEmpty ? [] : ["      <name>\(Markup.escaped(name))</name>"]
        return ([start + ">"] + title + Self.list(properties) + ["    </relationship>"]).joined(separator: "\n")
    }

    private static func list(_ properties: [(String, String)]) -> [String] {
        guard !properties.isEmpty else { return [] }
        return ["      <properties>"]
            + properties.map {
                "        <property propertyDefinitionRef=\"property-\($0.0)\"><value>\(Markup.escaped($0.1))</value></property>"
            } + ["      </properties>"]
    }

    /// An XML identifier that is the same in every run; what it may not hold is written in hexadecimal.
    private static func identifier(_ kind: String, _ id: String) -> String {
        kind + "-"
            + id.utf8.reduce(into: "") { text, byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
                    text.unicodeScalars.append(Unicode.Scalar(byte))
                default: text += "_" + String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
                }
            }
    }

    private static func number(_ value: Double) -> String {
        value.isFinite ? "\((value * 10_000).rounded() / 10_000)" : "0"
    }
}
