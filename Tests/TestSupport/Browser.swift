public import FoundationEssentials
import Glibc

/// A headless Chromium, driven over the pipe of its DevTools protocol. Tests are skipped where it is not installed
/// (Debian: chromium).
public final class Browser {
    public static let path: String? = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    public static let absence = "there is no Chromium; on Debian: apt-get install chromium"

    public struct Failure: Error, CustomStringConvertible {
        public var description: String
    }

    public typealias Value = JSONSchemaCheck.Value

    private let folder: String
    private var process = pid_t()
    private let toBrowser: Int32
    private let fromBrowser: Int32
    private var pending: [UInt8] = []
    private var last = 0
    private var session: String?
    /// Errors and warnings of the console, exceptions, and refusals of the content security policy.
    public private(set) var troubles: [String] = []
    /// The addresses of all requests.
    public private(set) var requests: [String] = []

    /// - Parameters:
    ///   - width: in CSS pixels.
    ///   - language: what the browser prefers.
    public init(width: Int, height: Int, language: String = "en", isDark: Bool = false) throws {
        guard let path = Self.path else { throw Failure(description: Self.absence) }
        folder = FileManager.default.temporaryDirectory.path + "/koppel-browser-\(UInt64.random(in: 0 ... .max))"
        var commands: [Int32] = [0, 0]
        var answers: [Int32] = [0, 0]
        guard pipe(&commands) == 0, pipe(&answers) == 0 else { throw Failure(description: "no pipe") }
        toBrowser = commands[1]
        fromBrowser = answers[0]
        // The browser reads commands from descriptor 3 and answers on 4. Its ends are moved out of the way first.
        let (reads, writes) = (fcntl(commands[0], F_DUPFD, 20), fcntl(answers[1], F_DUPFD, 20))
        close(commands[0])
        close(answers[1])
        for descriptor in [toBrowser, fromBrowser] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, reads, 3)
        posix_spawn_file_actions_adddup2(&actions, writes, 4)
        posix_spawn_file_actions_addclose(&actions, reads)
        posix_spawn_file_actions_addclose(&actions, writes)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let arguments = [
            path, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe",
            "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-component-update",
            "--lang=\(language)", "--accept-lang=\(language)", "--user-data-dir=\(folder)", "about:blank",
        ]
        var pointers = arguments.map { strdup($0) } + [nil]
        let spawned = posix_spawn(&process, path, &actions, nil, &pointers, environ)
        for pointer in pointers { free(pointer) }
        posix_spawn_file_actions_destroy(&actions)
        close(reads)
        close(writes)
        guard spawned == 0 else { throw Failure(description: "\(path) does not start") }
        let target = try call("Target.createTarget", ["url": "about:blank"])["targetId"]?.string ?? ""
        session = try call("Target.attachToTarget", ["targetId": target, "flatten": true])["sessionId"]?.string
        for domain in ["Page", "Runtime", "Log", "Network"] { _ = try call("\(domain).enable") }
        _ = try call(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": false]
        )
        let scheme = ["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]
        _ = try call("Emulation.setEmulatedMedia", ["features": [scheme]])
    }

    deinit {
        kill(process, SIGKILL)
        var status: Int32 = 0
        waitpid(process, &status, 0)
        close(toBrowser)
        close(fromBrowser)
        try? FileManager.default.removeItem(atPath: folder)
    }

    public func open(_ address: String) throws { _ = try call("Page.navigate", ["url": address]) }

    /// Evaluates statements in the page; what they return, as text.
    ///
    /// They may wait for promises.
    @discardableResult
    public func run(_ script: String) throws -> String {
        let answer = try call(
            "Runtime.evaluate",
            [
                "expression": "(async () => {\(script)})().then((value) => String(value))", "awaitPromise": true,
                "returnByValue": true,
            ]
        )
        if let details = answer["exceptionDetails"] {
            throw Failure(description: details["exception"]?["description"]?.string ?? "\(details)")
        }
        return answer["result"]?["value"]?.string ?? ""
    }

    /// Waits until an expression is true.
    public func wait(for expression: String, seconds: Double = 20) throws {
        let script = """
            const end = performance.now() + \(seconds * 1_000);
            while (performance.now() < end) {
              try { if (\(expression)) return true; } catch {}
              await new Promise((done) => setTimeout(done, 20));
            }
            return false;
            """
        guard try run(script) == "true" else {
            throw Failure(
                description: "in vain: \(expression)\n\(try run("return document.body.innerText.slice(0, 600)"))"
            )
        }
    }

    /// Clicks with the mouse on the middle of an element, which has to be there and not under another one.
    public func click(_ selector: String) throws {
        let place = try place(of: selector)
        for kind in ["mousePressed", "mouseReleased"] {
            _ = try call(
                "Input.dispatchMouseEvent",
                ["type": kind, "x": place.x, "y": place.y, "button": "left", "clickCount": 1]
            )
        }
    }

    /// Drops files or folders of this machine onto the middle of an element.
    public func drop(_ paths: [String], on selector: String) throws {
        let place = try place(of: selector)
        for kind in ["dragEnter", "dragOver", "drop"] {
            _ = try call(
                "Input.dispatchDragEvent",
                [
                    "type": kind, "x": place.x, "y": place.y,
                    "data": ["items": [String](), "files": paths, "dragOperationsMask": 1] as [String: any Sendable],
                ]
            )
        }
    }

    /// The middle of an element, once it is in sight and on top.
    private func place(of selector: String) throws -> (x: Double, y: Double) {
        let found = try run(
            """
            const element = document.querySelector(\(Self.json(selector)));
            if (!element) return "nothing is " + \(Self.json(selector));
            element.scrollIntoView({ block: "center", inline: "center" });
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            const box = element.getBoundingClientRect();
            const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
            const top = document.elementFromPoint(x, y);
            const whole = element.closest("svg") ? element.parentElement : element;
            if (!top || !whole.contains(top)) return `${top?.outerHTML.slice(0, 120)} lies over it`;
            return `${x} ${y}`;
            """
        )
        let numbers = found.split(separator: " ").compactMap { Double($0) }
        guard numbers.count == 2, found.split(separator: " ").count == 2 else {
            throw Failure(description: "\(selector): \(found)")
        }
        return (numbers[0], numbers[1])
    }

    /// A picture of the page in PNG.
    public func picture() throws -> Data {
        let answer = try call("Page.captureScreenshot", ["format": "png"])
        guard let data = answer["data"]?.string.flatMap({ Data(base64Encoded: $0) }) else {
            throw Failure(description: "no picture")
        }
        return data
    }

    /// Prints the page; the document in PDF.
    public func pdf() throws -> Data {
        let answer = try call("Page.printToPDF", ["preferCSSPageSize": true])
        guard let data = answer["data"]?.string.flatMap({ Data(base64Encoded: $0) }) else {
            throw Failure(description: "no document")
        }
        return data
    }

    /// A command of the protocol, and its answer.
    public func call(_ method: String, _ parameters: [String: any Sendable] = [:]) throws -> Value {
        last += 1
        var message = "{\"id\":\(last),\"method\":\"\(method)\",\"params\":\(Self.json(parameters))"
        if let session { message += ",\"sessionId\":\"\(session)\"" }
        var bytes = Array((message + "}").utf8) + [0]
        while !bytes.isEmpty {
            let count = write(toBrowser, bytes, bytes.count)
            guard count > 0 else { throw Failure(description: "the browser has ended") }
            bytes.removeFirst(count)
        }
        while true {
            let answer = try receive()
            guard answer["id"] == .number(Double(last)) else {
                note(answer)
                continue
            }
            if let error = answer["error"] { throw Failure(description: "\(method): \(error)") }
            return answer["result"] ?? .null
        }
    }

    private func receive() throws -> Value {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            if let end = pending.firstIndex(of: 0) {
                let message = Data(pending[..<end])
                pending.removeSubrange(...end)
                return try JSONSchemaCheck.parse(message)
            }
            var waits = pollfd(fd: fromBrowser, events: Int16(POLLIN), revents: 0)
            guard poll(&waits, 1, 60_000) > 0 else { throw Failure(description: "the browser does not answer") }
            let count = read(fromBrowser, &buffer, buffer.count)
            guard count > 0 else { throw Failure(description: "the browser has ended") }
            pending += buffer[..<count]
        }
    }

    private func note(_ event: Value) {
        let parameters = event["params"]
        switch event["method"]?.string {
        case "Runtime.exceptionThrown":
            troubles.append(parameters?["exceptionDetails"]?["exception"]?["description"]?.string ?? "an exception")
        case "Log.entryAdded":
            let entry = parameters?["entry"]
            if ["error", "warning"].contains(entry?["level"]?.string) {
                troubles.append("\(entry?["text"]?.string ?? "") \(entry?["url"]?.string ?? "")")
            }
        case "Runtime.consoleAPICalled":
            if ["error", "warning", "assert"].contains(parameters?["type"]?.string) { troubles.append("\(event)") }
        case "Network.requestWillBeSent":
            if let address = parameters?["request"]?["url"]?.string { requests.append(address) }
        default: break
        }
    }

    private static func json(_ value: any Sendable) -> String {
        switch value {
        case let text as String:
            let data = try? JSONEncoder().encode(text)
            return data.map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
        case let flag as Bool: return flag ? "true" : "false"
        case let number as Int: return "\(number)"
        case let number as Double: return "\(number)"
        case let list as [any Sendable]: return "[" + list.map(json).joined(separator: ",") + "]"
        case let object as [String: any Sendable]:
            return "{"
                + object.sorted { $0.key < $1.key }.map { "\(json($0.key)):\(json($0.value))" }.joined(separator: ",")
                + "}"
        case let object as [String: String]:
            return "{"
                + object.sorted { $0.key < $1.key }.map { "\(json($0.key)):\(json($0.value))" }.joined(separator: ",")
                + "}"
        case let list as [[String: String]]: return "[" + list.map(json).joined(separator: ",") + "]"
        default: return "null"
        }
    }
}

extension JSONSchemaCheck.Value {
    /// The text, where it is one.
    public var string: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// The elements, where it is an array; none else.
    public var elements: [JSONSchemaCheck.Value] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }

    /// The number, where it is one.
    public var double: Double? {
        guard case .number(let number) = self else { return nil }
        return number
    }
}
