import Yams

/// A number of bytes as users write it: `512MB`, `2 GB`, `1.5GiB`.
public enum ByteSize {
    /// Units are of 1,000 (`MB`, also `M`) or 1,024 (`MiB`); nil where it is no number of bytes, or none that fits.
    public static func bytes(_ text: String) -> Int? {
        let text = text.lowercased().filter { $0 != " " }
        let number = text.prefix { $0.isNumber || $0 == "." }
        let unit = String(text.dropFirst(number.count))
        guard let value = Double(number), let factor = unit.isEmpty ? 1 : units[unit] else { return nil }
        let bytes = value * factor
        return bytes >= 1 && bytes < 1e18 ? Int(bytes) : nil
    }

    private static let units: [String: Double] = [
        "b": 1, "k": 1e3, "kb": 1e3, "m": 1e6, "mb": 1e6, "g": 1e9, "gb": 1e9, "t": 1e12, "tb": 1e12,
        "kib": 1024, "mib": 1_048_576, "gib": 1_073_741_824, "tib": 1_099_511_627_776,
    ]
}

extension YAMLValue {
    /// A number of bytes, with or without a unit.
    func bytes(in range: ClosedRange<Int>) throws(ConfigurationError) -> Int {
        guard let text = node.scalar?.string, let bytes = ByteSize.bytes(text), range.contains(bytes) else {
            throw error("\(words) in \(name)", expected: "a size such as 64MB, up to \(range.upperBound) bytes")
        }
        return bytes
    }
}
