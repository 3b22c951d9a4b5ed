internal import IntegrationModel

/// The long lists of a snapshot, record pairs and flow records, in a compact form.
///
/// They are the bulk of a snapshot; a general coder would spend most of the time of saving and loading on them.
enum RecordCoding {
    /// The version of the form, first in each blob.
    private static let form = 1

    static func encode(_ links: [RecordLinks]) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(form)
        writer.write(links) { writer, links in
            writer.write(links.left)
            writer.write(links.right)
            writer.write(links.keys) { $0.write($1) }
            // The pairs are sorted by their left record, so the steps are small.
            var previous = RecordPair(left: 0, right: 0, confidence: 0, key: 0)
            writer.write(links.pairs) { writer, pair in
                writer.write(pair.left &- previous.left)
                writer.write(pair.right &- previous.right)
                writer.write(pair.key)
                let isRepeated = pair.confidence.bitPattern == previous.confidence.bitPattern
                writer.write(isRepeated ? nil : pair.confidence) { $0.write($1) }
                previous = pair
            }
        }
        return writer.bytes
    }

    static func decodeLinks(_ bytes: [UInt8]) throws -> [RecordLinks] {
        var reader = try reader(of: bytes)
        return try reader.readArray { reader in
            let left = try reader.readString()
            let right = try reader.readString()
            let keys = try reader.readArray { try $0.readLinkKey() }
            var previous = RecordPair(left: 0, right: 0, confidence: 0, key: 0)
            let pairs = try reader.readArray { reader in
                previous.left &+= try reader.readInt()
                previous.right &+= try reader.readInt()
                previous.key = try reader.readInt()
                previous.confidence = try reader.readOptional { try $0.readDouble() } ?? previous.confidence
                return previous
            }
            return RecordLinks(left: left, right: right, pairs: pairs, keys: keys)
        }
    }

    static func encode(_ records: [String: [FlowRecord]]) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(form)
        writer.write(records.keys.sorted()) { writer, flow in
            writer.write(flow)
            writer.write(records[flow] ?? []) { $0.write($1) }
        }
        return writer.bytes
    }

    static func decodeRecords(_ bytes: [UInt8]) throws -> [String: [FlowRecord]] {
        var reader = try reader(of: bytes)
        let flows = try reader.readArray { reader in
            (try reader.readString(), try reader.readArray { try $0.readFlowRecord() })
        }
        return Dictionary(flows, uniquingKeysWith: { $0 + $1 })
    }

    private static func reader(of bytes: [UInt8]) throws -> ByteReader {
        var reader = ByteReader(bytes)
        guard try reader.readInt() == form else { throw ByteReader.Malformed() }
        return reader
    }
}

extension ByteWriter {
    fileprivate mutating func write(_ key: LinkKey) {
        write(key.leftFields) { $0.write($1) }
        write(key.rightFields) { $0.write($1) }
        write(key.match.rawValue)
        write(key.namedBy) { $0.write($1.rawValue) }
        write(key.pairs)
    }

    fileprivate mutating func write(_ record: FlowRecord) {
        write(record.status.rawValue)
        write(record.number)
        write(record.file)
        write(record.line)
        write(record.amount) { $0.write($1) }
        write(record.fields) { $0.write($1) }
        write(record.other) { writer, other in
            writer.write(other.number)
            writer.write(other.file)
            writer.write(other.line)
        }
    }
}

extension ByteReader {
    fileprivate mutating func readLinkKey() throws -> LinkKey {
        LinkKey(
            leftFields: try readArray { try $0.readString() },
            rightFields: try readArray { try $0.readString() },
            match: try readCase(),
            namedBy: try readOptional { try $0.readCase() },
            pairs: try readInt()
        )
    }

    fileprivate mutating func readFlowRecord() throws -> FlowRecord {
        FlowRecord(
            status: try readCase(),
            number: try readString(),
            file: try readString(),
            line: try readInt(),
            amount: try readOptional { try $0.readDouble() },
            fields: try readArray { try $0.readString() },
            other: try readOptional {
                LinkedRecord(number: try $0.readString(), file: try $0.readString(), line: try $0.readInt())
            }
        )
    }
}
