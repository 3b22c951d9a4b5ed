import Foundation
import TestSupport
import Testing

/// The journeys that change something, clicked through with a mouse as a reader does.
@Suite(
    "Journeys through the workbench",
    .enabled(if: Browser.path != nil, "\(Browser.absence)"),
    .serialized
)
struct WorkbenchJourneyTests {
    @Test("folders dropped onto an empty workbench become the map", arguments: Workbench.Reader.all)
    func drop(reader: Workbench.Reader) throws {
        let company = try SmallCompany()
        let workbench = try Workbench(["--workspace", "new.koppel"], in: company.folder)
        let browser = try workbench.browser(for: reader)
        #expect(try browser.run("return document.querySelector('#main').dataset.view") == "exports")
        for view in ["map", "gaps", "next", "assumptions", "changes", "report"] {
            try workbench.open(view, in: browser)
            #expect(
                try browser.run("return document.querySelector('#main a.button')?.getAttribute('href')") == "#/exports"
            )
            try workbench.check(browser)
        }
        try workbench.open("exports", in: browser)
        try workbench.check(browser)
        let exports = company.folder.path + "/exports"
        try browser.drop([exports + "/shop", exports + "/plant"], on: ".drop")
        try browser.wait(for: "document.querySelectorAll('.queue .files li').length === 2")
        try workbench.check(browser)
        try browser.click(".queue form button:not(.secondary)")
        try browser.wait(for: "document.querySelectorAll('.system').length === 2", seconds: 60)
        try workbench.open("map", in: browser)
        try browser.wait(for: "document.querySelector('[data-arrow]')")
        try workbench.check(browser)
        let map = try JSONSchemaCheck.parse(
            try Tool.output(["map", "--format", "json", "--workspace", "new.koppel"], in: company.folder)
        )
        #expect(map["flows"]?.elements.count == 1)
    }

    @Test(
        "what a dataset is about and what a field means is said in the pages, and read so",
        arguments: Workbench.Reader.all
    )
    func meanings(reader: Workbench.Reader) throws {
        let company = try SmallCompany.imported()
        let workbench = try Workbench(["--workspace", "acme.koppel"], in: company.folder)
        let browser = try workbench.browser(for: reader)
        try workbench.open("exports", in: browser)
        try browser.click("#system-plant > summary")
        try browser.wait(for: "document.querySelector('#system-plant details.dataset summary')")
        try browser.click("#system-plant details.dataset > summary")
        let form = "#system-plant details.dataset form"
        try browser.wait(for: "document.querySelector('\(form) td select')")
        try workbench.check(browser)
        try browser.run(
            """
            const form = document.querySelector('\(form)');
            const choose = (select, value) => { select.value = value; select.dispatchEvent(new Event('change')); };
            choose(form.querySelector('.correction select'), 'invoice');
            const row = [...form.querySelectorAll('tbody tr')].find((one) => one.querySelector('th').textContent === 'Klant');
            choose(row.querySelector('select'), 'description');
            """
        )
        try browser.click("\(form) .correction button")
        try browser.wait(for: "document.querySelector('#toast.shown')?.textContent.includes('koppel.yaml')")
        var plant: JSONSchemaCheck.Value?
        for _ in 0..<200 {
            let systems = try JSONSchemaCheck.parse(try company.landscape())["systems"]?.elements ?? []
            plant = systems.first { $0["id"]?.string == "plant" }?["datasets"]?.elements.first
            if plant?["entity"]?.string == "invoice" { break }
            usleep(50_000)
        }
        #expect(plant?["entity"]?.string == "invoice")
        let field = plant?["fields"]?.elements.first { $0["path"]?.string == "Klant" }
        #expect(field?["canonical"]?.string == "description")
    }

    @Test(
        "a wanted arrow is drawn on the map, is in vision.yaml, and the plan serves it",
        arguments: Workbench.Reader.all
    )
    func wanted(reader: Workbench.Reader) throws {
        let company = try SmallCompany.imported()
        let workbench = try Workbench(["--workspace", "acme.koppel"], in: company.folder)
        let browser = try workbench.browser(for: reader)
        try browser.wait(for: "document.querySelectorAll('.km-system').length === 3")
        try browser.click(".controls button[aria-pressed]")
        try browser.wait(for: "!document.querySelector('.drawing-hint').hidden")
        try workbench.check(browser)
        for name in ["shop", "contacts"] {
            let place = try browser.run(
                "return [...document.querySelectorAll('.km-system')].findIndex((one) => one.querySelector('title').textContent === '\(name)')"
            )
            try browser.click(".km-system[data-system='\(place)'] rect")
        }
        try browser.wait(for: "document.querySelector('dialog[open]')")
        try workbench.check(browser)
        try browser.run(
            """
            const fields = [...document.querySelectorAll('dialog select')];
            fields[2].value = 'party'; fields[2].dispatchEvent(new Event('change'));
            document.querySelector('dialog input[type=text]').value = 'Customers of the shop are known';
            """
        )
        try browser.click("dialog .actions button:not(.secondary)")
        try browser.wait(for: "document.querySelector('.km-wanted')", seconds: 60)
        try workbench.check(browser)
        let vision = String(decoding: company.folder.contents()["exports/vision.yaml"] ?? Data(), as: UTF8.self)
        #expect(vision.contains("Customers of the shop are known"), "\(vision)")
        let plan = try Tool.run(["plan", "--workspace", "acme.koppel"], in: company.folder)
        #expect(plan.text.contains("Customers of the shop are known"), "\(plan.text) \(plan.errors)")
        // It goes as it came, once the message that lies over the button has faded.
        try browser.click("#toast button")
        try browser.wait(for: "getComputedStyle(document.querySelector('#toast')).visibility === 'hidden'")
        try browser.click(".below details:last-of-type summary")
        try browser.click(".below details:last-of-type li button.link")
        try browser.wait(for: "!document.querySelector('.km-wanted')", seconds: 60)
    }

    @Test(
        "limits that are moved change the next step at once, and nothing is kept of them",
        arguments: Workbench.Reader.all
    )
    func limits(reader: Workbench.Reader) throws {
        let company = try SmallCompany.imported()
        let workbench = try Workbench(["--workspace", "acme.koppel"], in: company.folder)
        let browser = try workbench.browser(for: reader)
        try workbench.open("assumptions", in: browser)
        try browser.wait(for: "document.querySelector('.result .large')")
        let before = company.folder.contents()
        let shown = try browser.run("return document.querySelector('.result').textContent")
        // No budget at all, so no step.
        try browser.run(
            """
            const sliders = [...document.querySelectorAll('.figures section:first-of-type input[type=range]')];
            for (const slider of sliders.slice(1)) { slider.value = 0; slider.dispatchEvent(new Event('input')); }
            """
        )
        try browser.wait(
            for:
                "document.querySelector('.result').textContent !== \(Workbench.literal(shown)) && !document.querySelector('.result').ariaBusy"
        )
        try workbench.check(browser)
        #expect(
            before.filter { $0.key.hasPrefix("exports/") }
                == company.folder.contents().filter { $0.key.hasPrefix("exports/") }
        )
        try browser.click(".sticky .actions button.secondary")
        try browser.wait(for: "document.querySelector('.result').textContent === \(Workbench.literal(shown))")
    }

    @Test("the report is saved in the reader's language", arguments: Workbench.Reader.all)
    func report(reader: Workbench.Reader) throws {
        let company = try SmallCompany.imported()
        let workbench = try Workbench(["--workspace", "acme.koppel"], in: company.folder)
        let browser = try workbench.browser(for: reader)
        let downloads = company.folder.outside("downloads")
        try FileManager.default.createDirectory(atPath: downloads, withIntermediateDirectories: true)
        _ = try browser.call("Page.setDownloadBehavior", ["behavior": "allow", "downloadPath": downloads])
        try workbench.open("report", in: browser)
        try browser.click(".card button")
        var saved: String?
        for _ in 0..<400 where saved == nil {
            usleep(50_000)
            let names = try FileManager.default.contentsOfDirectory(atPath: downloads)
            saved = names.first { $0.hasSuffix(".html") }
        }
        let name = try #require(saved)
        let text = try String(contentsOfFile: "\(downloads)/\(name)", encoding: .utf8)
        #expect(text.contains("<html lang=\"\(reader.language)\">"))
        try workbench.check(browser)
    }

    @Test("an import in which most is broken says what, and what to do", arguments: Workbench.Reader.all)
    func broken(reader: Workbench.Reader) throws {
        let company = try SmallCompany()
        try company.folder.write("", to: "exports/shop/empty.csv")
        try company.folder.write("<Orders><Order><Id>1</Id>", to: "exports/plant/cut.xml")
        try company.folder.write("[{\"id\": 1, \"name\": \"A\"}, {\"id\": 2, ", to: "exports/contacts/cut.json")
        try company.folder.write((0..<400).map { UInt8($0 % 7) }, to: "exports/plant/unknown.bin")
        try company.folder.write("a;b;c\n1;2;3\n4;5\n6;7;8;9\n", to: "exports/shop/ragged.csv")
        _ = try Tool.run(["import", "exports", "--workspace", "acme.koppel"], in: company.folder)
        let workbench = try Workbench(["--workspace", "acme.koppel"], in: company.folder)
        let browser = try workbench.browser(for: reader)
        try workbench.open("exports", in: browser)
        try browser.wait(for: "document.querySelectorAll('.doubts li').length >= 3")
        try workbench.check(browser)
        #expect(
            try browser.run(
                "return [...document.querySelectorAll('.doubts li.error')].every((one) => one.querySelector('.hint'))"
            ) == "true"
        )
    }
}
