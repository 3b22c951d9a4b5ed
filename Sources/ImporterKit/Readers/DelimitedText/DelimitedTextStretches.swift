import IntegrationModel

/// Reads a delimited text in chunks on several threads, with the result of one.
///
/// Each chunk is read from where its first record should begin. When the records before it have all been read, it is
/// known where it does begin, and how: only if that is the same place, and nothing before it has a say in what its
/// first records are, is what was read of it taken over. Otherwise it is read again from the right place. So the result
/// never depends on the guess.
final class DelimitedTextStretches {
    /// What reading a chunk came to.
    private struct Stretch {
        var sink: any RecordSink
        var pass: DelimitedTextPass
        var stop: Stop
    }

    private enum Stop {
        /// Where the record after the last one begins.
        case record(RecordPlace)
        case end(DelimitedTextWindows.End)
        case failure(DelimitedTextScanner.Failure)
    }

    /// So many chunks may turn out to begin elsewhere, and a quarter of all, before one thread reads the rest.
    private static let bearableMisses = 4

    private let reader: DelimitedTextReader
    private let chunks: DelimitedTextChunks
    private let sink: any ForkingRecordSink
    private let positions: [Int]
    private let beginning: RecordPlace
    private let chunkSize: Int
    // What the records read so far, in order, have come to.
    private var pass: DelimitedTextPass
    private var stop: Stop
    private var missed = 0
    private var joined = 0

    /// - Parameter positions: of the columns in the sink.
    init(_ reader: DelimitedTextReader, into sink: any ForkingRecordSink, positions: [Int], chunkSize: Int) {
        self.reader = reader
        self.sink = sink
        self.positions = positions
        chunks = DelimitedTextChunks(reader.windows, size: chunkSize)
        pass = DelimitedTextPass(shape: reader.shape, hasHeader: reader.dialect.hasHeader)
        beginning = reader.windows.beginning
        self.chunkSize = chunkSize
        stop = .record(beginning)
    }

    /// Reads all records.
    ///
    /// - Throws: ``ImportError`` at a limit; the records before are kept.
    func read(_ team: WorkTeam, report: (Diagnostic) -> Void) throws {
        // A value of eight bytes takes about twice as much in columns that are being built.
        let limit = team.piecesAtOnce(holding: 3 * chunkSize)
        team.inOrder(
            atMost: limit,
            next: { [self] in chunks.next().map { ($0, sink.fork()) } },
            work: { [self] chunk, fork in fork.flatMap { speculate(chunk, into: $0) } },
            join: { [self] piece, stretch in join(piece.0, stretch) }
        )
        if case .record(let place) = stop { stop = read(from: place, through: .max, into: sink, &pass) }
        defer {
            for diagnostic in pass.troubles.diagnostics(file: reader.path, encoding: reader.encoding) {
                report(diagnostic)
            }
        }
        switch stop {
        case .record: reader.finish(&pass, .text, sink.reject)
        case .end(let end): reader.finish(&pass, end, sink.reject)
        case .failure(let failure):
            let body = ValueOrder(positions, of: sink)
            throw try reader.stop(&pass, failure, sink.reject) { body.append($0, at: $1) }
        }
    }

    private func speculate(_ chunk: DelimitedTextChunks.Chunk, into fork: any RecordSink) -> Stretch? {
        guard let start = chunk.start, start.byteOffset <= chunk.end else { return nil }
        // Only the first chunk can have the header, unless it is blank.
        let hasHeader = reader.dialect.hasHeader && start == beginning
        var pass = DelimitedTextPass(shape: reader.shape, hasHeader: hasHeader)
        let stop = read(from: start, through: chunk.end, into: fork, &pass)
        return Stretch(sink: fork, pass: pass, stop: stop)
    }

    /// Takes over what was read of a chunk, or reads it again. Returns whether there is more to read.
    private func join(_ chunk: DelimitedTextChunks.Chunk, _ stretch: Stretch?) -> Bool {
        guard case .record(let place) = stop else { return false }
        joined += 1
        // A record of an earlier chunk reaches beyond this one.
        guard place.byteOffset <= chunk.end else { return true }
        let isFirst = place == beginning
        if let stretch, chunk.start == place, isFirst || pass.isUnbiased {
            sink.join(stretch.sink, parentOffset: 0)
            if isFirst { pass = stretch.pass } else { pass.add(stretch.pass) }
            stop = stretch.stop
        } else {
            if chunk.start != place {
                missed += 1
                chunks.missed(isHopeless: missed > Self.bearableMisses && missed * 4 > joined)
            }
            stop = read(from: place, through: chunk.end, into: sink, &pass)
        }
        reader.windows.file.passed(chunk.end)
        if case .record = stop { return true }
        return false
    }

    /// Reads the records that begin from a place on and not after another one.
    private func read(
        from start: RecordPlace,
        through last: Int,
        into sink: any RecordSink,
        _ pass: inout DelimitedTextPass
    ) -> Stop {
        let windows = reader.windows
        let buffer = windows.file.buffer
        var scanner = DelimitedTextScanner(
            dialect: windows.dialect,
            limits: windows.limits,
            mayBeMalformed: true,
            line: start.line
        )
        let body = ValueOrder(positions, of: sink)
        do {
            let outcome = try scanner.scan(buffer, from: start.byteOffset, isFinal: true) { record in
                let place = RecordPlace(line: record.line, byteOffset: record.start)
                try pass.take(record, place, sink.reject) { body.append($0, at: $1) }
                guard record.end >= last - 1 else { return true }
                let isPair =
                    record.end + 1 < buffer.count && buffer[record.end] == 0x0D && buffer[record.end + 1] == 0x0A
                return record.end + (isPair ? 2 : 1) <= last
            }
            if case .stopped(let next) = outcome, next < buffer.count {
                return .record(RecordPlace(line: scanner.line, byteOffset: next))
            }
            return .end(windows.end(outcome, line: scanner.line, window: buffer, offset: 0))
        } catch let failure as DelimitedTextScanner.Failure {
            return .failure(failure)
        } catch {
            // Nothing else is thrown: a sink does not throw.
            return .end(.stopped)
        }
    }
}

/// Appends the values of columns to a sink that may know the fields already, in another order.
struct ValueOrder {
    private let sink: any RecordSink
    private let positions: [Int]
    private let width: Int
    /// Whether each value has the position of its column.
    private let isSame: Bool

    init(_ positions: [Int], of sink: any RecordSink) {
        self.sink = sink
        self.positions = positions
        width = (positions.max() ?? -1) + 1
        isSame = positions == Array(positions.indices)
    }

    @inline(__always)
    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace) {
        if isSame {
            sink.append(values, at: place, parent: -1)
        } else {
            appendMoved(values, at: place)
        }
    }

    private func appendMoved(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace) {
        withUnsafeTemporaryAllocation(of: ByteSlice.self, capacity: width) { moved in
            moved.initialize(repeating: .absent)
            for (position, target) in positions.enumerated() where position < values.count {
                moved[target] = values[position]
            }
            sink.append(UnsafeBufferPointer(moved), at: place, parent: -1)
        }
    }
}
