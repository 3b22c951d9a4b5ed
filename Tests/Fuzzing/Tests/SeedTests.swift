import FuzzTargets
import Glibc
import Testing

@Suite("Inputs of fuzzing")
struct SeedTests {
    @Test("every target keeps its promises for its own seeds", arguments: FuzzTarget.all)
    func keepsPromises(target: FuzzTarget) throws {
        let folder = Self.seeds + target.name
        let names = Self.files(in: folder)
        #expect(!names.isEmpty, "no seeds in \(folder)")
        for name in names {
            let bytes = Self.read("\(folder)/\(name)")
            bytes.withUnsafeBytes { bytes in
                #expect(throws: Never.self, "\(target.name)/\(name)") { try target.run(bytes) }
            }
        }
    }

    private static let seeds = #filePath.replacing("Tests/SeedTests.swift", with: "Seeds/")

    private static func files(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    private static func read(_ path: String) -> [UInt8] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = fread(&bytes, 1, bytes.count, file)
        return Array(bytes[..<count])
    }
}
