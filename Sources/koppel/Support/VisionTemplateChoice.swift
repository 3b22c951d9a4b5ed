import Configuration
import IntegrationModel

/// The templates of visions there are, and those that the command line names.
struct VisionTemplateChoice {
    /// Those of the product, and those of files that were named.
    private(set) var all: [VisionTemplate]
    private(set) var named: [VisionTemplate] = []

    /// - Parameter names: ids of templates, or files that hold templates.
    /// - Throws: ``Trouble`` for a name that is neither; ``ConfigurationError`` with line and column for a fault in a file.
    init(named names: [String]) throws {
        let bundled = try VisionTemplates.bundled()
        all = bundled.templates
        for name in names {
            if let template = all.first(where: { $0.id == name }) {
                named.append(template)
            } else if FilePath.exists(name) {
                let text = String(decoding: try FilePath.read(name), as: UTF8.self)
                let own = try VisionTemplates(yaml: text, file: name).templates
                named += own
                all += own.filter { template in !all.contains { $0.id == template.id } }
            } else {
                let ids = all.map(\.id)
                let nearest = bundled.nearest(to: name).map { "; did you mean \($0)?" } ?? ""
                throw Trouble.usage(
                    "--template \(name): no template has this id, and no file this name\(nearest)\n"
                        + "  Try: one of \(ids.joined(separator: ", "))"
                )
            }
        }
    }
}
