/// What unpacking refuses to go beyond, so that a small file can't fill the disk.
public struct UnpackingLimits: Codable, Sendable, Hashable {
    /// Bytes that all members of one container may take together.
    public var bytes: Int
    /// How many times the size of the container its members may take together, beyond ``freeBytes``.
    public var ratio: Int
    /// Members of one container, those of containers in it included.
    public var members: Int
    /// How many containers may lie in each other.
    public var depth: Int

    /// Members may take this in any case.
    static let freeBytes = 1 << 26
    /// What is left free on the disk.
    static let spareDiskBytes = 1 << 28

    /// Deflate reaches 1,032 to 1, exports of tables mostly 5 to 20 to 1.
    public init(bytes: Int = 1 << 36, ratio: Int = 250, members: Int = 200_000, depth: Int = 4) {
        self.bytes = bytes
        self.ratio = ratio
        self.members = members
        self.depth = depth
    }

    /// The bytes that the members of a container of this size may take.
    func allowed(for size: Int) -> Int {
        let (most, overflow) = size.multipliedReportingOverflow(by: ratio)
        return min(bytes, overflow ? bytes : max(most, Self.freeBytes))
    }
}
