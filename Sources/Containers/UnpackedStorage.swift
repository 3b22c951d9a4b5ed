import Glibc
import ImporterKit
import IntegrationModel

/// Where unpacked bytes are: one file without a name.
///
/// The name is taken away before the first byte is written, so nobody else can open the file, and the system frees it
/// when the process ends, however it ends: nothing confidential stays behind.
final class UnpackedStorage: Sendable {
    private let descriptor: Int32

    /// - Throws: ``UnpackingFailure`` where the folder takes no file.
    init(in folder: String) throws {
        var template = Array("\(folder)/.unpacked-XXXXXX".utf8CString)
        descriptor = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.map(mkstemp) ?? -1
        }
        guard descriptor >= 0 else {
            throw UnpackingFailure(
                "there is no room to unpack it in \(folder) (\(String(cString: strerror(errno))))",
                remedy: "make room there, or unpack the file yourself and import the folder"
            )
        }
        template.withUnsafeBufferPointer { buffer in _ = buffer.baseAddress.map(unlink) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit { close(descriptor) }

    /// - Throws: ``UnpackingFailure`` where the disk is full.
    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws {
        var rest = bytes
        var place = offset
        while !rest.isEmpty {
            let count = pwrite(descriptor, rest.baseAddress, rest.count, off_t(place))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw UnpackingFailure(
                    "what is in it can't be written (\(String(cString: strerror(errno))))",
                    remedy: "make room on the disk that the workspace is on",
                    endsAll: true
                )
            }
            place += count
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        }
    }

    /// Bytes that are free on the disk.
    var freeDiskBytes: Int {
        var status = statvfs()
        guard fstatvfs(descriptor, &status) == 0 else { return .max }
        let (bytes, overflow) = Int(status.f_bavail).multipliedReportingOverflow(by: Int(status.f_frsize))
        return overflow ? .max : bytes
    }

    /// A part that was written.
    func bytes(_ range: Range<Int>, shownAs path: String) throws -> FileBytes {
        try FileBytes(part: range, of: descriptor, shownAs: path)
    }
}

/// Why a container, or a member of it, can't be unpacked.
struct UnpackingFailure: Error {
    var message: String
    var remedy: String
    /// Whether nothing more of the container can be unpacked.
    var endsAll: Bool

    init(_ message: String, remedy: String, endsAll: Bool = false) {
        self.message = message
        self.remedy = remedy
        self.endsAll = endsAll
    }
}
