import FoundationEssentials
import IntegrationModel
import TestSupport
import Testing

@testable import KoppelWeb

@Suite(
    "Large companies in a browser",
    .enabled(if: Browser.path != nil, "\(Browser.absence)"),
    .serialized
)
struct LargeMapTests {
    /// Fifty systems, each of which passes orders on to three others; one flow has 100,000 records that need a look.
    static let company: Snapshot = {
        var snapshot = Snapshot.sample
        let names = (0..<50).map { "system-\($0)" }
        snapshot.map.systems = names.map { name in
            System(id: name, name: "System \(name.dropFirst(7))", kind: .other, importer: "csv", folder: name)
        }
        snapshot.map.datasets = names.map { name in
            Dataset(
                id: "\(name)/orders",
                system: name,
                entity: .order,
                importer: "csv",
                files: ["\(name)/a.csv"],
                records: 10,
                rejected: 0,
                fields: []
            )
        }
        snapshot.map.links = []
        snapshot.map.flows = names.indices.flatMap { index in
            [1, 7, 19].filter { (index + $0) < 50 }.map { step in
                Flow(
                    source: FlowEnd(system: names[index], dataset: "\(names[index])/orders", entity: .order),
                    target: FlowEnd(
                        system: names[index + step],
                        dataset: "\(names[index + step])/orders",
                        entity: .order
                    ),
                    mechanism: Mechanism.allCases[index % 5],
                    confidence: 0.5 + Double(index % 50) / 100,
                    records: FlowRecords(source: 10, eligible: 10, linked: 9, leaked: 1, withoutOrigin: 0),
                    coverage: 0.9,
                    yearlyVolume: Double(1 << (index % 14))
                )
            }
        }
        snapshot.flowRecords = [
            "system-0/orders>system-1/orders": (0..<100_000).map {
                FlowRecord(status: .leaked, number: "#\($0)", file: "system-0/a.csv", line: $0 + 2)
            }
        ]
        snapshot.gaps = []
        return snapshot
    }()

    @Test("fifty systems are on the map, none over another, and the sliders thin them out")
    func fiftySystems() async throws {
        let served = try await Served(StandIn(Self.company))
        let browser = try Browser(width: 1440, height: 900)
        try browser.open(served.address)
        try browser.wait(for: "document.querySelectorAll('.km-system').length === 50")
        let overlaps = try browser.run(
            """
            const boxes = [...document.querySelectorAll(".km-box")].map((box) => box.getBoundingClientRect());
            let count = 0;
            boxes.forEach((one, index) => boxes.slice(index + 1).forEach((other) => {
              if (one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom) count++;
            }));
            return count;
            """
        )
        #expect(overlaps == "0")
        try browser.run(
            "const slider = document.querySelectorAll('.controls input[type=range]')[1]; slider.value = 80; slider.dispatchEvent(new Event('input'))"
        )
        let shown = try #require(
            Int(
                try browser.run(
                    "return new Set([...document.querySelectorAll('.km-arrow:not(.filtered)')].map((one) => one.dataset.arrow)).size"
                )
            )
        )
        #expect((1..<60).contains(shown))
        #expect(browser.troubles == [])
    }

    @Test("lines without a direction are left out of a crowded map, told, and drawn when asked for or named")
    func crowded() async throws {
        var company = Self.company
        company.map.flows.removeLast(83)
        company.map.links = (0..<45).map { index in
            Link(
                between: [index, index + 5].map { system in
                    FlowEnd(system: "system-\(system)", dataset: "system-\(system)/orders", entity: .order)
                },
                linked: 10,
                coverage: 0.5,
                confidence: 0.7
            )
        }
        let served = try await Served(StandIn(company))
        let browser = try Browser(width: 1440, height: 900)
        try browser.open(served.address)
        try browser.wait(for: "document.querySelector('.below .count')?.textContent.startsWith('40 of 85')")
        let lines =
            "return new Set([...document.querySelectorAll('.km-link[data-arrow]')].map((one) => one.dataset.arrow)).size"
        #expect(try browser.run(lines) == "0")
        try browser.click(".chip.km-link input")
        try browser.wait(for: "document.querySelector('.below .count')?.textContent.startsWith('85 of 85')")
        #expect(try browser.run(lines) == "45")

        let another = try Browser(width: 1440, height: 900)
        try another.open(served.address)
        try another.wait(for: "document.querySelector('.km-system')")
        try another.run("location.hash = '#/map/' + encodeURIComponent('system-0/orders~system-5/orders')")
        try another.wait(for: "document.querySelector('.panel .id')?.textContent === 'system-0/orders~system-5/orders'")
        #expect(browser.troubles + another.troubles == [])
    }

    @Test("of 100,000 records only those in sight are elements, wherever the list is scrolled to")
    func windowed() async throws {
        let served = try await Served(StandIn(Self.company))
        let browser = try Browser(width: 1440, height: 900)
        try browser.open(served.address)
        try browser.wait(for: "document.querySelector('.km-system')")
        try browser.run("location.hash = '#/map/' + encodeURIComponent('system-0/orders>system-1/orders')")
        try browser.wait(for: "document.querySelectorAll('.record').length > 3")
        for place in [0.25, 0.5, 1.0] {
            try browser.run(
                "const list = document.querySelector('.windowed'); list.scrollTop = \(place) * list.scrollHeight"
            )
            let first = place < 1 ? Int(place * 100_000) : 99_999
            try browser.wait(
                for: "[...document.querySelectorAll('.record .name')].some((one) => one.textContent === '#\(first)')"
            )
            let rows = try #require(Int(try browser.run("return document.querySelectorAll('.row').length")))
            #expect(rows < 60)
        }
        #expect(browser.troubles == [])
    }
}
