import FoundationEssentials
import ImporterKit
import IntegrationModel
import TestSupport
import Testing

@Suite("Exports of real systems in XML and JSON", .enabled(if: SharedData.folder != nil))
struct TreeSampleTests {
    private static let files: [String] = ["samples/erp", "samples/crm", "landscapes"].flatMap { folder -> [String] in
        guard let path = SharedData.path(folder) else { return [] }
        let all = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
        return all.map { path + "/" + $0 }
            .filter { file in [".xml", ".json", ".xaf"].contains { file.lowercased().hasSuffix($0) } }.sorted()
    }

    @Test("every one is read to its end, and has as many records as start tags or objects")
    func readsAll() throws {
        var read = 0
        for file in Self.files {
            let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
            var preview = ExportPreview(path: file)
            let (format, layout) = bytes.withUnsafeBytes { head in
                let format = TreePreview.format(of: head)
                let layout =
                    format == .xml ? XMLPreview.fill(&preview, head: head) : JSONPreview.fill(&preview, head: head)
                return (format, layout)
            }
            if preview.obstacle != nil { continue }
            #expect(!layout.tables.isEmpty, "\(file)")
            let reading = format == .xml ? readXML(bytes, layout) : readJSON(bytes, layout)
            #expect(reading.error == nil, "\(file)")
            for (position, table) in layout.tables.enumerated() {
                let sink = reading.sinks[position]
                #expect(sink.rejected.isEmpty)
                #expect(Set(sink.fields) == Set(preview.tables[position].fields) || bytes.count > XMLPreview.headBytes)
                if let parent = table.parent {
                    let count = reading.sinks[parent].records.count
                    #expect(sink.records.allSatisfy { $0.parent >= 0 && $0.parent < count }, "\(file)")
                }
                if format == .xml { Self.check(sink, table, bytes, preview, file) }
            }
            read += 1
        }
        #expect(read >= 100)
    }

    /// Every record stands at a start tag with its name, and none is missing where the name is used for nothing else.
    private static func check(
        _ sink: TreeTestSink,
        _ table: TableLayout,
        _ bytes: [UInt8],
        _ preview: ExportPreview,
        _ file: String
    ) {
        // In other encodings, places count the bytes of the text as UTF-8.
        guard preview.encoding == "utf-8", let name = table.recordPath.split(separator: "/").last else { return }
        let tags = startTags(bytes, named: Array(name.utf8))
        for record in sink.records {
            #expect(tags[record.byteOffset] == record.line, "\(file): \(name)")
        }
        let others = preview.tables.filter { $0.recordPath != table.recordPath }
        if others.contains(where: { ("/" + $0.recordPath + "/").contains("/\(name)/") }) { return }
        if preview.tables.contains(where: { $0.fields.contains { ("/" + $0 + "/").contains("/\(name)/") } }) { return }
        #expect(sink.records.count == tags.count, "\(file): \(table.recordPath)")
    }

    /// The lines of the start tags with a local name, by offset.
    private static func startTags(_ bytes: [UInt8], named name: [UInt8]) -> [Int: Int] {
        var tags: [Int: Int] = [:]
        var line = 1
        var isComment = false
        for (position, byte) in bytes.enumerated() {
            if byte == 0x0A { line += 1 }
            guard byte == UInt8(ascii: "<") || byte == UInt8(ascii: "-") else { continue }
            let rest = bytes[position...].prefix(4)
            if rest.elementsEqual("<!--".utf8) { isComment = true }
            if rest.starts(with: "-->".utf8) { isComment = false }
            guard byte == UInt8(ascii: "<"), !isComment else { continue }
            let tag = bytes[(position + 1)...].prefix(80).prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F }
            let local = tag.lastIndex(of: UInt8(ascii: ":")).map { tag[($0 + 1)...] } ?? tag
            if local.elementsEqual(name) { tags[position] = line }
        }
        return tags
    }
}
