import Foundation
import TestSupport
import Testing

/// Makes the pictures of README.md, when told to: `make screenshots`.
@Suite(
    "Pictures of the workbench",
    .enabled(if: ProcessInfo.processInfo.environment["KOPPEL_RECORD"] != nil, "only make screenshots makes them"),
    .enabled(if: Browser.path != nil, "\(Browser.absence)")
)
struct ScreenshotTests {
    @Test("of the sample company")
    func pictures() throws {
        let sample = SharedData.checkout + "/Samples/antwerp-wholesaler"
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: sample + "/exports", toPath: folder.path + "/exports")
        _ = try Tool.output(["import", "exports", "--workspace", "antwerp.koppel"], in: folder)
        let workbench = try Workbench(["--workspace", "antwerp.koppel"], in: folder)
        let browser = try workbench.browser(width: 1280, height: 800)
        try browser.wait(for: "document.querySelector('.km-manual[data-arrow]')")
        try browser.run(
            "document.querySelector('.km-manual[data-arrow]').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))"
        )
        try browser.wait(for: "document.querySelectorAll('.panel .record').length > 3")
        try browser.run("[...document.querySelectorAll('.tabs button')].at(-1).click()")
        try browser.wait(for: "document.querySelector('.panel .id')?.textContent.includes('orders')")
        try browser.picture().write(to: URL(filePath: sample + "/workbench.png"))

        _ = try Tool.output(["report", "--output", "report.html", "--workspace", "antwerp.koppel"], in: folder)
        let reader = try Browser(width: 1_120, height: 980)
        try reader.open("file://" + folder.path + "/report.html")
        try reader.wait(for: "document.querySelector('#evidence')")
        try reader.picture().write(to: URL(filePath: sample + "/report.png"))
    }
}
