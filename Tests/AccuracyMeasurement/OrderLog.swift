import FoundationEssentials
public import IntegrationModel

/// The order-to-cash log of `ocel-order-management` as the exports of three systems: orders of a shop, items that a
/// warehouse picked for them, packages that a carrier got them in.
public enum OrderLog {
    /// What the pipeline finds in these exports.
    ///
    /// - Throws: where the log can't be read, or gzip is absent.
    public static func snapshot(of folder: String) throws -> Snapshot {
        try LandscapeRun.withTemporaryFolder { exports in
            try LandscapeRun.withTemporaryFolder { tables in
                try KeyComparison.copyTables(of: folder, to: tables) { _ in "log" }
                try write(tables + "/log", to: exports)
            }
            return try LandscapeRun.snapshot(of: exports)
        }
    }

    private static func write(_ log: String, to exports: String) throws {
        var objects: [Substring: [(type: Substring, id: Substring)]] = [:]
        for row in try rows(log + "/event_object.csv") { objects[row[0], default: []].append((row[1], row[2])) }
        var orders = ["Order number,Order date,Total"]
        var items = ["Item number,Order number,Picked at"]
        var packages = ["Package number,Item number,Created at"]
        var orderOfItem: [Substring: Substring] = [:]
        let events = try rows(log + "/event.csv")
        func ids(_ event: Substring, _ type: String) -> [Substring] {
            (objects[event] ?? []).filter { $0.type == type }.map(\.id)
        }
        for event in events where event[1] == "place order" {
            guard let order = ids(event[0], "orders").first else { continue }
            orders.append("\(order),\(event[2]),\(event[4])")
            for item in ids(event[0], "items") { orderOfItem[item] = order }
        }
        for event in events where event[1] == "pick item" {
            items += ids(event[0], "items").map { "\($0),\(orderOfItem[$0] ?? ""),\(event[2])" }
        }
        for event in events where event[1] == "create package" {
            guard let package = ids(event[0], "packages").first else { continue }
            packages += ids(event[0], "items").map { "\(package),\($0),\(event[2])" }
        }
        for (name, lines) in [("shop/orders", orders), ("warehouse/items", items), ("carrier/packages", packages)] {
            let file = URL(filePath: "\(exports)/\(name).csv")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(lines.joined(separator: "\n").utf8).write(to: file)
        }
    }

    /// Without the header; the log has no quoted values.
    private static func rows(_ file: String) throws -> [[Substring]] {
        let text = String(decoding: try Data(contentsOf: URL(filePath: file)), as: UTF8.self)
        return text.split(whereSeparator: \.isNewline).dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
    }
}
