import Glibc
import TestSupport

@testable import Profiling

/// Classifies values the usual way and by a scan of one character after the other, and keeps those that differ.
final class ClassifierComparison {
    private(set) var count = 0
    private(set) var differences: [String] = []
    private let keyed = KeyedHash(key: testKey)
    private var usual = ScanBuffer()
    private var general = ScanBuffer()

    func check(_ value: [UInt8]) {
        value.withUnsafeBufferPointer { bytes in
            if let start = bytes.baseAddress, bytes.count > 0 { check(start, bytes.count) }
        }
    }

    func check(_ start: UnsafePointer<UInt8>, _ length: Int) {
        count += 1
        let found = ValueClassifier.classify(start, length, keyed, &usual)
        let (trimmed, trimmedCount) = ValueScan.trimmed(start, length)
        let scan = ValueScan(eachOf: trimmed, trimmedCount, &general)
        let expected = ValueClassifier.classify(scan, keyed, &general)
        let isSame =
            found.hash == expected.hash && found.token == expected.token && found.checks == expected.checks
            && found.length == expected.length
            && (found.hash == 0 || Shape(usual.shape) == Shape(general.shape))
            && ValueClassifier.hash(start, length, keyed, &usual) == expected.hash
        if !isSame {
            differences.append(String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self))
        }
    }
}

/// Files outside of the repository that tests read where they are present.
enum SharedFile {
    static func all(under folders: [String]) -> [String] {
        folders.compactMap(SharedData.path).flatMap(walk).sorted()
    }

    private static func walk(_ folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var files: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasPrefix(".") { continue }
            let path = folder + "/" + name
            if entry.pointee.d_type == UInt8(DT_DIR) { files += walk(path) } else { files.append(path) }
        }
        return files
    }

    /// The first 300,000 bytes of a file.
    static func bytes(_ path: String) throws -> [UInt8] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        return [UInt8](unsafeUninitializedCapacity: 300_000) { buffer, count in
            count = fread(buffer.baseAddress, 1, buffer.count, file)
        }
    }
}
