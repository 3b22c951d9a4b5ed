import Foundation
import Testing

/// Sends requests byte by byte as given, which clients of a library would not.
struct RawClient {
    let port: UInt16

    struct Answer {
        var code: Int
        var headers: [String: String]
        var body: String
    }

    /// Sends a request with `Connection: close` and reads the answer to its end.
    func send(_ method: String, _ target: String, _ headers: [(String, String)], body: String = "") throws -> Answer {
        var lines = ["\(method) \(target) HTTP/1.1"] + headers.map { "\($0.0): \($0.1)" }
        lines += ["Connection: close", "Content-Length: \(body.utf8.count)", "", body]
        let text = try exchange(Array(lines.joined(separator: "\r\n").utf8))
        let parts = text.components(separatedBy: "\r\n\r\n")
        let head = parts[0].components(separatedBy: "\r\n")
        let code = try #require(head[0].split(separator: " ").dropFirst().first.flatMap { Int($0) }, "\(text)")
        var fields: [String: String] = [:]
        for line in head.dropFirst() {
            let sides = line.split(separator: ":", maxSplits: 1)
            if sides.count == 2 { fields[sides[0].lowercased()] = sides[1].trimmingCharacters(in: .whitespaces) }
        }
        return Answer(code: code, headers: fields, body: parts.dropFirst().joined(separator: "\r\n\r\n"))
    }

    private func exchange(_ bytes: [UInt8]) throws -> String {
        let descriptor = try connect()
        defer { close(descriptor) }
        _ = bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { return String(decoding: answer, as: UTF8.self) }
            answer += buffer[..<count]
        }
    }

    /// Whether something listens on the port of an address of this machine.
    func isOpen(at address: String) -> Bool {
        guard let descriptor = try? connect(to: address) else { return false }
        close(descriptor)
        return true
    }

    private func connect(to host: String = "127.0.0.1") throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        inet_pton(AF_INET, host, &address.sin_addr)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            close(descriptor)
            throw POSIXError(.ECONNREFUSED)
        }
        return descriptor
    }
}
