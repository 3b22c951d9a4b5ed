import Foundation

extension CaseBook {
    /// The records that two tables of parties share, the reading of the files included, at growing sizes.
    func links() throws -> Case {
        let sizes = [100_000, 300_000, 1_000_000, 3_000_000].map { max(1_000, Int(Double($0) * plan.size)) }
        var commands: [Command] = []
        var warms: [String] = []
        for size in sizes {
            let folder = try store.parties(count: size)
            warms.append(folder)
            let tables = ["\(folder)/crm.csv", "\(folder)/erp.csv"]
            commands.append(
                Command(
                    id: linkingID(size),
                    shown: "koppel links --between crm.csv erp.csv, \(size) records each",
                    steps: [[folders.koppel, "links", "--between"] + tables],
                    bytes: DataStore.size(of: tables[0]) + DataStore.size(of: tables[1])
                )
            )
        }
        let size = sizes[Self.linksTarget]
        let tables = warms[Self.linksTarget]
        commands.append(
            Command(
                id: Self.peerID,
                shown: "Splink on DuckDB, link_only, \(size) records each",
                steps: [peers.script("link.py", ["\(tables)/crm.csv", "\(tables)/erp.csv"])],
                bytes: commands[Self.linksTarget].bytes,
                missing: peers.missing("splink")
            )
        )
        let (first, target, last) = (linkingID(sizes[0]), linkingID(size), linkingID(sizes[sizes.count - 1]))
        return Case(
            id: .links,
            input: "two tables of \(size) persons and firms, 30 % of them in both, with one to three errors each",
            commands: commands,
            claims: [
                .seconds(of: target, atMost: 60), .ratio(.wall, of: target, to: Self.peerID, atMost: 1.0 / 3),
                .memory(of: target, atMost: 2_000),
                .costPerByte(.processor, of: target, to: first, atMost: 1.5),
                .costPerByte(.processor, of: last, to: first, atMost: 1.5),
            ],
            warms: warms
        )
    }

    static let peerID = "Splink"
    /// Which of the sizes is the one that targets speak of and the peer links too.
    static let linksTarget = 2

    func linkingID(_ size: Int) -> String { "koppel links, \(size)" }
}

/// How right the links of a benchmark are.
struct LinkCheck {
    let runner: Runner
    /// The folder with `truth.csv`.
    let tables: String
    let command: String

    /// F1 of both, and whether Koppel's is at least the peer's.
    func verdict() -> Verdict {
        let target = "F1 of `\(command)` at least that of `Splink`"
        guard let truth = try? String(contentsOfFile: "\(tables)/truth.csv", encoding: .utf8),
            let own = runner.output(of: command).map({ Self.ofKoppel($0) })
        else { return Verdict(target: target, measured: "not measured", isMet: nil) }
        let present = Set(truth.split(separator: "\n").dropFirst().map(String.init))
        let score = Self.f1(own, present)
        guard let peer = runner.output(of: CaseBook.peerID) else {
            return Verdict(target: target, measured: "\(Self.text(score)), Splink not measured", isMet: nil)
        }
        let theirs = Self.f1(
            Set(String(decoding: peer, as: UTF8.self).split(separator: "\n").map(String.init)),
            present
        )
        return Verdict(target: target, measured: "\(Self.text(score)), \(Self.text(theirs))", isMet: score >= theirs)
    }

    private static func text(_ score: Double) -> String { String(format: "%.4f", score) }

    private static func f1(_ found: Set<String>, _ present: Set<String>) -> Double {
        2 * Double(found.intersection(present).count) / Double(max(1, found.count + present.count))
    }

    private struct Line: Decodable {
        var left: String
        var right: String
    }

    static func ofKoppel(_ output: Data) -> Set<String> {
        let decoder = JSONDecoder()
        return Set(
            output.split(separator: UInt8(ascii: "\n")).compactMap { line in
                (try? decoder.decode(Line.self, from: Data(line))).map { "\($0.left),\($0.right)" }
            }
        )
    }
}
