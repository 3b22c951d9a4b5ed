import Foundation

/// Compares the inclusion dependencies that Koppel finds with those of SPIDER.
///
/// SPIDER compares text, to which 17 and 17.00 are two values; Koppel compares numbers, and says whether the values are
/// written alike too. So there are two comparisons: of those written alike with SPIDER over the same tables, and of all
/// with SPIDER over a copy of the tables in which every number is written in one way.
struct InclusionCheck {
    let store: DataStore
    let runner: Runner
    /// The folder with the tables.
    let tables: String

    /// The verdicts, and lines that list the differences.
    func verdicts() -> ([Verdict], [String]) {
        let byText = "the inclusion dependencies of `koppel keys` whose values are written alike are those of `SPIDER`"
        let byNumber = "all of them are those of `SPIDER` over the tables with every number written in one way"
        let peer = runner.output(of: "SPIDER").map { Inclusion.ofPeer(String(decoding: $0, as: UTF8.self)) }
        let canonical = canonicalSet()
        guard let output = runner.output(of: "koppel import, keys") else {
            return (
                [missing(byText, peer), missing(byNumber, canonical)],
                differences("SPIDER by number", canonical, "SPIDER", peer)
            )
        }
        let found: (all: Set<Inclusion>, writtenAlike: Set<Inclusion>)
        do { found = try Inclusion.ofKoppel(output) } catch {
            let unreadable = Verdict(target: byText, measured: "the output could not be read: \(error)", isMet: false)
            return ([unreadable], [])
        }
        return (
            [verdict(byText, found.writtenAlike, peer), verdict(byNumber, found.all, canonical)],
            differences("koppel keys", found.writtenAlike, "SPIDER", peer)
                + differences("koppel keys", found.all, "SPIDER by number", canonical)
        )
    }

    /// What SPIDER finds in the copy; it is kept beside it.
    private func canonicalSet() -> Set<Inclusion>? {
        do { return Inclusion.ofPeer(try store.canonicalInclusions(of: tables)) } catch {
            Log.say("\(error)")
            return nil
        }
    }

    private func missing(_ target: String, _ peer: Set<Inclusion>?) -> Verdict {
        Verdict(target: target, measured: "not measured" + (peer.map { " (it finds \($0.count))" } ?? ""), isMet: nil)
    }

    private func verdict(_ target: String, _ found: Set<Inclusion>, _ peer: Set<Inclusion>?) -> Verdict {
        guard let peer else { return missing(target, nil) }
        let comparison = InclusionComparison(found, peer)
        return Verdict(
            target: target,
            measured: "\(comparison.common) in both, \(comparison.onlyLeft.count) of `koppel keys` alone, "
                + "\(comparison.onlyRight.count) of `SPIDER` alone",
            isMet: comparison.isIdentical
        )
    }

    private func differences(
        _ leftName: String,
        _ left: Set<Inclusion>?,
        _ rightName: String,
        _ right: Set<Inclusion>?
    ) -> [String] {
        guard let left, let right else { return [] }
        let comparison = InclusionComparison(left, right)
        return comparison.onlyLeft.map { "`\(leftName)` has \($0), `\(rightName)` has not" }
            + comparison.onlyRight.map { "`\(rightName)` has \($0), `\(leftName)` has not" }
    }
}
