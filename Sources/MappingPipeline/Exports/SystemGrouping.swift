import ImporterKit
import IntegrationModel

/// Says by what exports hold which of them are of one system, where folders don't: exports of a system that lie loose beside
/// those of others, and systems that lie in folders of one folder.
struct SystemGrouping {
    private let importers: [any Importer]

    init(_ importers: [any Importer]) { self.importers = importers }

    /// The groups in order of their folders, and what could not be told of them.
    func grouped(_ groups: [ExportListing.Group]) -> ([ExportListing.Group], [Diagnostic]) {
        var origins = ExportOrigins(importers)
        let split = groups.flatMap { parts(of: $0, isOnly: groups.count == 1, &origins) }
        var remarks: [Diagnostic] = []
        let loose = Dictionary(grouping: split.filter { $0.looseIn != nil }, by: { $0.looseIn ?? "" })
        var joined = split.filter { $0.looseIn == nil }
        for (_, files) in loose.sorted(by: { $0.key < $1.key }) where files.count > 1 {
            joined += join(files, beside: Set(joined.map(\.folder)), &origins, &remarks)
        }
        joined += loose.values.filter { $0.count == 1 }.joined()
        return (joined.sorted { $0.folder < $1.folder }, remarks)
    }

    // MARK: Folders in a folder

    /// A folder that holds nothing but folders of different systems stands for each of them; the only one that there is does so
    /// where the names of its folders say it.
    private func parts(
        of group: ExportListing.Group,
        isOnly: Bool,
        _ origins: inout ExportOrigins
    ) -> [ExportListing.Group] {
        guard group.settings == nil, group.looseIn == nil else { return [group] }
        let prefix = group.folder + "/"
        var files: [String: [ExportFile]] = [:]
        for file in group.files {
            let rest = file.path.dropFirst(prefix.count)
            guard file.path.hasPrefix(prefix), let slash = rest.firstIndex(of: "/") else { return [group] }
            files[prefix + rest[..<slash], default: []].append(file)
        }
        guard files.count > 1, Set(files.keys.map(FileShape.init)).count == files.count else { return [group] }
        var systems: Set<String> = []
        for (folder, files) in files.sorted(by: { $0.key < $1.key }) {
            var known = Set(origins.of(files).compactMap { $0.isGeneric ? nil : $0.system })
            if known.isEmpty, isOnly, let kind = SystemIdentity.kind(named: folder) { known = [kind.rawValue] }
            guard known.isDisjoint(with: systems) else { return [group] }
            systems.formUnion(known)
        }
        guard systems.count > 1 else { return [group] }
        return files.map { ExportListing.Group(folder: $0.key, settings: nil, files: $0.value) }
    }

    // MARK: Loose files

    /// Files of one product or format are one system's, and files of the same form whose names differ in digits.
    private func join(
        _ groups: [ExportListing.Group],
        beside folders: Set<String>,
        _ origins: inout ExportOrigins,
        _ remarks: inout [Diagnostic]
    ) -> [ExportListing.Group] {
        var bySystem: [String: [Loose]] = [:]
        var left: [ExportListing.Group] = []
        for group in groups {
            let found = origins.of(group.files)
            guard found.count == 1, let origin = found.first else {
                left.append(group)
                continue
            }
            let system = origin.isGeneric ? "\(origin.system) \(FileShape(group.folder).text)" : origin.system
            bySystem[system, default: []].append(Loose(group: group, origin: origin))
        }
        for (_, files) in bySystem.sorted(by: { $0.key < $1.key }) {
            guard files.count > 1 else {
                left += files.map(\.group)
                continue
            }
            let origin = files[0].origin
            if origin.isProduct, let (one, other) = Self.rivals(files) {
                left += files.map(\.group)
                remarks.append(
                    Diagnostic(
                        .note,
                        "it holds the same as \(other), so that both may be of different systems, and each file is taken for one",
                        at: SourceLocation(file: one),
                        remedy: "put what belongs together into a folder for each system"
                    )
                )
                continue
            }
            var group = files[0].group
            group.looseIn = nil
            group.files = files.flatMap(\.group.files).sorted { $0.path < $1.path }
            if !origin.isGeneric {
                let name = (group.folder.lastIndex(of: "/").map { String(group.folder[...$0]) } ?? "") + origin.name
                group.folder = folders.contains(name) ? name + "-files" : name
            }
            left.append(group)
        }
        return left
    }

    private struct Loose {
        let group: ExportListing.Group
        let origin: ExportOrigins.Origin
    }

    /// Two files of the same records whose names are not those of parts.
    private static func rivals(_ files: [Loose]) -> (String, String)? {
        var holders: [String: String] = [:]
        for file in files {
            for dataset in file.origin.datasets {
                guard let other = holders[dataset] else {
                    holders[dataset] = file.group.folder
                    continue
                }
                if FileShape(other) != FileShape(file.group.folder) { return (file.group.folder, other) }
            }
        }
        return nil
    }
}
