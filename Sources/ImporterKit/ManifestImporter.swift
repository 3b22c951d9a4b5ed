import IntegrationModel

/// An importer that does what a manifest says. What differs between systems is mostly names, so most need no more.
public struct ManifestImporter: Importer {
    public var manifest: ImporterManifest
    private let isOwn: Bool

    /// - Parameter isOwn: whether the user wrote the manifest for these exports.
    public init(_ manifest: ImporterManifest, isOwn: Bool = false) {
        self.manifest = manifest
        self.isOwn = isOwn
    }

    public func recognize(_ preview: ExportPreview) -> Recognition {
        manifest.recognize(preview, isOwn: isOwn)
    }

    public func read(_ export: ExportFile, as preview: ExportPreview, into output: ImportOutput) throws {
        if let obstacle = preview.obstacle {
            throw ImportError(obstacle, at: SourceLocation(file: export.path), remedy: preview.obstacleRemedy)
        }
        switch preview.format {
        case .delimited: try readDelimited(export, as: preview, into: output)
        case .xml:
            let kind = TreePlan.Kind(
                importer: manifest.id,
                rootElement: preview.rootElement,
                namespace: preview.namespace
            )
            try output.readers.read(export, .xml, kind, as: preview, into: output) {
                try plan(xmlTables(in: preview), export)
            }
        case .json:
            try output.readers.read(export, .json, nil, as: preview, into: output) {
                try plan(jsonTables(in: preview), export)
            }
        case .coda, .mt940, nil: throw ImportError("the format is not known", at: SourceLocation(file: export.path))
        }
    }

    private func plan(_ tables: [TreeTable], _ export: ExportFile) throws -> TreePlan {
        guard !tables.isEmpty else {
            throw ImportError(
                "the records of \(manifest.system?.name ?? manifest.id) are not in this file",
                at: SourceLocation(file: export.path),
                remedy: "leave the importer to be chosen, or name another one in koppel.yaml"
            )
        }
        return TreePlan(tables)
    }
}

extension DatasetDescription {
    /// What is said of the dataset before its records by an importer that writes each field under its first name.
    public var declaration: DatasetDeclaration {
        var meanings: [String: CanonicalField] = [:]
        for field in fields {
            if let canonical = field.canonical, let name = field.names.first { meanings[name] = canonical }
        }
        return declaration(meanings: meanings)
    }

    /// What is said of the dataset before its records.
    func declaration(meanings: [String: CanonicalField]) -> DatasetDeclaration {
        DatasetDeclaration(
            name: name,
            entity: entity,
            parent: parent,
            meanings: meanings,
            dateOrder: dateOrder,
            decimalMark: decimalMark
        )
    }
}
