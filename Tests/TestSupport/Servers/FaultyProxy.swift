import Foundation
import Synchronization

/// Passes connections on to a server and breaks them as networks do.
public final class FaultyProxy: Sendable {
    /// What happens to a connection when so many bytes of the server have been passed on.
    public struct Fault: Sendable {
        public enum Kind: Sendable { case cut, reset, stall, none }

        public var bytes: Int
        public var kind: Kind
        /// Is done then.
        public var action: @Sendable () -> Void

        public init(_ kind: Kind, after bytes: Int, action: @escaping @Sendable () -> Void = {}) {
            self.bytes = bytes
            self.kind = kind
            self.action = action
        }
    }

    /// Bytes of the server by connection.
    public var passed: [Int] { counts.withLock { $0 } }

    private let handle: Int32
    private let target: UInt16
    private let faults: [Fault]
    private let counts = Mutex<[Int]>([])
    public let port: UInt16

    /// - Parameters:
    ///   - target: the server's port at 127.0.0.1.
    ///   - host: where the proxy listens.
    ///   - port: nil for a free one.
    ///   - faults: of the first connection, the second, and so on; later ones have none.
    public init(to target: UInt16, host: String = "127.0.0.1", port: UInt16? = nil, faults: [Fault] = []) throws {
        self.target = target
        self.faults = faults
        self.port = try port ?? LoopbackAddress.freePort()
        let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.handle = handle
        var reuse: Int32 = 1
        setsockopt(handle, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
        guard LoopbackAddress(host, self.port).with({ bind(handle, $0, $1) }) == 0, listen(handle, 16) == 0 else {
            throw ServerProgram.Failure(text: "the proxy can't listen")
        }
        Thread.detachNewThread { [weak self] in
            while true {
                let client = accept(handle, nil, nil)
                guard client >= 0, let self else { return }
                Thread.detachNewThread { self.serve(client) }
            }
        }
    }

    deinit {
        shutdown(handle, Int32(SHUT_RDWR))
        close(handle)
    }

    private func serve(_ client: Int32) {
        let number = counts.withLock { counts in
            counts.append(0)
            return counts.count - 1
        }
        let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard LoopbackAddress("127.0.0.1", target).with({ connect(server, $0, $1) }) == 0 else {
            close(client)
            close(server)
            return
        }
        let there = DispatchGroup()
        DispatchQueue.global().async(group: there) {
            Self.pass(from: client, to: server) { $0.count }
            shutdown(server, Int32(SHUT_WR))
        }
        let fault = number < faults.count ? faults[number] : nil
        var isMet = false
        Self.pass(from: server, to: client) { bytes in
            let before = counts.withLock { $0[number] }
            var count = bytes.count
            if let fault, !isMet, before + count >= fault.bytes {
                isMet = true
                fault.action()
                switch fault.kind {
                case .none: break
                case .cut, .reset: count = max(0, fault.bytes - before)
                case .stall: sleep(20)
                }
            }
            counts.withLock { $0[number] += count }
            return count
        }
        if isMet, fault?.kind == .reset {
            var linger = linger(l_onoff: 1, l_linger: 0)
            setsockopt(client, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
        }
        if isMet, fault?.kind == .reset || fault?.kind == .cut { shutdown(server, Int32(SHUT_RDWR)) }
        if fault?.kind != .reset || !isMet { shutdown(client, Int32(SHUT_RDWR)) }
        if isMet, fault?.kind == .reset {
            close(client)
            _ = there.wait(timeout: .now() + 5)
        } else {
            _ = there.wait(timeout: .now() + 5)
            close(client)
        }
        close(server)
    }

    /// - Parameter allowed: how many of the bytes go on; less than all of them ends it.
    private static func pass(from source: Int32, to sink: Int32, _ allowed: (UnsafeRawBufferPointer) -> Int) {
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 15, alignment: 16)
        defer { block.deallocate() }
        while true {
            let count = read(source, block.baseAddress, block.count)
            guard count > 0 else { return }
            let goesOn = allowed(UnsafeRawBufferPointer(rebasing: block[..<count]))
            var sent = 0
            while sent < goesOn {
                let part = send(sink, block.baseAddress.map { $0 + sent }, goesOn - sent, Int32(MSG_NOSIGNAL))
                guard part > 0 else { return }
                sent += part
            }
            if goesOn < count { return }
        }
    }
}
