import Foundation

/// Where everything lies.
public struct Folders: Sendable {
    /// The package of the benchmarks.
    public var package: String
    /// The package that is measured.
    public var product: String
    /// The benchmark data.
    public var data: String
    /// The executable that is measured.
    public var koppel: String

    public init(package: String, data: String?, koppel: String?) {
        self.package = package
        product = URL(fileURLWithPath: "\(package)/../..").standardized.path
        self.data = data ?? "\(package)/.build/data"
        self.koppel = koppel ?? "\(product)/.build/release/koppel"
    }

    var build: String { "\(package)/.build" }
    var logs: String { "\(build)/logs" }
    var work: String { "\(build)/work" }
    var peers: String { "\(package)/Peers" }
    /// The virtual environment with the peers that come as Python packages.
    var python: String { "\(build)/python/bin" }

    /// A text for the results, which say nothing about where things lie on this machine.
    func withoutThem(_ text: String) -> String {
        [data, package, product].reduce(text) { $0.replacingOccurrences(of: $1 + "/", with: "") }
    }

    /// How many bytes are free where the data lies.
    func free() -> Int {
        var information = statvfs()
        try? FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
        guard statvfs(data, &information) == 0 else { return 0 }
        return Int(information.f_bavail) * Int(information.f_frsize)
    }
}
