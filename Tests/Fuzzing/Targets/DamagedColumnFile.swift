import IntegrationModel
import Profiling

/// Column files with faults that a checksum alone does not find.
enum DamagedColumnFile {
    /// A whole column file of some records with every kind of column.
    static func sample(records: Int) throws -> [UInt8] {
        let builder = DatasetBuilder(key: HashKey(5, 6), paths: ["id", "date", "amount", "status"])
        for record in 0..<records {
            let line = "\(record)\t2026-01-\(10 + record % 20)\t\(record).50\t\(record % 2 == 0 ? "open" : "paid")"
            let values = line.split(separator: "\t").map { Array($0.utf8) }
            let bytes = values.flatMap(\.self)
            bytes.withUnsafeBufferPointer { buffer in
                var place = 0
                let slices = values.map { value in
                    defer { place += value.count }
                    return ByteSlice(start: buffer.baseAddress.map { $0 + place }, count: value.count)
                }
                slices.withUnsafeBufferPointer {
                    builder.append($0, at: RecordPlace(line: record + 1, byteOffset: 0), parent: record / 2)
                }
            }
        }
        let path = ScratchFile.path
        try ColumnFile.write(builder.finish().columns, to: path)
        return try ScratchFile.read(path)
    }

    /// Changes a file as the bytes say, three for each change: where, and what is put there. The last of them may cut
    /// it off.
    static func damage(_ file: inout [UInt8], _ bytes: UnsafeRawBufferPointer) {
        var place = 0
        while place + 3 <= bytes.count, place < 24 {
            let position = (Int(bytes[place]) << 8 | Int(bytes[place + 1])) % file.count
            file[position] = bytes[place + 2]
            place += 3
        }
        if place < bytes.count { file.removeLast(Int(bytes[place]) % file.count) }
    }

    /// Writes the checksum that a header with these bytes has.
    static func seal(_ file: inout [UInt8]) {
        guard file.count >= 40 else { return }
        let sections = (0..<4).reduce(0) { $0 | Int(file[12 + $1]) << (8 * $1) }
        let end = 32 + sections * 24
        guard end + 8 <= file.count else { return }
        let checksum = file[..<end].withUnsafeBufferPointer { KeyedHash(key: HashKey(1, 2)).hash($0) }
        for byte in 0..<8 { file[end + byte] = UInt8(truncatingIfNeeded: checksum >> (8 * UInt64(byte))) }
    }
}
