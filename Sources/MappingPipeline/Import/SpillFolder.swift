import Synchronization

/// Where the columns of large datasets go while their exports are read: the folder of the kept columns.
final class SpillFolder: Sendable {
    private let path: String
    private let next = Atomic<Int>(0)

    init(_ path: String) { self.path = path }

    /// A path that no other dataset of this import has. What an import that was ended leaves there goes with the next.
    func nextPath() -> String {
        "\(path)/reading-\(next.wrappingAdd(1, ordering: .relaxed).newValue).columns"
    }
}
