import Foundation
import TestSupport
import Testing

/// Measures how long a reader of the workbench waits, when told to: `make page-speed`. It prints what it measures; how fast
/// a machine is proves nothing of the program, so no time is asserted.
@Suite(
    "How fast the pages are",
    .enabled(if: ProcessInfo.processInfo.environment["KOPPEL_MEASURE"] != nil, "only make page-speed measures"),
    .enabled(if: Browser.path != nil, "\(Browser.absence)"),
    .serialized
)
struct PageSpeedTests {
    private static let runs = 5

    @Test("the map of fifty systems, from opening the address until a system can be clicked")
    func manySystems() throws {
        let folder = try LargeCompany.ofManySystems(50)
        _ = try Tool.output(["import", "exports", "--workspace", "large.koppel"], in: folder)
        var (first, again, clicks) = ([Double](), [Double](), [Double]())
        for _ in 0..<Self.runs {
            let workbench = try Workbench(["--workspace", "large.koppel"], in: folder)
            let browser = try Browser(width: 1440, height: 900)
            _ = try browser.call("Page.addScriptToEvaluateOnNewDocument", ["source": Self.watch])
            try browser.open(workbench.address)
            first.append(try ready(browser))
            try browser.run("location.reload()")
            usleep(300_000)
            again.append(try ready(browser))
            clicks.append(
                try #require(
                    Double(
                        try browser.run(
                            """
                            const start = performance.now();
                            document.querySelector('.km-system').dispatchEvent(new MouseEvent('click', { bubbles: true }));
                            await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
                            return document.querySelector('.panel h2') ? performance.now() - start : -1;
                            """
                        )
                    )
                )
            )
        }
        print("map of 50 systems, first load of a fresh program and browser, ms: \(Self.text(first))")
        print("map of 50 systems, loaded again, ms: \(Self.text(again))")
        print("map of 50 systems, from a click to the panel drawn, ms: \(Self.text(clicks))")
    }

    @Test("100,000 records of evidence, scrolled through")
    func manyRecords() throws {
        let folder = try LargeCompany.ofManyRecords(lost: 126_000, kept: 63_000)
        _ = try Tool.output(["import", "exports", "--workspace", "large.koppel"], in: folder)
        let workbench = try Workbench(["--workspace", "large.koppel"], in: folder)
        let browser = try workbench.browser(width: 1440)
        try browser.wait(for: "document.querySelector('[data-arrow]')")
        try browser.run(
            "document.querySelector('[data-arrow]').dispatchEvent(new MouseEvent('click', { bubbles: true }))"
        )
        try browser.wait(for: "document.querySelectorAll('.record').length > 3")
        let answer = try JSONSchemaCheck.parse(
            Data(
                try browser.run(
                    """
                    const list = document.querySelector('.windowed');
                    list.scrollIntoView({ block: 'center' });
                    const records = Math.round(list.scrollHeight / 44);
                    const frames = [];
                    let empty = 0, last = performance.now();
                    for (let frame = 0; frame < 600; frame++) {
                      list.scrollTop += 240;
                      await new Promise(requestAnimationFrame);
                      const now = performance.now();
                      frames.push(now - last);
                      last = now;
                      const box = list.getBoundingClientRect();
                      const seen = document.elementFromPoint(box.left + 60, box.top + box.height / 2);
                      if (!seen?.closest?.('.record')) empty++;
                    }
                    return JSON.stringify({ records, empty, frames });
                    """
                ).utf8
            )
        )
        let frames = (answer["frames"]?.elements ?? []).compactMap(\.double).sorted()
        try #require(frames.count == 600)
        let records = Int(answer["records"]?.double ?? 0)
        print(
            "\(records) records, 600 frames of 240 pixels each: median \(Self.text(frames[300])) ms a frame, "
                + "95 % within \(Self.text(frames[570])) ms, longest \(Self.text(frames[599])) ms; "
                + "without a record in the middle: \(Int(answer["empty"]?.double ?? 0)) frames"
        )
        #expect(records >= 100_000)
    }

    @Test("the report of the sample company")
    func reportSize() throws {
        let folder = try TemporaryFolder()
        let sample = SharedData.checkout + "/Samples/antwerp-wholesaler/exports"
        try FileManager.default.copyItem(atPath: sample, toPath: folder.path + "/exports")
        _ = try Tool.output(["import", "exports", "--workspace", "antwerp.koppel"], in: folder)
        for options in [[], ["--evidence"]] {
            _ = try Tool.output(
                ["report", "--output", "report.html", "--workspace", "antwerp.koppel"] + options,
                in: folder
            )
            let size = try Data(contentsOf: URL(filePath: folder.path + "/report.html")).count
            print("report of the sample company\(options.isEmpty ? "" : " with evidence"): \(size / 1_000) KB")
            #expect(size < 2_000_000)
        }
    }

    /// Notes when the map stands, its controls work and the browser has drawn it.
    private static let watch = """
        const watch = () => {
          const main = document.querySelector('#main');
          if (main && !main.hasAttribute('aria-busy') && document.querySelector('.km-system')) {
            requestAnimationFrame(() => setTimeout(() => { window.readyAfter = performance.now(); }, 0));
          } else setTimeout(watch, 4);
        };
        watch();
        """

    private func ready(_ browser: Browser) throws -> Double {
        try browser.wait(for: "window.readyAfter", seconds: 60)
        return try #require(Double(try browser.run("return window.readyAfter")))
    }

    private static func text(_ value: Double) -> String { String(format: "%.1f", value) }

    private static func text(_ values: [Double]) -> String {
        "median \(text(values.sorted()[values.count / 2])) (\(values.map(text).joined(separator: ", ")))"
    }
}
