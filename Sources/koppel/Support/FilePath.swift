import Glibc

/// Paths and files.
enum FilePath {
    /// The path from the root, without "." and "..".
    static func absolute(_ path: String) -> String {
        if let resolved = realpath(path, nil) {
            defer { free(resolved) }
            return String(cString: resolved)
        }
        return path.hasPrefix("/") ? path : "\(currentFolder)/\(path)"
    }

    static var currentFolder: String {
        guard let folder = getcwd(nil, 0) else { return "." }
        defer { free(folder) }
        return String(cString: folder)
    }

    /// The last part of a path.
    static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The names in a folder.
    static func entries(of folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }

    /// The paths that fit a pattern of the shell, in order.
    static func matching(_ pattern: String) -> [String] {
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(pattern, 0, nil, &found) == 0 else { return [] }
        return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
    }

    /// The size of a file in bytes; nil for what is no file that can be opened.
    static func size(of path: String) -> Int? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(path, R_OK) == 0 else { return nil }
        return Int(status.st_size)
    }

    /// The paths of all files in a folder and in the folders in it, in order; hidden ones are left out.
    static func files(below folder: String, depth: Int = 0) -> [String] {
        entries(of: folder).sorted().filter { !$0.hasPrefix(".") }.flatMap { name in
            let path = "\(folder)/\(name)"
            return isFolder(path) ? (depth < 32 ? files(below: path, depth: depth + 1) : []) : [path]
        }
    }

    static func read(_ path: String) throws -> [UInt8] {
        guard let file = fopen(path, "rb") else { throw failure(path, "read") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&block, 1, block.count, file)
            guard count > 0 else { return bytes }
            bytes += block[..<count]
        }
    }

    /// Writes a file whole or not at all: beside it first, then in its place.
    static func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

    /// Writes a file whole or not at all.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let draft = path + ".part"
        guard let file = fopen(draft, "wb") else { throw failure(path, "write") }
        let written = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
        guard fclose(file) == 0, written, rename(draft, path) == 0 else { throw failure(path, "write") }
    }

    private static func failure(_ path: String, _ what: String) -> Trouble {
        .nothing(
            "\(path): can't \(what) it (\(String(cString: strerror(errno))))\n  Try: another folder, or the right to \(what) there"
        )
    }
}
