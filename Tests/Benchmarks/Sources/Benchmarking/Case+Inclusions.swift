import Foundation

extension CaseBook {
    /// All unary inclusion dependencies between the 61 columns of TPC-H, the reading of the files included.
    func inclusions() throws -> Case {
        let scale = plan.scales.contains(1) ? 1 : plan.scales.max() ?? 1
        let folder: String
        do { folder = try store.tables(scale: scale) } catch let failure as DataStore.Failure {
            return Case(
                id: .inclusions,
                input: "the eight tables of TPC-H",
                commands: [],
                claims: [],
                warms: [],
                notes: [failure.description]
            )
        }
        let name = "tpch-\(scaleName(scale))"
        let tables = Self.tables(in: folder)
        let size = DataStore.size(of: folder)
        func peer(_ id: String, _ algorithm: String) -> Command {
            Command(
                id: id,
                shown: "desbordante \(algorithm), 2 threads, \(name)",
                steps: [peers.script("inclusions.py", [algorithm, "2"] + tables)],
                bytes: size,
                missing: peers.missing("desbordante")
            )
        }
        return Case(
            id: .inclusions,
            input: "the eight tables of TPC-H at scale \(scaleName(scale)), \(megabytes(size)) of CSV",
            commands: [
                discovering(folder, shown: name), peer("SPIDER", "spider"), peer("FAIDA", "faida"),
            ],
            claims: [
                .ratio(.processor, of: "koppel import, keys", to: "SPIDER", atMost: 0.2),
                .memory(of: "koppel import, keys", atMost: 500),
            ],
            warms: [folder]
        )
    }

    static func tables(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/tpch")) ?? []
        return names.filter { $0.hasSuffix(".csv") }.sorted().map { "\(folder)/tpch/\($0)" }
    }

    private func discovering(_ folder: String, shown: String) -> Command {
        let id = "koppel import, keys"
        var command = importing(folder, id: id, shown: shown)
        let arguments = ["keys", "--inclusions", "--format", "json"]
        command.shown += "; koppel \(arguments.joined(separator: " "))"
        command.steps.append([folders.koppel] + arguments + ["--workspace", "\(workFolder(id))/company.koppel"])
        if capture([folders.koppel, "keys", "--help"])?.contains("--inclusions") != true {
            command.missing = "skipped: this koppel has no `keys --inclusions`"
        }
        return command
    }
}
