import BundledImporters
import Foundation
import ImporterKit
import IntegrationModel
import TestSupport
import Testing

/// Whoever fetches records names the fields wanted (`$select`, `fields=`), and gets no others.
@Suite struct `Answers with a part of their fields` {
    private struct Sample: Sendable {
        var importer: String
        var name: String
        var data: Data

        var answer: Any { (try? JSONSerialization.jsonObject(with: data)) ?? [:] }
    }

    private static let samples: [Sample] = {
        let plugins = SharedData.checkout + "/Plugins"
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: plugins)) ?? []).sorted()
        return names.filter { $0 != "Generic" }.flatMap { plugin -> [Sample] in
            let folder = "\(plugins)/\(plugin)/Samples"
            let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
            return files.filter { $0.hasSuffix(".json") }.compactMap { file in
                guard let data = FileManager.default.contents(atPath: "\(folder)/\(file)"),
                    let answer = try? JSONSerialization.jsonObject(with: data), !recordFields(of: answer).isEmpty
                else { return nil }
                return Sample(importer: choice(answer, named: file), name: file, data: data)
            }
        }
    }()

    private static let listsMisses = ProcessInfo.processInfo.environment["KOPPEL_MEASURE"] != nil

    private static func choice(_ answer: Any, named name: String) -> String {
        let folder = FileManager.default.temporaryDirectory.path + "/koppel-fields-\(UUID().uuidString)"
        let path = "\(folder)/\(name)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        guard let data = try? JSONSerialization.data(withJSONObject: answer, options: [.sortedKeys]),
            (try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)) != nil,
            (try? data.write(to: URL(filePath: path))) != nil
        else { return "" }
        let preview = ExportInspection().preview(of: ExportFile(path: name, absolutePath: path, size: data.count))
        return ImporterChoice(for: preview, among: bundledImporters).chosen?.importer.manifest.id ?? "none"
    }

    /// The keys of the first list of objects in an answer: those of its records.
    private static func recordFields(of answer: Any) -> [String] {
        var fields: [String] = []
        _ = changed(answer) { records in
            if fields.isEmpty {
                // What a service writes by itself is in every answer.
                fields = Set(records.flatMap(\.keys)).sorted().filter { !$0.hasPrefix("@") && !$0.hasPrefix("_") }
            }
            return records
        }
        return fields
    }

    /// The answer with its first list of objects changed.
    private static func changed(_ answer: Any, _ change: ([[String: Any]]) -> [[String: Any]]) -> Any {
        if let records = answer as? [[String: Any]], !records.isEmpty { return change(records) }
        guard var envelope = answer as? [String: Any] else { return answer }
        for key in envelope.keys.sorted() {
            guard let inner = envelope[key] else { continue }
            if let records = inner as? [[String: Any]], !records.isEmpty {
                envelope[key] = change(records)
                return envelope
            }
        }
        // `{"d": {"results": […]}}`
        if envelope.count == 1, let key = envelope.keys.first, let inner = envelope[key] {
            envelope[key] = changed(inner, change)
        }
        return envelope
    }

    /// Without every third field, beginning with each of the first three; and the first and second half.
    private static func parts(_ answer: Any) -> [Any] {
        let fields = recordFields(of: answer)
        let thirds = (0..<3).map { start in fields.enumerated().filter { $0.offset % 3 == start }.map(\.element) }
        let halves = [fields.prefix(fields.count / 2), fields.suffix(fields.count / 2)].map(Array.init)
        return (thirds + halves).map { left in
            changed(answer) { records in records.map { $0.filter { field in !left.contains(field.key) } } }
        }
    }

    @Test func `are never taken for another system's, and mostly known`() {
        #expect(Self.samples.count > 40)
        var known = 0
        var all = 0
        for sample in Self.samples where sample.importer != "json" {
            // Names that say nothing.
            for part in Self.parts(sample.answer) {
                let chosen = Self.choice(part, named: "answer.json")
                #expect(chosen == sample.importer || chosen == "json", "\(sample.name): \(Self.recordFields(of: part))")
                all += 1
                if chosen == sample.importer {
                    known += 1
                } else if Self.listsMisses {
                    print("left to \(chosen): \(sample.importer), \(sample.name), \(Self.recordFields(of: part))")
                }
            }
        }
        print("known by a part of the fields: \(known) of \(all)")
        #expect(Double(known) >= 0.85 * Double(all), "\(known) of \(all)")
    }

    /// Names that anybody would give fields and files.
    @Test(
        arguments: [
            (
                "orders.json",
                #"[{"id": 1, "number": "1", "status": "open", "date_created": "2026-02-03", "total": "1.00"}]"#
            ),
            (
                "orders.json",
                #"{"orders": [{"id": 1, "name": "A", "created_at": "2026-02-03", "total_price": "1.00"}]}"#
            ),
            (
                "customers.json",
                #"{"data": [{"id": 1, "name": "A", "email": "a@x.example", "created_at": "2026-02-03"}]}"#
            ),
            ("deals.json", #"{"results": [{"id": 1, "title": "A", "amount": 5, "stage": "won", "owner": "B"}]}"#),
            (
                "invoices.json",
                #"{"value": [{"id": 1, "number": "F1", "invoiceDate": "2026-02-03", "status": "open"}]}"#
            ),
            (
                "export.json",
                #"[{"ID": "1", "Code": "K1", "Name": "A", "VATNumber": "BE0123", "Email": "a@x.example"}]"#
            ),
            (
                "export.json",
                #"[{"id": "1", "name": "A", "vat_number": "BE0123", "website": "x.example", "updated_at": 1}]"#
            ),
            ("items.json", #"[{"sku": "A1", "name": "A", "price": 2, "status": 1, "created_at": "2026-02-03"}]"#),
            (
                "invoices.json",
                #"{"data": [{"id": 1, "invoice_number": "F1", "date": "2026-02-03", "due_date": "2026-03-03", "total": 1}]}"#
            ),
            (
                "contacts.json",
                #"[{"Id": "1", "FirstName": "A", "LastName": "B", "Email": "a@x.example", "Phone": "1"}]"#
            ),
        ]
    )
    func `answers of home-made systems are left to the generic importer`(name: String, text: String) throws {
        let answer = try JSONSerialization.jsonObject(with: Data(text.utf8))
        #expect(Self.choice(answer, named: name) == "json")
    }
}
