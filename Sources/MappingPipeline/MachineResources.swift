import Glibc
import IntegrationModel

/// What of the machine a run may use. Nothing of what is found out depends on it, but for what does not fit into the
/// memory, which is said.
public struct MachineResources: Sendable, Hashable {
    /// At least 1.
    public var threads: Int
    /// Bytes. What the program holds anyway, some dozens of megabytes, comes on top.
    public var memory: Int

    /// Less than this much memory can't be set.
    public static let leastMemory = 64_000_000

    /// Bytes of a chunk of a large file; another size for tests.
    var chunkBytes = WorkTeam.usualChunkBytes

    /// - Parameters:
    ///   - threads: nil for one for each processor.
    ///   - memory: in bytes; nil for half of the machine's.
    public init(threads: Int? = nil, memory: Int? = nil) {
        self.threads = max(threads ?? WorkTeam.processors, 1)
        self.memory = max(memory ?? Self.physicalMemory / 2, Self.leastMemory)
    }

    /// In bytes.
    private static var physicalMemory: Int {
        let pages = sysconf(Int32(_SC_PHYS_PAGES))
        let size = sysconf(Int32(_SC_PAGESIZE))
        return pages > 0 && size > 0 ? pages.multipliedReportingOverflow(by: size).partialValue : 0
    }

    /// Half of the memory is for plain values that stages compare.
    var textMemory: Int { memory / 2 }

    /// The other half is for what is compared: keys, pairs, tables of parties and documents.
    var matchingMemory: Int { memory / 2 }

    /// A quarter of the memory is for pieces that are read and not yet joined, before anything is compared.
    var team: WorkTeam { WorkTeam(threads: threads, memory: memory / 4, chunkBytes: chunkBytes) }

    /// The option that would give so many times the memory, rounded up.
    func option(times: Double) -> String? {
        let bytes = Double(memory) * times
        guard bytes < 1e15 else { return nil }
        return "--memory " + (bytes >= 1e10 ? "\(Int(bytes / 1e9) + 1)GB" : "\(Int(bytes / 1e6) + 1)MB")
    }
}
