import Foundation
import Synchronization

/// A web server on this machine, with the faults of real ones.
public final class LoopbackServer: Sendable {
    public struct Request: Sendable {
        public var path: String
        /// By name in lower case.
        public var headers: [String: String]
    }

    public struct Reply: Sendable {
        public enum Ending: Sendable {
            case whole
            /// The connection closes after so many bytes of the body.
            case cut(Int)
            /// The connection is reset after so many bytes of the body.
            case reset(Int)
            /// Nothing more comes after so many bytes of the body, for so many seconds.
            case stall(Int, Double)
        }

        public var status: Int
        public var headers: [String: String]
        public var body: [UInt8]
        /// What the header says; nil for what is true.
        public var length: Int?
        public var ending: Ending

        public init(
            status: Int = 200,
            headers: [String: String] = [:],
            body: [UInt8] = [],
            length: Int? = nil,
            ending: Ending = .whole
        ) {
            self.status = status
            self.headers = headers
            self.body = body
            self.length = length
            self.ending = ending
        }
    }

    public let port: UInt16
    private let socketHandle: Int32
    private let met = Mutex<[Request]>([])
    private let handler: @Sendable (Request, _ number: Int) -> Reply

    /// - Parameter handler: answers a request; the number counts from 1.
    public init(_ handler: @escaping @Sendable (Request, Int) -> Reply) throws {
        self.handler = handler
        let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(handle, pointer, length) == 0 && listen(handle, 16) == 0
                    && getsockname(handle, pointer, &length) == 0
            }
        }
        guard bound else { throw CocoaError(.featureUnsupported) }
        socketHandle = handle
        port = UInt16(bigEndian: address.sin_port)
        let thread = Thread { [weak self] in
            while true {
                let connection = accept(handle, nil, nil)
                guard connection >= 0, let self else { return }
                Thread.detachNewThread { self.serve(connection) }
            }
        }
        thread.start()
    }

    deinit {
        shutdown(socketHandle, Int32(SHUT_RDWR))
        close(socketHandle)
    }

    public var requests: [Request] { met.withLock { $0 } }

    public func address(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    private func serve(_ connection: Int32) {
        defer { close(connection) }
        var head = ""
        var byte: UInt8 = 0
        while !head.hasSuffix("\r\n\r\n"), head.utf8.count < 1 << 16, read(connection, &byte, 1) == 1 {
            head.unicodeScalars.append(UnicodeScalar(byte))
        }
        let lines = head.components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        guard words.count > 1 else { return }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2 { headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces) }
        }
        let request = Request(path: String(words[1]), headers: headers)
        let number = met.withLock { requests in
            requests.append(request)
            return requests.count
        }
        let reply = handler(request, number)
        var text = "HTTP/1.1 \(reply.status) X\r\nConnection: close\r\n"
        if reply.status != 304 { text += "Content-Length: \(reply.length ?? reply.body.count)\r\n" }
        for (name, value) in reply.headers.sorted(by: { $0.key < $1.key }) { text += "\(name): \(value)\r\n" }
        send(connection, Array((text + "\r\n").utf8)[...])
        switch reply.ending {
        case .whole: send(connection, reply.body[...])
        case .cut(let count): send(connection, reply.body.prefix(count))
        case .reset(let count):
            send(connection, reply.body.prefix(count))
            usleep(20_000)
            var linger = linger(l_onoff: 1, l_linger: 0)
            setsockopt(connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
        case .stall(let count, let seconds):
            send(connection, reply.body.prefix(count))
            usleep(UInt32(seconds * 1_000_000))
        }
    }

    private func send(_ connection: Int32, _ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Foundation.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
