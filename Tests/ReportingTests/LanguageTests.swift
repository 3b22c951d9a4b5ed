import Foundation
import IntegrationModel
import TestSupport
import Testing

@testable import Reporting

@Suite("Languages")
struct LanguageTests {
    static let others = Language.allCases.filter { $0 != .english }

    @Test("every text is in every language", arguments: others)
    func complete(language: Language) {
        let missing = Translations.bundled.texts.filter { ($0.value[language] ?? "").isEmpty }.keys.sorted()
        #expect(missing == [])
    }

    @Test("no translation fills in anything else than the text does", arguments: others)
    func placeholders(language: Language) {
        for (key, texts) in Translations.bundled.texts {
            let (wanted, found) = (Self.places(key), Self.places(texts[language] ?? ""))
            #expect(found.all.isSubset(of: wanted.all), "\(key)")
            #expect(wanted.shown.isSubset(of: found.shown), "\(key): \(texts[language] ?? "")")
        }
    }

    @Test("what rules on invoices ask for is in every language", arguments: others)
    func invoiceRules(language: Language) throws {
        let path = SharedData.checkout + "/Sources/GapAnalysis/Documentation.docc/InvoiceRules.md"
        let table = try String(contentsOfFile: path, encoding: .utf8)
        let words = table.matches(of: /\| (?:must|should) have (.+) \|/).map { String($0.1) }
        #expect(words.count > 200)
        #expect(words.filter { Translations.bundled[language, $0] == nil } == [])
    }

    /// The numbers of all arguments, and of those that are written out.
    private static func places(_ text: String) -> (all: Set<Int>, shown: Set<Int>) {
        var (all, shown) = (Set<Int>(), Set<Int>())
        for piece in text.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
            let inside = piece.prefix { $0 != "}" }
            guard let number = Int(inside.prefix { $0.isNumber }) else { continue }
            all.insert(number)
            if !inside.contains("?") { shown.insert(number) }
        }
        return (all, shown)
    }

    @Test("nothing that is written about a company lacks its translation", arguments: others)
    func nothingMissing(language: Language) {
        let missing = Translations.Missing()
        // The words of a catalogue of one's own are in the language of whoever wrote it.
        let own = Set(Snapshot.sample.roadmap.steps.map(\.measure))
        Translations.$missing.withValue(missing) {
            for snapshot in [Snapshot.sample, Self.withoutStep] { _ = Self.everything(of: snapshot, in: language) }
        }
        #expect(missing.keys.filter { !own.contains($0) } == [])
    }

    @Test("no English is left in what is written in another language", arguments: others)
    func noEnglish(language: Language) {
        var snapshot = Snapshot.sample(named: "Ω")
        snapshot.roadmap = Roadmap()
        let words = Set(Self.everything(of: snapshot, in: language).lowercased().split { !$0.isLetter })
        #expect(words.isDisjoint(with: ["the", "and", "with", "they", "are", "from", "which"]))
    }

    /// A snapshot whose plan is empty.
    private static var withoutStep: Snapshot {
        var snapshot = Snapshot.sample
        snapshot.roadmap.phases = []
        return snapshot
    }

    /// The words of all forms, without the styles of pages.
    private static func everything(of snapshot: Snapshot, in language: Language) -> String {
        var texts = [
            MarkdownReport(snapshot, ReportSetup(language: language)).text,
            MapText(snapshot, PageSetup(language: language)).text,
            GapsText(snapshot, PageSetup(language: language)).text,
            NextText(snapshot, PageSetup(language: language)).text,
            PlanText(snapshot, PageSetup(language: language)).text,
        ]
        // The report in HTML says what the one in Markdown does, and describes figures.
        _ = HTMLReport(snapshot, ReportSetup(language: language)).text
        texts += [Sheet.gaps(snapshot, language: language), .flows(snapshot, language: language)].map(\.csv)
        texts += [Sheet.steps(snapshot, language: language), .evidence(snapshot, language: language)].map(\.csv)
        let phase = StartedPhase.sample(of: snapshot)
        let (setup, measured) = (PageSetup(language: language), PhaseMeasurement.sample(of: phase))
        texts += [
            SnapshotsText([], setup).text, DifferenceText(.sample(of: snapshot), setup).text,
            MeasureText(phase, measured: measured, setup).text,
            StartText(phase, weeksNeeded: phase.criteria.map { _ in nil }, setup).text,
            PhasesText([phase], setup).text, PhasesText([], setup).text, LessonsText(Lesson.samples, setup).text,
            LessonsText([], setup).text, WhatIfText(snapshot, other: Roadmap(), question: "", setup).text,
            MarkdownReport(
                snapshot,
                ReportSetup(language: language, phases: [ReportedPhase(phase, measured: measured)])
            ).text,
        ]
        let explain = ExplainText(snapshot, PageSetup(language: language))
        texts += snapshot.explainableIDs.map { (try? explain.explanation(of: $0)) ?? "" }
        // Ids and paths, in backticks and on lines of their own, are no words.
        return texts.joined(separator: "\n").split(separator: "\n").filter { !$0.contains("/") && !$0.contains("`") }
            .joined(separator: "\n")
    }

    @Test("a report says which language it is in", arguments: Language.allCases)
    func attribute(language: Language) {
        let html = HTMLReport(.sample, ReportSetup(language: language)).text
        #expect(html.contains("<html lang=\"\(language.rawValue)\">"))
    }

    @Test(
        "numbers, money and shares are written as the language does",
        arguments: [
            (Language.english, "1,234,567", "€84,210", "−€950.40", "95.3 %"),
            (.dutch, "1.234.567", "€\u{A0}84.210", "−€\u{A0}950,40", "95,3\u{A0}%"),
            (.french, "1\u{202F}234\u{202F}567", "84\u{202F}210\u{A0}€", "−950,40\u{A0}€", "95,3\u{A0}%"),
            (.german, "1.234.567", "84.210\u{A0}€", "−950,40\u{A0}€", "95,3\u{A0}%"),
        ]
    )
    func numbers(language: Language, count: String, money: String, negative: String, share: String) {
        language.writing {
            #expect(NumberText.count(1_234_567) == count)
            #expect(NumberText.money(84_210.4) == money)
            #expect(NumberText.money(-950.4) == negative)
            #expect(NumberText.percent(0.953) == share)
        }
        let message: Message = "\(.number("1,234,567")) \(.money("84,210", currency: "EUR"))"
        #expect(message.text(in: language) == "\(count) \(money)")
    }

    @Test(
        "dates are written as the language does",
        arguments: [
            (Language.english, "1 March 2026", "2026-03-01"), (.dutch, "1 maart 2026", "01/03/2026"),
            (.french, "1er mars 2026", "01/03/2026"), (.german, "1. März 2026", "01.03.2026"),
        ]
    )
    func dates(language: Language, long: String, short: String) {
        language.writing {
            #expect(TimeText.date(1_772_323_200) == long)
            #expect(TimeText.shortDate(1_772_323_200) == short)
        }
    }

    @Test(
        "one and many are told apart as the language does",
        arguments: [
            (Language.english, "0 orders", "1 order"), (.dutch, "0 bestellingen", "1 bestelling"),
            (.french, "0 commande", "1 commande"), (.german, "0 Aufträge", "1 Auftrag"),
        ]
    )
    func plurals(language: Language, none: String, one: String) {
        language.writing {
            #expect(Entity.order.counted(0) == none)
            #expect(Entity.order.counted(1) == one)
        }
    }

    @Test(
        "French drops the vowel of \"de\" before another",
        arguments: [("Odoo", "d’Odoo"), ("Shopify", "de Shopify")]
    )
    func elision(name: String, text: String) {
        let message: Message = "\("12") \("x") of \(name) have no payment in \("Y")"
        #expect(message.text(in: Language.french).contains(text))
    }

    @Test(
        "a language is known by its name or that of a locale",
        arguments: [
            ("nl", .dutch), ("nl_BE.UTF-8", .dutch), ("fr-BE", .french), ("DE", .german), ("C", nil), ("nld", nil),
            ("", nil), ("es_ES", nil),
        ] as [(String, Language?)]
    )
    func locales(name: String, language: Language?) { #expect(Language(locale: name) == language) }

    @Test(
        "texts that are no blocks are refused with their line",
        arguments: ["nl x", "= a\nxx b", "= a\nnl b\nnl c", "a"]
    )
    func malformed(source: String) { #expect(throws: Translations.Malformed.self) { try Translations(source) } }
}
