internal import IntegrationModel

/// The files of a snapshot and which of them each dataset comes from, in a compact form: there may be thousands, and a
/// general coder would write every path once for each dataset.
enum FileCoding {
    /// With fewer files the general form will do.
    static let fewest = 64
    private static let form = 1

    private struct Reading: Hashable {
        var importer: String?
        var reasons: [String]
    }

    static func encode(_ inputs: [InputFile], of datasets: [Dataset]) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(form)
        // Who read files and why: mostly the same for all.
        var readings: [Reading] = []
        var positions: [Reading: Int] = [:]
        var numbers: [Int] = []
        var last: (reading: Reading, number: Int)?
        for input in inputs {
            if last?.reading.importer != input.importer || last?.reading.reasons != input.reasons {
                let reading = Reading(importer: input.importer, reasons: input.reasons)
                if positions[reading] == nil {
                    positions[reading] = readings.count
                    readings.append(reading)
                }
                last = (reading, positions[reading] ?? 0)
            }
            numbers.append(last?.number ?? 0)
        }
        writer.write(readings) { writer, reading in
            writer.write(reading.importer) { $0.write($1) }
            writer.write(reading.reasons) { $0.write($1) }
        }
        writer.write(Array(inputs.indices)) { writer, position in
            writer.write(inputs[position].path)
            writer.write(inputs[position].size)
            writer.write(inputs[position].digest)
            writer.write(numbers[position])
        }
        let paths = inputs.map(\.path)
        writer.write(datasets) { writer, dataset in
            let ranges = PathRanges(dataset.files, among: paths)
            writer.write(ranges) { $0.write($1.text) }
            if ranges == nil { writer.write(dataset.files) { $0.write($1) } }
        }
        return writer.bytes
    }

    /// - Returns: the files, and the paths of those of each dataset.
    static func decode(_ bytes: [UInt8]) throws -> (inputs: [InputFile], lists: [[String]]) {
        var reader = ByteReader(bytes)
        guard try reader.readInt() == form else { throw ByteReader.Malformed() }
        let readings = try reader.readArray { reader in
            Reading(
                importer: try reader.readOptional { try $0.readString() },
                reasons: try reader.readArray { try $0.readString() }
            )
        }
        let inputs = try reader.readArray { reader in
            let (path, size, digest) = (try reader.readString(), try reader.readInt(), try reader.readString())
            let number = try reader.readInt()
            guard readings.indices.contains(number) else { throw ByteReader.Malformed() }
            let reading = readings[number]
            return InputFile(
                path: path,
                size: size,
                digest: digest,
                importer: reading.importer,
                reasons: reading.reasons
            )
        }
        let paths = inputs.map(\.path)
        let lists = try reader.readArray { reader in
            guard let text = try reader.readOptional({ try $0.readString() }) else {
                return try reader.readArray { try $0.readString() }
            }
            guard let ranges = PathRanges(text: text) else { throw ByteReader.Malformed() }
            return ranges.list(among: paths)
        }
        return (inputs, lists)
    }
}
