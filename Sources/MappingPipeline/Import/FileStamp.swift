import Glibc
import ImporterKit

/// What the file system says of a file: as long as it stays the same, so does the content.
struct FileStamp: Hashable, Codable {
    /// In bytes.
    var size: Int
    /// When the content was last written, in nanoseconds since 1970. The program that writes can set it as it likes.
    var modified: Int
    /// When the file was last touched in any way, in nanoseconds since 1970; the system sets it.
    var changed: Int

    /// A file that was touched so recently may be touched again without another time.
    private static let settled = 2_000_000_000

    init(size: Int, modified: Int, changed: Int) {
        (self.size, self.modified, self.changed) = (size, modified, changed)
    }

    /// nil where there is no such file, or its time says nothing yet because it was touched a moment ago.
    init?(of path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(
            FileStatus(
                size: Int(status.st_size),
                modified: Self.nanoseconds(status.st_mtim),
                changed: Self.nanoseconds(status.st_ctim)
            )
        )
    }

    /// nil where its time says nothing yet because it was touched a moment ago.
    init?(_ status: FileStatus) {
        var now = timespec()
        guard clock_gettime(CLOCK_REALTIME, &now) == 0 else { return nil }
        (size, modified, changed) = (status.size, status.modified, status.changed)
        guard Self.nanoseconds(now) &- changed > Self.settled else { return nil }
    }

    private static func nanoseconds(_ time: timespec) -> Int { time.tv_sec &* 1_000_000_000 &+ time.tv_nsec }
}
