public import IntegrationModel
public import Profiling

/// Hashes values for the stages as the columns of the workspace were.
public struct WorkspaceHashing: ValueHashing {
    private let hasher: ValueHasher

    public init(key: HashKey) { hasher = ValueHasher(key: key) }

    public func hash(_ utf8: UnsafeBufferPointer<UInt8>) -> UInt64 { hasher(utf8) }
}
