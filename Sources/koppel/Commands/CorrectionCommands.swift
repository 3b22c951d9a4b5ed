import ArgumentParser
import IntegrationModel
import Workspace

/// What a person can correct.
enum Correctable: String, ExpressibleByArgument, CaseIterable {
    case match, link, key
}

struct ConfirmCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm",
        abstract:
            "Says that two fields or records are the same thing, or that fields are a key; it wins over what is found.",
        discussion: """
            It is written into koppel.yaml beside the exports, where it survives each import, and counts from the next one.

            EXAMPLES
              koppel confirm match shop/orders.Name erp/orders.Reference
              koppel confirm link crm/companies:1001 erp/customers:C17
              koppel confirm key shop/lines.Order shop/lines.Line
              koppel confirm match shop/orders.Name erp/orders.Reference --withdraw
            """
    )

    @OptionGroup var correction: CorrectionOptions

    func run() throws { try correction.write(.confirmed) }
}

struct ForbidCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forbid",
        abstract:
            "Says that two fields or records are not the same thing, or that fields are no key; it wins over what is found.",
        discussion: """
            It is written into koppel.yaml beside the exports, where it survives each import, and counts from the next one.

            EXAMPLES
              koppel forbid match shop/orders.Notes erp/orders.Reference
              koppel forbid link crm/companies:1001 erp/customers:C17
            """
    )

    @OptionGroup var correction: CorrectionOptions

    func run() throws { try correction.write(.forbidden) }
}

/// What is corrected.
struct CorrectionOptions: ParsableArguments {
    @Argument(help: "match, link or key.")
    var what: Correctable

    @Argument(
        help: ArgumentHelp(
            "Two fields (system/dataset.field), two records (system/dataset:key), or the fields of a key.",
            valueName: "name"
        )
    )
    var names: [String]

    @Flag(help: "Take back what was said of them.")
    var withdraw = false

    @OptionGroup var workspace: WorkspaceOptions

    func write(_ verdict: Verdict) throws {
        let map = try workspace.snapshot().map
        let opened = try workspace.open()
        do {
            var file = try CorrectionFile(of: opened)
            switch what {
            case .match:
                let fields = try two().map { try CorrectedName(map).field($0) }
                let match = MatchCorrection(left: fields[0], right: fields[1], verdict: verdict)
                if withdraw { file.withdraw(match) } else { file.add(match) }
            case .link:
                let records = try two().map { try CorrectedName(map).record($0) }
                let link = LinkCorrection(left: records[0], right: records[1], verdict: verdict)
                if withdraw { file.withdraw(link) } else { file.add(link) }
            case .key:
                let fields = try names.map { try CorrectedName(map).field($0) }
                guard let dataset = fields.first?.dataset, fields.allSatisfy({ $0.dataset == dataset }) else {
                    throw Trouble.usage(
                        "a key is made of fields of one dataset\n  Try: koppel confirm key shop/lines.Order"
                    )
                }
                let key = KeyCorrection(dataset: dataset, fields: fields.map(\.field), verdict: verdict)
                if withdraw { file.withdraw(key) } else { file.add(key) }
            }
            try file.write()
            Console.output("\(file.path) says so now; it counts from the next import")
            if let folder = try opened.importedFolders().first { Console.output("  Try: koppel import \(folder)") }
        } catch let error as WorkspaceError {
            throw Trouble.nothing(error.description)
        }
    }

    private func two() throws -> [String] {
        guard names.count == 2, names[0] != names[1] else {
            throw Trouble.usage("a \(what.rawValue) is between two\n  Try: koppel help confirm")
        }
        return names
    }
}

/// The field or record that a name on the command line means.
struct CorrectedName {
    private let map: FlowMap

    init(_ map: FlowMap) { self.map = map }

    /// `shop/orders.Name`; dataset and field may both have dots in their names.
    func field(_ name: String) throws -> FieldReference {
        for dataset in map.datasets where name.hasPrefix(dataset.id + ".") {
            let path = String(name.dropFirst(dataset.id.count + 1))
            if dataset.fieldIndex(path: path) != nil { return FieldReference(dataset: dataset.id, field: path) }
        }
        let dataset = map.datasets.first { name.hasPrefix($0.id + ".") }
        let known = dataset.map { "\($0.id) has the fields " + $0.fields.map(\.path).joined(separator: ", ") }
        throw Trouble.usage(
            "there is no field \"\(name)\"\n  Expected: system/dataset.field, as koppel matches shows them"
                + (known.map { "\n  \($0)" } ?? "")
        )
    }

    /// `crm/companies:1001`.
    func record(_ name: String) throws -> RecordReference {
        // The longest id is meant where one is the beginning of another.
        let dataset = map.datasets.filter { name.hasPrefix($0.id + ":") }.max { $0.id.count < $1.id.count }
        guard let dataset, name.count > dataset.id.count + 1 else {
            throw Trouble.usage(
                "there is no record \"\(name)\"\n  Expected: system/dataset:key, as koppel links shows the keys"
            )
        }
        return RecordReference(dataset: dataset.id, key: String(name.dropFirst(dataset.id.count + 1)))
    }
}
