import Foundation
import TestSupport
import Testing

/// What the shell sees of the workbench.
@Suite("The workbench as a program")
struct WorkbenchProgramTests {
    @Test("it stops when asked to, also when its parent holds signals back")
    func stops() throws {
        let company = try SmallCompany.imported()
        #expect(try Workbench(["--workspace", "acme.koppel"], in: company.folder).stop())
    }
}

/// The journeys of the workbench, clicked through in a browser.
@Suite(
    "The workbench in a browser",
    .enabled(if: Browser.path != nil, "\(Browser.absence)"),
    .serialized
)
struct WorkbenchTests {
    @Test("every page at two widths and in two languages", arguments: Workbench.Reader.all)
    func pages(reader: Workbench.Reader) throws {
        let company = try SmallCompany.imported()
        let workbench = try Workbench(["--workspace", "acme.koppel"], in: company.folder)
        let browser = try workbench.browser(for: reader)
        #expect(try browser.run("return document.documentElement.lang") == reader.language)
        for view in ["map", "gaps", "next", "assumptions", "changes", "exports", "report"] {
            try workbench.open(view, in: browser)
            try workbench.check(browser)
        }
    }

    @Test("an arrow shows its evidence, a record the lines of its files", arguments: Workbench.Reader.all)
    func evidence(reader: Workbench.Reader) throws {
        let company = try SmallCompany.imported()
        let workbench = try Workbench(["--workspace", "acme.koppel"], in: company.folder)
        let browser = try workbench.browser(for: reader)
        try browser.wait(for: "document.querySelector('[data-arrow]')")
        try browser.run(
            "document.querySelector('[data-arrow]').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))"
        )
        try browser.wait(for: "document.querySelectorAll('.panel .row .record').length > 5")
        #expect(try browser.run("return document.querySelector('.panel h2').textContent").contains("→"))
        try browser.run(
            "[...document.querySelectorAll('.record')].find((one) => one.textContent.includes('\(SmallCompany.lost[0])')).click()"
        )
        try browser.wait(for: "document.querySelector('.side')?.textContent.includes('\(SmallCompany.lost[0])')")
        #expect(try browser.run("return document.querySelector('.side').textContent").contains("shop/orders.csv"))
        try workbench.check(browser)
        try browser.run("document.querySelector('.panel .close').click()")
        try browser.wait(for: "document.querySelector('.panel').hidden")
    }

    @Test("the noise slider hides arrows, and the search finds systems", arguments: Workbench.Reader.all)
    func filters(reader: Workbench.Reader) throws {
        let company = try SmallCompany.imported()
        let workbench = try Workbench(["--workspace", "acme.koppel"], in: company.folder)
        let browser = try workbench.browser(for: reader)
        try browser.wait(for: "document.querySelector('.controls input[type=range]')")
        try browser.run(
            "const slider = document.querySelector('.controls input[type=range]'); slider.value = 100; slider.dispatchEvent(new Event('input'))"
        )
        #expect(try browser.run("return document.querySelectorAll('.km-arrow:not(.filtered)').length") == "0")
        try browser.run(
            "const search = document.querySelector('.controls input[type=search]'); search.value = 'plant'; search.dispatchEvent(new Event('input'))"
        )
        #expect(try browser.run("return document.querySelectorAll('.km-system.found').length") == "1")
    }

    @Test(
        "an accepted gap is accepted for the command line too, and the other way round",
        arguments: Workbench.Reader.all
    )
    func interchange(reader: Workbench.Reader) throws {
        let company = try SmallCompany.imported()
        let workbench = try Workbench(["--workspace", "acme.koppel"], in: company.folder)
        let browser = try workbench.browser(for: reader)
        try workbench.open("gaps", in: browser)
        try browser.run("document.querySelector('details.gap summary').click()")
        try browser.wait(for: "document.querySelector('.decision input')")
        let gap = try browser.run("return document.querySelector('details.gap .id code').textContent")
        try browser.run(
            "document.querySelector('.decision input').value = 'a pilot'; document.querySelector('.decision button').click()"
        )
        try browser.wait(for: "!document.body.textContent.includes('\(gap)')")
        let gaps = try Tool.output(["gaps", "--format", "json"], in: company.folder)
        let accepted = try #require(try JSONSchemaCheck.parse(gaps)["gaps"]?.elements.first { $0["id"]?.string == gap })
        #expect(accepted["status"]?.string == "accepted")

        try browser.wait(for: "!document.querySelector('.decision input')")
        try browser.run("document.querySelector('details.gap summary').click()")
        try browser.wait(for: "document.querySelector('.decision input')")
        let other = try browser.run("return document.querySelector('details.gap .id code').textContent")
        let title = try browser.run("return document.querySelector('details.gap .title').firstChild.textContent")
        // Both tell it in the reader's language.
        let told = String(
            decoding: try Tool.output(["gaps", "--language", reader.language], in: company.folder),
            as: UTF8.self
        )
        // A table wraps what is long.
        #expect(told.contains(title.split(separator: " ").prefix(4).joined(separator: " ")))
        _ = try Tool.output(["accept", other, "--why", "so"], in: company.folder)
        try browser.wait(for: "!document.querySelector('.gaps').textContent.includes(\(Workbench.literal(title)))")
        try workbench.check(browser)
    }

    @Test("another assumption changes costs at once, and is kept for the command line", arguments: Workbench.Reader.all)
    func assumptions(reader: Workbench.Reader) throws {
        let company = try SmallCompany.imported()
        let workbench = try Workbench(["--workspace", "acme.koppel"], in: company.folder)
        let browser = try workbench.browser(for: reader)
        let before = try yearlyCost(company)
        try workbench.open("assumptions", in: browser)
        try browser.wait(for: "document.querySelector('.result .large')")
        let shown = try browser.run("return document.querySelector('.result .large').textContent")
        try browser.run(
            """
            const row = document.querySelector('[data-figure="hourly.cost"]');
            const slider = row.querySelector('input'); slider.value = Number(slider.max); slider.dispatchEvent(new Event('input'));
            """
        )
        try browser.wait(for: "document.querySelector('.result .large').textContent !== \(Workbench.literal(shown))")
        #expect(try yearlyCost(company) == before, "nothing is kept yet")
        try browser.run("document.querySelector('.sticky .actions button').click()")
        try browser.wait(for: "document.querySelector('[data-figure].own')")
        // The figure is in its file, and shown, before costs are counted anew.
        try browser.wait(for: "document.querySelector('#toast')?.textContent.includes('prices.yaml')")
        #expect(try yearlyCost(company) > before * 1.2)
        #expect(company.folder.contents()["exports/prices.yaml"] != nil)
        _ = try Tool.output(["import", "exports", "--workspace", "acme.koppel"], in: company.folder)
        #expect(try yearlyCost(company) > before * 1.2, "a later import keeps to it")
        try workbench.check(browser)
    }

    private func yearlyCost(_ company: SmallCompany) throws -> Double {
        let gaps = try JSONSchemaCheck.parse(try Tool.output(["gaps", "--format", "json"], in: company.folder))["gaps"]
        return gaps?.elements.reduce(0) { $0 + ($1["yearlyCost"]?["likely"]?.double ?? 0) } ?? 0
    }

    @Test("a corrected kind of system is in koppel.yaml and on the map", arguments: Workbench.Reader.all)
    func corrections(reader: Workbench.Reader) throws {
        let company = try SmallCompany.imported()
        let workbench = try Workbench(["--workspace", "acme.koppel"], in: company.folder)
        let browser = try workbench.browser(for: reader)
        try workbench.open("exports", in: browser)
        try browser.wait(for: "document.querySelector('#system-plant summary')")
        try browser.run("document.querySelector('#system-plant summary').click()")
        try browser.wait(for: "document.querySelector('#system-plant form select')")
        try browser.run(
            """
            const form = document.querySelector('#system-plant form'); form.querySelector('select').value = 'accounting';
            form.querySelector('input').value = 'The plant'; form.querySelector('button').click();
            """
        )
        try browser.wait(for: "document.querySelector('#system-plant .title')?.textContent === 'The plant'")
        let map = try JSONSchemaCheck.parse(try company.landscape())
        let plant = try #require(map["systems"]?.elements.first { $0["id"]?.string == "plant" })
        #expect(plant["kind"]?.string == "accounting")
        #expect(
            String(decoding: company.folder.contents()["exports/koppel.yaml"] ?? Data(), as: UTF8.self).contains(
                "The plant"
            )
        )
        try workbench.check(browser)
    }

    @Test(
        "what is chosen and not yet saved stays where the workspace is changed elsewhere",
        arguments: Workbench.Reader.all
    )
    func unsaved(reader: Workbench.Reader) throws {
        let company = try SmallCompany.imported()
        let workbench = try Workbench(["--workspace", "acme.koppel"], in: company.folder)
        let browser = try workbench.browser(for: reader)
        try workbench.open("exports", in: browser)
        try browser.wait(for: "document.querySelector('#system-plant summary')")
        try browser.run("document.querySelector('#system-plant summary').click()")
        try browser.wait(for: "document.querySelector('#system-plant details.dataset summary')")
        try browser.run("document.querySelector('#system-plant details.dataset summary').click()")
        let meaning = "document.querySelector('#system-plant details.dataset td select')"
        try browser.wait(for: meaning)
        try browser.run("\(meaning).value = 'description'; \(meaning).dispatchEvent(new Event('change'))")
        let gaps = try JSONSchemaCheck.parse(try Tool.output(["gaps", "--format", "json"], in: company.folder))["gaps"]
        let gap = try #require(gaps?.elements.first?["id"]?.string)
        _ = try Tool.output(["accept", gap, "--why", "a pilot"], in: company.folder)
        try browser.wait(for: "document.querySelector('#toast.shown')")
        #expect(try browser.run("return \(meaning)?.value ?? ''") == "description")
        try workbench.check(browser)
    }

    @Test("dropped exports come in and are read, and the browser may be closed meanwhile")
    func drop() throws {
        let company = try SmallCompany()
        let workbench = try Workbench(["--workspace", "new.koppel"], in: company.folder)
        do {
            let browser = try workbench.browser(width: 1440)
            #expect(try browser.run("return document.querySelector('#main').dataset.view") == "exports")
            try browser.run(
                """
                for (const [path, text] of [["shop/orders.csv", \(Workbench.literal(SmallCompany.shopOrders()))], ["plant/verkooporders.csv", \(Workbench.literal(SmallCompany.plantOrders()))]]) {
                  const answer = await fetch(`/api/exports?path=${encodeURIComponent(path)}`, { method: "PUT", body: text });
                  if (!answer.ok) throw new Error(await answer.text());
                }
                await fetch("/api/import", { method: "POST", body: "{}" });
                """
            )
        }
        var map: JSONSchemaCheck.Value?
        for _ in 0..<300 where map == nil {
            usleep(50_000)
            let result = try Tool.run(["map", "--format", "json", "--workspace", "new.koppel"], in: company.folder)
            if result.code == 0 { map = try JSONSchemaCheck.parse(result.output) }
        }
        #expect(map?["flows"]?.elements.count == 1)
        let browser = try workbench.browser(width: 1440)
        try browser.wait(for: "document.querySelector('[data-arrow]')")
        try workbench.check(browser)
    }

    @Test(
        "two dates are compared, and a phase shows what it changed",
        arguments: [Workbench.Reader(width: 1440, language: "en"), Workbench.Reader(width: 390, language: "fr")]
    )
    func changes(reader: Workbench.Reader) throws {
        let company = try MeasuredCompany.imported()
        _ = try company.run("start", "phase-1", "--on", MeasuredCompany.day(week: 41))
        try company.export(weeks: 60)
        _ = try company.run("import", "exports", "--workspace", "acme.koppel")
        let workbench = try Workbench(["--workspace", "acme.koppel"], in: company.folder)
        let browser = try workbench.browser(for: reader)
        try workbench.open("changes", in: browser)
        try browser.wait(for: "document.querySelectorAll('.difference table.changes tbody tr').length > 0")
        let difference = try JSONSchemaCheck.parse(try Tool.output(["diff", "--format", "json"], in: company.folder))
        let rows = try browser.run("return document.querySelectorAll('.difference table.changes tbody tr').length")
        let changes = (difference["flows"]?.elements.count ?? 0) + (difference["gaps"]?.elements.count ?? 0)
        #expect(rows == "\(changes)")
        #expect(try browser.run("return document.querySelectorAll('.phase-outcome').length") == "1")
        #expect(try browser.run("return document.querySelectorAll('.phase-outcome svg circle').length") != "0")
        try workbench.check(browser)
    }
}
