import FoundationEssentials

/// Data for measuring that lies beside the repository and not in it. Tests that need it are skipped where it is absent.
public enum SharedData {
    /// The folder, or nil where it is absent. `KOPPEL_SHARED` names it; else it is looked for beside the checkout.
    public static let folder: String? = {
        let environment = ProcessInfo.processInfo.environment["KOPPEL_SHARED"]
        let beside = checkout + "/../shared"
        return [environment, beside].compactMap(\.self).first { FileManager.default.fileExists(atPath: $0) }
    }()

    /// The path of a file or folder in it, or nil where it is absent.
    public static func path(_ relative: String) -> String? {
        guard let folder else { return nil }
        let path = folder + "/" + relative
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }

    /// The root of this checkout.
    public static let checkout: String = {
        var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        parts.removeLast(3)
        return parts.joined(separator: "/")
    }()
}
