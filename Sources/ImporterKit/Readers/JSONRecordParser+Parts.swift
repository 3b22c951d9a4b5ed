import IntegrationModel

/// Where records of one table follow each other at the top of a text or in an array: what is open there says all that the
/// reading of those that follow depends on.
struct JSONBoundary: Equatable {
    struct Level: Equatable {
        var kind: JSONRecordParser.Kind
        /// From the document.
        var path: [[UInt8]]
    }

    /// The objects and arrays that are open, from the outermost one.
    var levels: [Level]

    var isArray: Bool { !levels.isEmpty }
}

extension JSONRecordParser {
    /// Whether the elements of the innermost open array can be read by another parser: no record is open around it.
    func mayPause() -> Bool {
        guard outside == nil else { return false }
        for level in 0..<depth {
            let frame = frames[level]
            guard frame.node >= 0, frame.table < 0, frame.kind != .numbered,
                !nodes.nodes[Int(frame.node)].isSelectorBase
            else { return false }
        }
        return true
    }

    /// What is open where the parser has paused; nil where that can't be told to another parser.
    func boundary() -> JSONBoundary? {
        guard mayPause() else { return nil }
        var levels: [JSONBoundary.Level] = []
        for level in 0..<depth {
            guard let path = path(of: frames[level].node) else { return nil }
            levels.append(JSONBoundary.Level(kind: frames[level].kind, path: path))
        }
        return JSONBoundary(levels: levels)
    }

    private func path(of node: Int32) -> [[UInt8]]? {
        var names: [[UInt8]] = []
        var node = node
        while node != TreeNodes.root {
            guard node > 0, nodes.nodes[Int(node)].kind == .member else { return nil }
            let known = nodes.nodes[Int(node)]
            names.append(Array(UnsafeBufferPointer(start: known.name, count: max(known.nameLength, 0))))
            node = known.parent
        }
        return names.reversed()
    }

    /// Opens what is open at a boundary.
    ///
    /// - Returns: whether it could be opened.
    private func open(_ boundary: JSONBoundary) -> Bool {
        guard boundary.levels.count <= limits.depth else { return false }
        depth = 0
        for level in boundary.levels {
            var node = TreeNodes.root
            for name in level.path {
                node = name.withUnsafeBufferPointer { bytes in
                    guard let start = bytes.baseAddress ?? Optional(Self.nothing.utf8Start),
                        let kept = names.intern(start, bytes.count, isOpen: true)
                    else { return -1 }
                    return nodes.child(of: node, .member, kept, length: bytes.count)
                }
                guard node >= 0 else { return false }
            }
            (frames + depth).initialize(to: Frame(node: node, kind: level.kind))
            depth += 1
        }
        return true
    }

    /// Reads the records that begin from a place on and before another one.
    ///
    /// - Parameters:
    ///   - bytes: the whole text.
    ///   - sinks: empty ones, one for each table.
    /// - Returns: the values at the top; nil where something was met that another reading has to tell of, or where it
    ///   ended otherwise than it began.
    func readPart(
        _ bytes: UnsafeRawBufferPointer,
        from place: RecordPlace,
        upTo end: Int,
        inside boundary: JSONBoundary,
        sinks: [any RecordSink]
    ) -> Int? {
        begin(bytes)
        scanner.at += place.byteOffset - scanner.offset
        lines = JSONLineCounter(at: scanner.at, line: place.line)
        pauseAt = scanner.start + end
        records.prepare(sinks, sinks.map { _ in 0 })
        guard open(boundary) else { return nil }
        var values = 0
        if boundary.isArray {
            guard !readOn(frames[depth - 1].node), pausedNode != nil, scanner.fault == nil else { return nil }
        } else {
            while true {
                scanner.skipSpace()
                if scanner.at >= scanner.end || scanner.at >= pauseAt { break }
                let byte = scanner.byte
                guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "["), readValue() else { return nil }
                values += 1
            }
        }
        return self.boundary() == boundary ? values : nil
    }

    /// Takes over what another parser has read of the bytes that follow, as if it had been read here.
    ///
    /// - Parameters:
    ///   - sinks: one for each table, of which the other's are forks.
    /// - Returns: whether it did; not where the limits for all records together may be passed.
    func join(_ part: JSONRecordParser, sinks: [any ForkingRecordSink], forks: [any RecordSink]) -> Bool {
        guard nodes.count + part.nodes.count <= nodes.limit, records.mayJoin(part.records) else { return false }
        records.join(part.records, sinks: sinks, forks: forks)
        let map = nodes.joined(part.nodes) { names.intern($0, $1, isOpen: true) }
        records.addNulls(of: part.records, map)
        scanner.at = part.scanner.at
        lines = part.lines
        return true
    }
}
