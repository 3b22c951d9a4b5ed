import IntegrationModel
import Profiling

/// Hashes values for the stages as the columns of the workspace were.
struct WorkspaceHashing: ValueHashing {
    private let hasher: ValueHasher

    init(key: HashKey) { hasher = ValueHasher(key: key) }

    func hash(_ utf8: UnsafeBufferPointer<UInt8>) -> UInt64 { hasher(utf8) }
}
