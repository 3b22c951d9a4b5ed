/// The concepts in a name, in the order in which they stand there.
///
/// The longest terms of the vocabulary are looked for, also inside compound words (`Factuurdatum`, `Kundennummer`),
/// with the letters that join them (s, e, n, en, es). Short terms (`nr`, `op`, `id`) count only as whole words or at
/// the end of a compound.
struct HeaderReading {
    private(set) var concepts: [HeaderConcept] = []
    /// The share of the letters that is part of a known term, 0–1.
    private(set) var knownShare = 0.0

    private struct Best {
        var score: Int
        var from: Int
        /// Concepts of the term that ends here; empty where letters were skipped.
        var concepts: [HeaderConcept]
        var endsTerm: Bool
        var known: Int
    }

    init(_ name: String, vocabulary: Vocabulary = .bundled) {
        let words = HeaderWords(String(name.prefix(200)))
        let count = words.letters.count
        guard count > 0 else { return }
        var best: [Best?] = Array(repeating: nil, count: count + 1)
        best[0] = Best(score: 0, from: 0, concepts: [], endsTerm: false, known: 0)
        for start in 0..<count {
            guard let here = best[start] else { continue }
            func offer(_ end: Int, _ score: Int, _ concepts: [HeaderConcept], isTerm: Bool, known: Int) {
                let candidate = Best(
                    score: here.score + score,
                    from: start,
                    concepts: concepts,
                    endsTerm: isTerm,
                    known: here.known + known
                )
                if candidate.score > best[end]?.score ?? .min { best[end] = candidate }
            }
            // Skips the letter, or letters that join the parts of a compound.
            offer(start + 1, -3, [], isTerm: false, known: 0)
            let isBoundary = words.isBoundary[start]
            if here.endsTerm, !isBoundary {
                for joint in ["s", "e", "n", "en", "es", "er"] where matches(words.letters, start, joint) {
                    let end = start + joint.utf8.count
                    if end < count, !words.isBoundary[end] { offer(end, -2, [], isTerm: true, known: 0) }
                }
            }
            for end in (start + 1)...min(count, start + vocabulary.longestTerm) {
                guard let found = vocabulary.concepts(of: words.letters[start..<end]) else { continue }
                let length = end - start
                let endsWord = words.isBoundary[end]
                if length <= 3, !(endsWord && (isBoundary || here.endsTerm)) { continue }
                var score = 10 * length - 6
                // "reorder" and "pipeline" are not about orders and lines.
                if !isBoundary, !here.endsTerm {
                    guard length >= 6 else { continue }
                    score -= 20
                }
                if !endsWord, length < 5, !isBoundary { continue }
                if !endsWord { score -= 4 }
                offer(end, score, found, isTerm: true, known: length)
            }
        }
        var position = count
        knownShare = Double(best[count]?.known ?? 0) / Double(count)
        while position > 0, let step = best[position] {
            concepts.insert(contentsOf: step.concepts, at: 0)
            position = step.from
        }
    }

    private func matches(_ letters: [UInt8], _ start: Int, _ text: String) -> Bool {
        letters[start...].starts(with: text.utf8)
    }
}
