import ArgumentParser

/// A number of bytes as users write it: `512MB`, `2 GB`, `1.5GiB`.
struct ByteCount: ExpressibleByArgument, Hashable {
    var bytes: Int

    init(_ bytes: Int) { self.bytes = bytes }

    /// Units are of 1,000 (`MB`, also `M`) or 1,024 (`MiB`); nil where it is no number of bytes, or none that fits.
    init?(argument: String) {
        let text = argument.lowercased().filter { $0 != " " }
        let number = text.prefix { $0.isNumber || $0 == "." }
        guard let value = Double(number), let unit = Self.units[String(text.dropFirst(number.count))] else {
            return nil
        }
        let bytes = value * unit
        guard bytes >= 1, bytes < 1e18 else { return nil }
        self.bytes = Int(bytes)
    }

    private static let units: [String: Double] = [
        "b": 1, "k": 1e3, "kb": 1e3, "m": 1e6, "mb": 1e6, "g": 1e9, "gb": 1e9, "t": 1e12, "tb": 1e12,
        "kib": 1024, "mib": 1_048_576, "gib": 1_073_741_824, "tib": 1_099_511_627_776,
    ]
}
