import IntegrationModel

/// Which datasets' plain values may be held in memory: the smallest first, as many as fit. It depends on the datasets
/// and the memory only, and not on what is asked for first.
struct TextBudget {
    private let needs: [String: Int]
    private let memory: Int
    private let admitted: Set<String>
    /// Bytes that the admitted datasets leave.
    let left: Int

    /// - Parameters:
    ///   - needs: bytes for each dataset.
    ///   - memory: bytes for all.
    init(_ needs: [String: Int], memory: Int) {
        self.needs = needs
        self.memory = memory
        var left = memory
        var admitted: Set<String> = []
        for (dataset, need) in needs.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
            guard need <= left else { break }
            left -= need
            admitted.insert(dataset)
        }
        self.admitted = admitted
        self.left = left
    }

    func fits(_ dataset: String) -> Bool { admitted.contains(dataset) || needs[dataset] == nil }

    func refusal(of dataset: String, records: Int) -> Diagnostic {
        let need = needs[dataset] ?? 0
        // Half of the memory is for plain values, see ``MachineResources``.
        let remedy = need < Int.max / 4 ? "import again with --memory \(Self.size(2 * (need + memory)))" : nil
        return Diagnostic(
            .warning,
            "the plain values of \(dataset), \(records) records, would take about \(Self.size(need)) of memory or more, and "
                + "\(Self.size(memory)) are for those of all datasets; not all its names, numbers and texts were compared",
            at: SourceLocation(file: dataset),
            remedy: remedy
        )
    }

    /// As the option `--memory` takes it, rounded up.
    private static func size(_ bytes: Int) -> String {
        bytes >= 10_000_000_000 ? "\(bytes / 1_000_000_000 + 1)GB" : "\(bytes / 1_000_000 + 1)MB"
    }
}
