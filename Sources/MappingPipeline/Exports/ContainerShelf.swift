public import Containers
import IntegrationModel
import Synchronization

/// Opens the containers among exports. What one held the last time is known as long as it has not changed, so that it
/// need not be unpacked to be listed.
public final class ContainerShelf: Sendable {
    /// What a container held.
    struct Kept: Codable, Sendable {
        var stamp: FileStamp?
        var isWorkbook: Bool
        /// What it was unpacked with.
        var limits: UnpackingLimits?
        var listing: Container.Listing
    }

    private let folder: String
    private let limits: @Sendable (String) -> UnpackingLimits
    private let former: [String: Kept]
    private let met = Mutex<[String: Kept]>([:])

    /// - Parameters:
    ///   - folder: on the disk that unpacked bytes go to; they have no name there. Without it, that of temporary files.
    ///   - limits: of a container, by its path.
    ///   - kept: of the last import.
    public init(
        folder: String = TemporaryFolder.path,
        limits: @escaping @Sendable (String) -> UnpackingLimits = { _ in UnpackingLimits() },
        kept: KeptImports = KeptImports()
    ) {
        self.folder = folder
        self.limits = limits
        former = kept.containers
    }

    /// The container that a file is, with what it holds; nil for any other file.
    func open(_ absolutePath: String, shownAs path: String) -> (container: Container, kept: Kept)? {
        let limits = limits(path)
        guard let container = Container(path: path, absolutePath: absolutePath, folder: folder, limits: limits) else {
            return nil
        }
        let stamp = FileStamp(of: absolutePath)
        var kept = Kept(stamp: stamp, isWorkbook: container.isWorkbook, limits: limits, listing: .init())
        if let known = former[path], let stamp, known.stamp == stamp, known.limits == limits {
            kept = known
        } else {
            kept.listing = container.listing()
        }
        met.withLock { $0[path] = kept }
        return (container, kept)
    }

    /// What the containers hold that were opened.
    var containers: [String: Kept] { met.withLock { $0 } }
}
