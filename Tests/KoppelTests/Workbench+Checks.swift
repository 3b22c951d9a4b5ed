import Foundation
import TestSupport
import Testing

extension Workbench {
    /// Who clicks through a journey: the width of the window in CSS pixels, and the language.
    struct Reader: Sendable, CustomTestStringConvertible {
        var width: Int
        var language: String

        static let all = [Reader(width: 1440, language: "en"), Reader(width: 390, language: "nl")]

        var testDescription: String { "\(width) pixels, \(language)" }
    }

    func browser(for reader: Reader) throws -> Browser {
        try browser(width: reader.width, height: reader.width < 600 ? 844 : 900, language: reader.language)
    }

    /// Goes to a page, and waits until it is drawn.
    func open(_ view: String, in browser: Browser) throws {
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

    /// What no page may do: fail, ask another machine, be wider than the window, cut words off, lay words over others.
    func check(_ browser: Browser, sourceLocation: SourceLocation = #_sourceLocation) throws {
        #expect(browser.troubles == [], sourceLocation: sourceLocation)
        let origin = address.prefix { $0 != "?" }
        let others = browser.requests.filter {
            !$0.hasPrefix(origin) && !$0.hasPrefix("data:") && !$0.hasPrefix("blob:")
        }
        #expect(others == [], sourceLocation: sourceLocation)
        #expect(try Layout.faults(in: browser) == [], sourceLocation: sourceLocation)
        #expect(try Accessibility.faults(in: browser) == [], sourceLocation: sourceLocation)
        #expect(try Axe.faults(in: browser) == [], sourceLocation: sourceLocation)
    }

    /// A text as a script has it.
    static func literal(_ text: String) -> String {
        (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }
}

/// What a look at a page would find wrong with how it is laid out.
enum Layout {
    /// Pages wider than the window, words that are cut off, and words over other words. What can be scrolled is not cut off,
    /// a name that ends in an ellipsis on purpose is whole elsewhere, and a message that comes and goes may lie over the page.
    static func faults(in browser: Browser) throws -> [String] {
        let found = try browser.run(
            """
            const faults = [];
            const wide = document.documentElement.scrollWidth - window.innerWidth;
            if (wide > 0) faults.push(`${wide} pixels too wide`);
            const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
            const boxes = [];
            for (const element of document.querySelectorAll("body *:not(option):not(script):not(style)")) {
              const text = [...element.childNodes].filter((node) => node.nodeType === 3 && node.textContent.trim());
              if (!text.length || !seen(element) || element.closest(".hidden, .skip, #toast, [aria-hidden=true], svg g.filtered")) continue;
              const style = getComputedStyle(element);
              const isCut = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
              if (isCut && style.overflowX === "hidden" && style.textOverflow !== "ellipsis") faults.push(`cut off: ${element.textContent.trim().slice(0, 50)}`);
              for (const node of text) {
                const range = document.createRange();
                range.selectNodeContents(node);
                for (const box of range.getClientRects()) {
                  if (box.width < 2 || box.height < 2) continue;
                  const middle = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                  // What lies under a panel or out of sight is not read.
                  if (!middle || !(middle === element || element.contains(middle) || middle.contains(element))) continue;
                  boxes.push({ element, box, words: node.textContent.trim().slice(0, 40) });
                }
              }
            }
            boxes.sort((one, other) => one.box.top - other.box.top);
            boxes.forEach((one, index) => {
              for (const other of boxes.slice(index + 1)) {
                if (other.box.top >= one.box.bottom - 2) break;
                if (other.element === one.element) continue;
                const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
                const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
                const height = Math.min(one.box.height, other.box.height);
                if (across > 3 && down > height * 0.4) faults.push(`over each other: ${one.words} / ${other.words}`);
              }
            });
            return JSON.stringify([...new Set(faults)].slice(0, 20));
            """
        )
        return try JSONSchemaCheck.parse(Data(found.utf8)).elements.compactMap(\.string)
    }
}
