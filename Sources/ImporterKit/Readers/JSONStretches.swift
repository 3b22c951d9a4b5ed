import IntegrationModel

/// Reads the records of a JSON text in chunks on several threads, with the result of one.
///
/// One parser reads the first chunk. Where it pauses between two records, it is known what is open, and others read the
/// chunks that follow as if they had come there. When the records before a chunk have all been read, it is known where it
/// does begin and inside of what: only if that is the same is what was read of it taken over. Otherwise, and where it has
/// faults, the first parser reads it again. So the result never depends on a guess.
final class JSONStretches {
    /// What reading a chunk came to.
    private struct Stretch {
        var parser: JSONRecordParser
        var forks: [any RecordSink]
        var values: Int
    }

    /// So many chunks may be read again, and a quarter of all, before one thread reads the rest.
    private static let bearableMisses = 4

    private let parser: JSONRecordParser
    private let bytes: UnsafeRawBufferPointer
    private let sinks: [any ForkingRecordSink]
    private let team: WorkTeam
    private let passed: (Int) -> Void
    private var texts: JSONTexts
    /// What was told while chunks were read, by whichever thread joined them.
    private var diagnostics: [Diagnostic] = []
    private var missed = 0
    private var joined = 0

    /// - Returns: nil where the text is not to be read in chunks.
    init?(
        _ parser: JSONRecordParser,
        _ bytes: UnsafeRawBufferPointer,
        path: String,
        sinks: [any RecordSink],
        passed: @escaping (Int) -> Void
    ) {
        let forking = sinks.compactMap(\.forking)
        guard !parser.nodes.hasMaps, forking.count == sinks.count,
            Set(forking.map(ObjectIdentifier.init)).count == sinks.count,
            let team = forking.first?.team, team.threads > Self.threadsWithoutChunks, bytes.count > 2 * team.chunkBytes
        else { return nil }
        self.parser = parser
        self.bytes = bytes
        self.sinks = forking
        self.team = team
        self.passed = passed
        texts = JSONTexts(parser: parser, path: path)
    }

    /// Up to so many threads are kept busy by the columns that one parser fills.
    private static let threadsWithoutChunks = 3

    /// Reads to the end.
    func read(report: (Diagnostic) -> Void) -> ImportError? {
        parser.pauseAt = parser.scanner.start + team.chunkBytes
        var progress = texts.read(report: report)
        if case .paused = progress, let boundary = parser.boundary() {
            progress = readChunks(inside: boundary)
            diagnostics.forEach(report)
        }
        parser.pauseAt = parser.scanner.end + 1
        while case .paused = progress { progress = texts.read(report: report) }
        guard case .ended(let error) = progress else { return nil }
        return error
    }

    private func readChunks(inside boundary: JSONBoundary) -> JSONTexts.Progress {
        var chunks = JSONChunks(
            parser.scanner.start,
            bytes.count,
            from: parser.place(),
            isArray: boundary.isArray,
            size: team.chunkBytes
        )
        var progress = JSONTexts.Progress.paused
        team.inOrder(
            // A value of eight bytes takes about twice as much in columns that are being built.
            atMost: team.piecesAtOnce(holding: 3 * team.chunkBytes),
            next: { [self] in chunks.next().map { ($0, sinks.compactMap { $0.fork() }) } },
            work: { [self] chunk, forks in speculate(chunk, inside: boundary, into: forks) },
            join: { [self] piece, stretch in
                progress = join(piece.0, stretch, inside: boundary)
                if case .paused = progress { return missed <= Self.bearableMisses || missed * 4 <= joined }
                return false
            }
        )
        return progress
    }

    private func speculate(_ chunk: JSONChunks.Chunk, inside boundary: JSONBoundary, into forks: [any RecordSink])
        -> Stretch?
    {
        guard forks.count == sinks.count else { return nil }
        let part = JSONRecordParser(layout: parser.nodes.layout, limits: parser.limits)
        let values = part.readPart(bytes, from: chunk.start, upTo: chunk.end, inside: boundary, sinks: forks)
        return values.map { Stretch(parser: part, forks: forks, values: $0) }
    }

    /// Takes over what was read of a chunk, or reads it again.
    private func join(
        _ chunk: JSONChunks.Chunk,
        _ stretch: Stretch?,
        inside boundary: JSONBoundary
    ) -> JSONTexts.Progress {
        joined += 1
        // A record of an earlier chunk reaches beyond this one.
        guard parser.scanner.offset < chunk.end else { return .paused }
        defer { passed(parser.scanner.offset) }
        if let stretch, parser.scanner.offset == chunk.start.byteOffset, parser.boundary() == boundary,
            parser.join(stretch.parser, sinks: sinks, forks: stretch.forks)
        {
            texts.values += stretch.values
            return .paused
        }
        missed += 1
        parser.pauseAt = parser.scanner.start + chunk.end
        return texts.read { diagnostics.append($0) }
    }
}
