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

/// What the inclusion dependencies of two programs have in common.
struct InclusionCheck {
    let folders: Folders
    let peers: Peers
    let runner: Runner

    /// A verdict on the identity of the sets, and lines that list the differences.
    func verdict() -> (Verdict, [String]) {
        let target = "the inclusion dependencies of `koppel keys` are those of `SPIDER`"
        guard let peer = read("SPIDER") else {
            return (Verdict(target: target, measured: "not measured: SPIDER did not run", isMet: nil), [])
        }
        let right = Inclusion.ofPeer(String(decoding: peer, as: UTF8.self))
        guard let output = read("koppel import, keys") else {
            return (Verdict(target: target, measured: "not measured (SPIDER finds \(right.count))", isMet: nil), [])
        }
        do {
            let comparison = InclusionComparison(try Inclusion.ofKoppel(output), right)
            return (
                Verdict(
                    target: target,
                    measured: "\(comparison.common) in both, \(comparison.onlyLeft.count) of `koppel keys` alone, "
                        + "\(comparison.onlyRight.count) of `SPIDER` alone",
                    isMet: comparison.isIdentical
                ), differences(comparison)
            )
        } catch {
            return (Verdict(target: target, measured: "the output could not be read: \(error)", isMet: false), [])
        }
    }

    private func read(_ id: String) -> Data? { runner.output(of: id) }

    /// Each difference, checked with DuckDB: SPIDER compares text, to which 17 and 17.00 are two values.
    private func differences(_ comparison: InclusionComparison) -> [String] {
        let holds = byValue(comparison.onlyLeft + comparison.onlyRight)
        func lines(_ inclusions: [Inclusion], _ program: String) -> [String] {
            inclusions.map { inclusion in
                let byValue = holds[inclusion].map { $0 ? "holds" : "does not hold" } ?? "was not checked"
                return "`\(program)` alone has \(inclusion): with numbers compared as numbers it \(byValue)"
            }
        }
        return lines(comparison.onlyLeft, "koppel keys") + lines(comparison.onlyRight, "SPIDER")
    }

    private func byValue(_ inclusions: [Inclusion]) -> [Inclusion: Bool] {
        guard !inclusions.isEmpty, peers.has("duckdb"), let folder = runner.warmed.first else { return [:] }
        let pairs = inclusions.map { inclusion in
            [inclusion.dependent, inclusion.referenced].map {
                $0.split(separator: ".", maxSplits: 1).map(String.init)
            }
        }
        let lines = pairs.compactMap { try? JSONEncoder().encode($0) }.map { String(decoding: $0, as: UTF8.self) }
        let path = "\(folders.work)/pairs.txt"
        try? (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
        let arguments = peers.script("holds.py", [path] + CaseBook.tables(in: folder))
        var result: [Inclusion: Bool] = [:]
        for line in (capture(arguments) ?? "").split(separator: "\n") {
            let answer = line.hasSuffix(", true]") ? true : line.hasSuffix(", false]") ? false : nil
            guard let answer, let end = line.lastIndex(of: ",") else { continue }
            for inclusion in Inclusion.ofPeer(line[..<end] + "]") { result[inclusion] = answer }
        }
        return result
    }
}
