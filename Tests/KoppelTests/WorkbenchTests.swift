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
    /// What no page may do: fail, ask another machine, or be wider than the window.
    private func check(_ browser: Browser, _ workbench: Workbench, sourceLocation: SourceLocation = #_sourceLocation)
        throws
    {
        #expect(browser.troubles == [], sourceLocation: sourceLocation)
        let origin = workbench.address.prefix { $0 != "?" }
        let others = browser.requests.filter {
            !$0.hasPrefix(origin) && !$0.hasPrefix("data:") && !$0.hasPrefix("blob:")
        }
        #expect(others == [], sourceLocation: sourceLocation)
        let width = try browser.run("return document.documentElement.scrollWidth - window.innerWidth")
        #expect(Int(width).map { $0 <= 0 } == true, "\(width) pixels too wide", sourceLocation: sourceLocation)
        #expect(try Accessibility.faults(in: browser) == [], sourceLocation: sourceLocation)
        #expect(try Axe.faults(in: browser) == [], sourceLocation: sourceLocation)
    }

    private func open(_ view: String, _ browser: Browser) throws {
        try browser.run("location.hash = '#/\(view)'")
        try browser.wait(
            for: """
                (() => {
                  const main = document.querySelector('#main');
                  return main.dataset.view === '\(view)' && !main.ariaBusy && main.querySelector('h1');
                })()
                """
        )
    }

    @Test("every page at two widths and in two languages", arguments: [(1440, "en"), (390, "nl")])
    func pages(width: Int, language: String) throws {
        let company = try SmallCompany.imported()
        let workbench = try Workbench(["--workspace", "acme.koppel"], in: company.folder)
        let browser = try workbench.browser(width: width, language: language)
        #expect(try browser.run("return document.documentElement.lang") == language)
        for view in ["map", "gaps", "next", "assumptions", "changes", "exports", "report"] {
            try open(view, browser)
            try check(browser, workbench)
        }
    }

    @Test("an arrow shows its evidence, a record the lines of its files")
    func evidence() throws {
        let company = try SmallCompany.imported()
        let workbench = try Workbench(["--workspace", "acme.koppel"], in: company.folder)
        let browser = try workbench.browser(width: 1440)
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
        try check(browser, workbench)
        try browser.run("document.querySelector('.panel .close').click()")
        try browser.wait(for: "document.querySelector('.panel').hidden")
    }

    @Test("the noise slider hides arrows, and the search finds systems")
    func filters() throws {
        let company = try SmallCompany.imported()
        let workbench = try Workbench(["--workspace", "acme.koppel"], in: company.folder)
        let browser = try workbench.browser(width: 1440)
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

    @Test("an accepted gap is accepted for the command line too, and the other way round")
    func interchange() throws {
        let company = try SmallCompany.imported()
        let workbench = try Workbench(["--workspace", "acme.koppel"], in: company.folder)
        let browser = try workbench.browser(width: 1440)
        try open("gaps", browser)
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

        let other = try #require(
            try JSONSchemaCheck.parse(gaps)["gaps"]?.elements.first { $0["status"]?.string != "accepted" }
        )
        let title = try #require(other["title"]?.string)
        #expect(try browser.run("return document.querySelector('.gaps').textContent").contains(title))
        _ = try Tool.output(["accept", try #require(other["id"]?.string), "--why", "so"], in: company.folder)
        try browser.wait(for: "!document.querySelector('.gaps').textContent.includes(\(literal(title)))")
        try check(browser, workbench)
    }

    @Test("another assumption changes costs at once, and is kept for the command line")
    func assumptions() throws {
        let company = try SmallCompany.imported()
        let workbench = try Workbench(["--workspace", "acme.koppel"], in: company.folder)
        let browser = try workbench.browser(width: 1440)
        let before = try yearlyCost(company)
        try open("assumptions", browser)
        try browser.wait(for: "document.querySelector('.result .large')")
        let shown = try browser.run("return document.querySelector('.result .large').textContent")
        // The first figure under "Money" that is an hour of work.
        try browser.run(
            """
            const row = [...document.querySelectorAll('.figure')].find((one) => one.textContent.includes('an hour'));
            const slider = row.querySelector('input'); slider.value = Number(slider.max); slider.dispatchEvent(new Event('input'));
            """
        )
        try browser.wait(for: "document.querySelector('.result .large').textContent !== \(literal(shown))")
        #expect(try yearlyCost(company) == before, "nothing is kept yet")
        try browser.run("document.querySelector('.sticky .actions button').click()")
        try browser.wait(
            for: "document.querySelector('.figure .source')?.closest('.figures').textContent.includes('own figure')"
        )
        // The figure is in its file, and shown, before costs are counted anew.
        try browser.wait(for: "document.querySelector('#toast')?.textContent.includes('Kept in prices.yaml')")
        #expect(try yearlyCost(company) > before * 1.2)
        #expect(company.folder.contents()["exports/prices.yaml"] != nil)
        _ = try Tool.output(["import", "exports", "--workspace", "acme.koppel"], in: company.folder)
        #expect(try yearlyCost(company) > before * 1.2, "a later import keeps to it")
        try check(browser, workbench)
    }

    private func yearlyCost(_ company: SmallCompany) throws -> Double {
        let gaps = try JSONSchemaCheck.parse(try Tool.output(["gaps", "--format", "json"], in: company.folder))["gaps"]
        return gaps?.elements.reduce(0) { $0 + ($1["yearlyCost"]?["likely"]?.double ?? 0) } ?? 0
    }

    @Test("a corrected kind of system is in koppel.yaml and on the map")
    func corrections() throws {
        let company = try SmallCompany.imported()
        let workbench = try Workbench(["--workspace", "acme.koppel"], in: company.folder)
        let browser = try workbench.browser(width: 1440)
        try open("exports", browser)
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
        try check(browser, workbench)
    }

    @Test("what is chosen and not yet saved stays where the workspace is changed elsewhere")
    func unsaved() throws {
        let company = try SmallCompany.imported()
        let workbench = try Workbench(["--workspace", "acme.koppel"], in: company.folder)
        let browser = try workbench.browser(width: 1440)
        try open("exports", browser)
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
        try browser.wait(for: "document.querySelector('#toast')?.textContent.includes('was changed meanwhile')")
        #expect(try browser.run("return \(meaning)?.value ?? ''") == "description")
        try check(browser, workbench)
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
                for (const [path, text] of [["shop/orders.csv", \(literal(SmallCompany.shopOrders()))], ["plant/verkooporders.csv", \(literal(SmallCompany.plantOrders()))]]) {
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
        try check(browser, workbench)
    }

    @Test("two dates are compared, and a phase shows what it changed", arguments: [(1440, "en"), (390, "fr")])
    func changes(width: Int, language: String) throws {
        let company = try MeasuredCompany.imported()
        _ = try company.run("start", "phase-1", "--on", MeasuredCompany.day(week: 41))
        try company.export(weeks: 60)
        _ = try company.run("import", "exports", "--workspace", "acme.koppel")
        let workbench = try Workbench(["--workspace", "acme.koppel"], in: company.folder)
        let browser = try workbench.browser(width: width, language: language)
        try open("changes", browser)
        try browser.wait(for: "document.querySelectorAll('.difference table.changes tbody tr').length > 0")
        let difference = try JSONSchemaCheck.parse(try Tool.output(["diff", "--format", "json"], in: company.folder))
        let rows = try browser.run("return document.querySelectorAll('.difference table.changes tbody tr').length")
        let changes = (difference["flows"]?.elements.count ?? 0) + (difference["gaps"]?.elements.count ?? 0)
        #expect(rows == "\(changes)")
        #expect(try browser.run("return document.querySelectorAll('.phase-outcome').length") == "1")
        #expect(try browser.run("return document.querySelectorAll('.phase-outcome svg circle').length") != "0")
        try check(browser, workbench)
    }

    private func literal(_ text: String) -> String {
        (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }
}

/// What an automatic check can see of how usable a page is without sight or mouse (WCAG 2.2).
enum Accessibility {
    /// Names of controls (4.1.2), texts for pictures (1.1.1), headings (1.3.1), doubled ids, contrast of texts (1.4.3),
    /// size of targets (2.5.8).
    static func faults(in browser: Browser) throws -> [String] {
        let found = try browser.run(
            """
            const faults = [];
            const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.closest('[aria-hidden="true"]');
            const name = (element) => (element.getAttribute("aria-label") || element.textContent || element.labels?.[0]?.textContent || element.title || "").trim();
            for (const element of document.querySelectorAll("button, a[href], select, input:not([type=file]), summary, [role=button], [role=region], [role=list]")) {
              if (!seen(element)) continue;
              if (!name(element) && !element.getAttribute("aria-label")) faults.push("no name: " + element.outerHTML.slice(0, 120));
            }
            for (const element of document.querySelectorAll("img:not([alt])")) faults.push("no text for a picture: " + element.outerHTML.slice(0, 80));
            if (document.querySelectorAll("main h1").length !== 1) faults.push("not one main heading");
            let level = 1;
            for (const element of document.querySelectorAll("main :is(h1, h2, h3, h4)")) {
              if (!seen(element)) continue;
              const next = Number(element.tagName[1]);
              if (next > level + 1) faults.push(`a heading of level ${next} after ${level}: ${element.textContent.slice(0, 40)}`);
              level = next;
            }
            const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
            for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) !== index))) faults.push("the id twice: " + id);
            const channel = (value) => { value /= 255; return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4; };
            const parse = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
            const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
            const behind = (element) => {
              for (let one = element; one; one = one.parentElement) {
                const colour = parse(getComputedStyle(one).backgroundColor);
                if (colour.length === 3 || colour[3] === 1) return colour;
              }
              return [255, 255, 255];
            };
            const reported = new Set();
            for (const element of document.querySelectorAll("body *:not(svg *):not(option)")) {
              if (![...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()) || !seen(element)) continue;
              const style = getComputedStyle(element);
              if (element.closest(":disabled") || Number(style.opacity) < 1) continue;
              const [front, back] = [light(parse(style.color)), light(behind(element))];
              const contrast = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
              const size = parseFloat(style.fontSize);
              const least = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
              const words = `contrast ${contrast.toFixed(2)}: ${element.tagName}.${element.className}`;
              if (contrast < least && !reported.has(words)) { reported.add(words); faults.push(words); }
            }
            for (const element of document.querySelectorAll("button, select, input:not([type=file])")) {
              const box = element.getBoundingClientRect();
              if (!seen(element) || element.matches(".link, [type=checkbox]") || !box.width) continue;
              if (box.height < 23.5 || box.width < 23.5) faults.push(`a target of ${box.width.toFixed(0)} × ${box.height.toFixed(0)}: ${element.outerHTML.slice(0, 80)}`);
            }
            return JSON.stringify(faults);
            """
        )
        return try JSONSchemaCheck.parse(Data(found.utf8)).elements.compactMap(\.string)
    }
}
