import Configuration
import Fetching
import Foundation
import TestSupport
import Testing

@Suite("Descriptions of services")
struct PagedSourceDescriptionTests {
    /// What `next` can be, as YAML and JSON alike.
    static let ways: [(String, PagedSource.Paging)] = [
        (#"{"link": "links.next"}"#, .nextLink("links.next")), (#"{"header": "link"}"#, .linkHeader),
        (#"{"page": "p"}"#, .page(parameter: "p", first: 1)),
        (#"{"page": "p", "first": 0}"#, .page(parameter: "p", first: 0)),
        (#"{"cursor": "meta.next", "parameter": "after"}"#, .cursor(parameter: "after", path: "meta.next")),
    ]

    private static func document(next: String) -> String {
        #"{"name": "shop", "address": "https://shop.example/api", "token": "SHOP_TOKEN", "streams": "#
            + #"[{"name": "orders", "path": "orders?limit=2", "records": "data", "next": \#(next)}]}"#
    }

    @Test("what the schema accepts is read", arguments: ways)
    func accepted(next: String, paging: PagedSource.Paging) throws {
        let text = Self.document(next: next)
        #expect(try JSONSchemaCheck(schema: PagedSource.schema).faults(in: Data(text.utf8)) == [])
        let source = try PagedSource(yaml: text, file: "shop.source.yaml")
        #expect(source.streams.map(\.paging) == [paging])
        #expect(source.tokenVariable == "SHOP_TOKEN")
    }

    @Test(
        "what the schema refuses is refused",
        arguments: [
            document(next: #"{"link": "a", "page": "p"}"#), document(next: #"{"link": "a", "first": 2}"#),
            document(next: #"{"header": "location"}"#), document(next: #"{"cursor": "a"}"#), document(next: "{}"),
            document(next: #"{"page": "p", "first": -1}"#),
            #"{"name": "shop", "address": "https://shop.example/"}"#,
            #"{"name": "shop", "address": "https://shop.example/", "streams": []}"#,
            #"{"name": "shop", "streams": [{"name": "a", "path": "b"}]}"#,
            #"{"name": "shop", "address": "https://shop.example/", "streams": [{"name": "a"}]}"#,
            #"{"name": "shop", "address": "https://shop.example/", "secret": "x", "streams": [{"name": "a", "path": "b"}]}"#,
        ]
    )
    func refused(text: String) throws {
        #expect(try JSONSchemaCheck(schema: PagedSource.schema).faults(in: Data(text.utf8)) != [])
        #expect(throws: ConfigurationError.self) { _ = try PagedSource(yaml: text, file: "shop.source.yaml") }
    }
}
