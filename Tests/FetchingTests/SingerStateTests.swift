import Foundation
import IntegrationModel
import Synchronization
import TestSupport
import Testing

@testable import Fetching

@Suite("Singer taps that go on", .enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/sh")))
struct SingerStateTests {
    let folder: FetchFolder

    init() throws { folder = try FetchFolder() }

    /// A tap that sends the orders of a table (number; changed; amount) that changed since its state, with its state after
    /// every second one, and a list of prices that is always sent whole. TAP_BREAK names the order after which it breaks off.
    private static let program = #"""
        #!/bin/sh
        folder=$(dirname "$0")
        state=
        while [ $# -gt 0 ]; do
          case "$1" in
            --state) state=$2; shift ;;
            --discover) exit 1 ;;
          esac
          shift
        done
        echo "$state" >> "$folder/states"
        since=0
        [ -n "$state" ] && since=$(sed 's/.*"updated": *\([0-9]*\).*/\1/' "$state")
        echo '{"type":"SCHEMA","stream":"prices","schema":{"type":"object"},"key_properties":[]}'
        sed 's/\(.*\)/{"type":"RECORD","stream":"prices","record":{"price":\1}}/' "$folder/prices.csv"
        echo '{"type":"SCHEMA","stream":"orders","schema":{"type":"object"},"key_properties":["id"]}'
        awk -F';' -v since="$since" -v stop="$TAP_BREAK" '
          function state() { printf "{\"type\":\"STATE\",\"value\":{\"bookmarks\":{\"orders\":{\"updated\": %d}}}}\n", last }
          BEGIN { last = since }
          $2 + 0 > since + 0 {
            printf "{\"type\":\"RECORD\",\"stream\":\"orders\",\"record\":{\"id\":%s,\"amount\":%s}}\n", $1, $3
            last = $2
            if (++sent % 2 == 0) state()
            if ($1 == stop) { broke = 1; exit 3 }
          }
          END { if (!broke) state() }' "$folder/orders.csv"
        """#

    private func tap(_ options: String = "") throws -> SingerTap {
        let path = "\(folder.path)/tap-orders"
        if !FileManager.default.fileExists(atPath: path) {
            try Self.program.write(toFile: path, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        }
        return try SingerTap("shop='\(path)' \(options)")
    }

    private func write(orders: [String], prices: [Int] = [1, 2]) throws {
        for (name, lines) in [("orders.csv", orders), ("prices.csv", prices.map(String.init))] {
            try (lines.joined(separator: "\n") + "\n").write(
                toFile: "\(folder.path)/\(name)",
                atomically: true,
                encoding: .utf8
            )
        }
    }

    private func run(_ options: String = "", anew: Bool = false, breakingAfter order: Int? = nil) throws
        -> SingerTap.Outcome
    {
        var variables = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
        variables["TAP_BREAK"] = order.map(String.init)
        return try tap(options).run(into: folder.path, anew: anew, variables: variables)
    }

    private func records(_ stream: String) -> [String] {
        (folder.text("shop/\(stream).jsonl") ?? "").split(separator: "\n").map(String.init)
    }

    private var statesGiven: [Bool] {
        (folder.text("states") ?? "").split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            .map { !$0.isEmpty }
    }

    @Test("the second run goes on from the state of the first, and its records are joined with those there are")
    func goesOn() throws {
        try write(orders: ["1;10;100", "2;20;200", "3;30;300"])
        #expect(try run().diagnostics.isEmpty)
        try write(orders: ["1;10;100", "3;30;300", "2;40;250", "4;50;400"], prices: [1, 3])
        let outcome = try run()
        #expect(statesGiven == [false, true])
        #expect(outcome.records == ["orders": 2, "prices": 2])
        #expect(
            records("orders") == [
                #"{"id":1,"amount":100}"#, #"{"id":3,"amount":300}"#, #"{"id":2,"amount":250}"#,
                #"{"id":4,"amount":400}"#,
            ]
        )
        #expect(records("prices") == [#"{"price":1}"#, #"{"price":3}"#], "it has no bookmark, so it came whole")
        #expect(outcome.diagnostics.contains { $0.message.contains("4 records are new or changed, 2 are from before") })
        #expect(folder.names.allSatisfy { !$0.hasSuffix(".part") && !$0.hasSuffix(".joined") })
    }

    @Test("of records with the same key in one such run the last one stays")
    func sameKey() throws {
        try write(orders: ["1;10;100"])
        _ = try run()
        try write(orders: ["1;10;100", "2;20;200", "2;30;210", "1;40;110"])
        let outcome = try run()
        #expect(records("orders") == [#"{"id":2,"amount":210}"#, #"{"id":1,"amount":110}"#])
        // Two of the orders, and the two prices.
        #expect(outcome.diagnostics.contains { $0.message.contains("4 records are new or changed, 0 are from before") })
    }

    @Test("a run with nothing new keeps what there is")
    func nothingNew() throws {
        try write(orders: ["1;10;100", "2;20;200"])
        _ = try run()
        let before = records("orders")
        #expect(try run().records["orders"] == 0)
        #expect(records("orders") == before)
        _ = try run()
        #expect(statesGiven == [false, true, true])
        #expect(records("orders") == before)
    }

    @Test("after a crash half-way the next run goes on from the last state, and nothing is lost or twice")
    func crash() throws {
        try write(orders: (1...7).map { "\($0);\($0)0;\($0)" })
        let broken = try run(breakingAfter: 5)
        #expect(broken.records["orders"] == 5)
        #expect(
            broken.diagnostics.contains { $0.severity == .error && $0.message.contains("records before were kept") }
        )
        #expect(records("orders").count == 5)
        let outcome = try run()
        #expect(outcome.records["orders"] == 3, "those after the fourth, where the last state was")
        #expect(records("orders") == (1...7).map { "{\"id\":\($0),\"amount\":\($0)}" })
    }

    @Test("a crash in a stream that comes whole takes nothing away")
    func crashInWholeStream() throws {
        try write(orders: ["1;10;100"], prices: [1, 2, 3])
        _ = try run()
        try write(orders: ["1;10;100", "2;20;200"], prices: [1])
        _ = try run(breakingAfter: 2)
        #expect(Set(records("prices")) == [#"{"price":1}"#, #"{"price":2}"#, #"{"price":3}"#])
        #expect(records("orders").count == 2)
    }

    @Test("told to, or with another command, it begins anew, and what was deleted is gone")
    func anew() throws {
        try write(orders: ["1;10;100", "2;20;200"])
        _ = try run()
        try write(orders: ["2;20;200"])
        #expect(try run(anew: true).records["orders"] == 1)
        #expect(records("orders").count == 1)
        _ = try run("--config other.json")
        #expect(statesGiven == [false, false, false])
    }

    @Test("who names a state decides; ours is not given beside it")
    func ownState() throws {
        try write(orders: ["1;10;100", "2;20;200"])
        _ = try run()
        let own = "\(folder.path)/own.json"
        try #"{"bookmarks":{"orders":{"updated": 10}}}"#.write(toFile: own, atomically: true, encoding: .utf8)
        _ = try run("--state '\(own)'")
        #expect((folder.text("states") ?? "").hasSuffix("\(own)\n"))
        #expect(records("orders") == [#"{"id":2,"amount":200}"#])
    }

    @Test("another version of a stream takes the place of the old one")
    func versions() throws {
        let path = "\(folder.path)/tap-versions"
        let program = #"""
            #!/bin/sh
            [ "$1" = --discover ] && exit 1
            read -r version < "$(dirname "$0")/version"
            echo '{"type":"SCHEMA","stream":"a","schema":{},"key_properties":["id"]}'
            echo "{\"type\":\"ACTIVATE_VERSION\",\"stream\":\"a\",\"version\":${version%.*}}"
            echo "{\"type\":\"RECORD\",\"stream\":\"a\",\"record\":{\"id\":${version#*.}}}"
            echo '{"type":"STATE","value":{"bookmarks":{"a":{"at":1}}}}'
            """#
        try program.write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        for (version, expected) in [("1.5", [5]), ("1.6", [5, 6]), ("2.7", [7])] {
            try (version + "\n").write(toFile: "\(folder.path)/version", atomically: true, encoding: .utf8)
            _ = try SingerTap("shop='\(path)'").run(into: folder.path)
            #expect(records("a") == expected.map { "{\"id\":\($0)}" })
        }
    }

    @Test("a tap waits while nobody takes what it writes")
    func backPressure() throws {
        let path = "\(folder.path)/tap-fast"
        let program = """
            #!/bin/sh
            i=0
            while [ $i -lt 40 ]; do
              head -c 100000 /dev/zero | tr '\\0' x
              echo
              i=$((i + 1))
              echo $i > '\(folder.path)/written'
            done
            """
        try program.write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        var taken = 0
        var ahead = 0
        _ = try TapRun([path], ["PATH": "/usr/bin:/bin"], seconds: 60, lineBytes: 1 << 20) { line, _ in
            taken += 1
            guard taken % 10 == 0 else { return }
            usleep(300_000)
            let text = folder.text("written")?.split(separator: "\n").first
            ahead = max(ahead, (text.flatMap { Int($0) } ?? 0) - taken)
        }
        #expect(taken == 40)
        // A pipe holds 64 kB, the reader as much, and a line is 100 kB.
        #expect(ahead <= 3)
    }
}
