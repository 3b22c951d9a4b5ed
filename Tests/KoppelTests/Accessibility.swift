import Foundation
import TestSupport

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
