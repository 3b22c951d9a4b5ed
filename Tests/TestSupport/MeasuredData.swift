import FoundationEssentials

/// The data with known truth that accuracy is measured on, as far as it is there.
public enum MeasuredData {
    /// Folders with `exports/` and `truth.json`.
    public static let sampleLandscapes: [String] = ["antwerp-wholesaler", "ghent-manufacturer"].compactMap { name in
        let sample = SharedData.checkout + "/Samples/" + name
        return SharedData.path("landscapes/" + name)
            ?? (FileManager.default.fileExists(atPath: sample + "/truth.json") ? sample : nil)
    }

    /// Public tables with known keys.
    public struct KeySet: Sendable, CustomStringConvertible {
        public var folder: String
        /// The system that a table is of, by its name.
        public var system: @Sendable (String) -> String

        public var description: String { folder.split(separator: "/").last.map(String.init) ?? folder }
    }

    public static let keySets: [KeySet] = {
        let inOneSystem = ["northwind", "sakila", "tpch-sf001", "ocel-order-management"].map {
            name -> (String, @Sendable (String) -> String) in
            (name, { _ in name })
        }
        // Tables of two systems, told apart by the beginning of their names.
        let bikes: (String, @Sendable (String) -> String) = ("crm-erp-bikes", { String($0.prefix { $0 != "_" }) })
        return (inOneSystem + [bikes]).compactMap { name, system in
            SharedData.path("datasets/" + name).map { KeySet(folder: $0, system: system) }
        }
    }()

    /// Folders of public tables with known links: `truth-links.csv` beside tables that have a column `id`.
    public static let linkSets: [String] = [
        "febrl1", "febrl3", "splink-fake1000", "abt-buy", "restaurants-fodors-zagats",
    ].compactMap { SharedData.path("datasets/" + $0) }
}
