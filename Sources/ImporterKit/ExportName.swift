/// Names of files that are no exports.
package enum ExportName {
    /// Whether a file or folder of this name is left out: hidden and lock files, and what Koppel and operating systems
    /// keep or make.
    package static func isLeftOut(_ name: some StringProtocol) -> Bool {
        name.hasPrefix(".") || name.hasPrefix("~$") || exact.contains(String(name))
            || endings.contains { name.hasSuffix($0) }
    }

    private static let exact: Set<String> = [
        "koppel.yaml", "vision.yaml", "prices.yaml", "steps.yaml", "Thumbs.db", "desktop.ini", "__MACOSX",
    ]
    private static let endings = [
        ".koppel", ".koppel-wal", ".koppel-shm", ".koppel.columns", ".koppel.fetched", ".source.yaml", ".importer.yaml",
        ".importer.yml",
    ]
}
