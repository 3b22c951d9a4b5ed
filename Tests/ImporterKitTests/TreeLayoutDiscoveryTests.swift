import ImporterKit
import IntegrationModel
import Testing

@Suite("Finding tables in nested documents")
struct TreeLayoutDiscoveryTests {
    private func tables(_ text: String) -> [String] {
        let preview = preview(text)
        return preview.tables.map { $0.recordPath + ($0.parent.map { " in \($0)" } ?? "") }
    }

    @Test(
        "the records of an XML document are what is repeated nearest to its root",
        arguments: [
            ("<l><i><a>1</a></i><i><a>2</a></i></l>", ["l/i"]),
            ("<e><Xs><X><a>1</a></X></Xs></e>", ["e/Xs/X"]),
            ("<e><Cs><C><a/></C><C><a/></C></Cs><Ds><D><b/></D><D><b/></D></Ds></e>", ["e/Cs/C", "e/Ds/D"]),
            (
                "<Facturen><Aantal>2</Aantal><Factuur><n>1</n></Factuur><Factuur><n>2</n></Factuur></Facturen>",
                ["Facturen/Factuur"]
            ),
            ("<rows><row id='1'/><row id='2'/></rows>", ["rows/row"]),
            ("<list><item>a</item><item>b</item><item>c</item></list>", ["list/item"]),
            (
                "<D><S><Hdr><i>1</i></Hdr><St><n/><E><a/></E><E><a/></E><E><a/></E></St></S></D>",
                ["D/S/Hdr", "D/S/St", "D/S/St/E in 1"]
            ),
            (
                "<o><b n='1'><rs><regel a='x' q='2'/><regel a='y' q='1'/></rs></b><b n='2'><rs><regel a='z' q='1'/></rs></b></o>",
                ["o/b", "o/b/rs/regel in 0"]
            ),
            (
                "<Orders><Order nr='1'><Head><d/></Head><Rows><OrderLine><a/><b/><c/></OrderLine></Rows></Order></Orders>",
                ["Orders/Order", "Orders/Order/Rows/OrderLine in 0"]
            ),
            ("<settings><a>1</a><b>2</b></settings>", ["settings"]),
        ]
    )
    func findsXMLRecords(_ text: String, _ expected: [String]) {
        #expect(tables(text) == expected)
    }

    @Test("an invoice is one record with its lines")
    func findsDocuments() {
        let text = """
            <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:c="urn:c"><c:ID>1</c:ID>\
            <c:IssueDate>2026-01-01</c:IssueDate><Party><Name>N</Name><Country><Code>BE</Code></Country></Party>\
            <InvoiceLine><c:ID>1</c:ID><Qty>1</Qty><Item><Name>x</Name></Item></InvoiceLine></Invoice>
            """
        let preview = preview(text)
        #expect(preview.rootElement == "Invoice")
        #expect(preview.namespace == "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2")
        #expect(preview.tables.map(\.recordPath) == ["Invoice", "Invoice/InvoiceLine"])
        #expect(preview.tables[0].fields == ["ID", "IssueDate", "Party/Name", "Party/Country/Code"])
        #expect(preview.tables[1].fields == ["ID", "Qty", "Item/Name"])
        #expect(preview.tables[1].parent == 0)
    }

    @Test(
        "the records of a JSON text are found at the top or in an envelope",
        arguments: [
            ("[{\"a\":1}]", [""]), ("{\"a\":1}\n{\"a\":2}", [""]),
            ("{\"data\":[{\"a\":1}],\"meta\":{\"n\":1}}", ["data"]),
            ("{\"data\":[]}", ["data"]), ("{\"d\":{\"results\":[{\"a\":1}]}}", ["d.results"]),
            ("{\"@odata.context\":\"x\",\"value\":[{\"a\":1}]}", ["value"]),
            (
                "{\"count\":1,\"_embedded\":{\"payments\":[{\"a\":1}]},\"_links\":{\"self\":{\"href\":\"x\"}}}",
                ["_embedded.payments"]
            ),
            ("{\"customers\":[{\"a\":1}],\"orders\":[{\"b\":1},{\"b\":2}]}", ["orders", "customers"]),
            ("{\"order\":{\"id\":1,\"name\":\"x\"}}", ["order"]),
            (
                "{\"id\":1,\"no\":\"x\",\"date\":\"d\",\"total\":5,\"status\":\"s\",\"cur\":\"EUR\",\"lines\":[{\"q\":1}]}",
                ["", "lines in 0"]
            ),
            ("{\"rows\":[[1,2],[3,4]]}", ["rows"]),
            (
                "{\"data\":[{\"a\":1,\"tags\":[{\"t\":1},{\"t\":2}],\"steps\":[{\"s\":1},{\"s\":2},{\"s\":3}]}]}",
                ["data", "data.steps in 0"]
            ),
            ("[{\"id\":1,\"line_items\":[{\"q\":1}]}]", ["", "line_items in 0"]),
            // What stands beside the records says how the request went, and which page it is.
            ("{\"code\":0,\"message\":\"ok\",\"invoice\":{\"id\":1,\"no\":\"x\"}}", ["invoice"]),
            ("{\"id\":1,\"name\":\"x\",\"address\":{\"street\":\"a\",\"zip\":\"1\",\"city\":\"c\"}}", [""]),
            (
                "{\"rows\":[{\"a\":1}],\"from\":\"x\",\"to\":\"x\",\"page\":1,\"total_items\":1,\"total_pages\":1,\"limit\":9}",
                ["rows"]
            ),
            // A document is no envelope of its lines, however little it says.
            ("{\"no\":\"x\",\"lines\":[{\"q\":1},{\"q\":2}]}", ["", "lines in 0"]),
            (
                "{\"id\":1,\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"lines\":{\"object\":\"list\",\"data\":[{\"q\":1},{\"q\":2},{\"q\":3}]}}",
                ["", "lines.data in 0"]
            ),
            (
                "{\"orders\":{\"items\":[{\"a\":1},{\"a\":2}]},\"customers\":{\"items\":[{\"b\":1}]}}",
                ["orders.items", "customers.items"]
            ),
        ]
    )
    func findsJSONRecords(_ text: String, _ expected: [String]) {
        #expect(tables(text) == expected)
    }

    @Test("a beginning that is cut anywhere gives the fields it has")
    func survivesCuts() {
        let text =
            "{\"data\":[" + (0..<50).map { "{\"id\":\($0),\"name\":\"x\",\"city\":\"Gent\"}" }.joined(separator: ",")
        for count in 60..<text.utf8.count {
            let preview = preview(String(text.prefix(count)))
            #expect(preview.tables.map(\.recordPath) == ["data"])
            #expect(preview.tables[0].fields == ["id", "name", "city"])
        }
    }

    @Test(
        "a web page in place of an export is an obstacle",
        arguments: [
            "<!DOCTYPE html><html><body><form>Wachtwoord: <input type=password></form>",
            "\u{FEFF}\n<html><head><title>Sign in</title>",
            "<?xml version=\"1.0\"?><!-- x --><!DOCTYPE html>\n<html>login",
        ]
    )
    func noticesSignInPages(_ text: String) {
        var preview = ExportPreview(path: "x.xml")
        Array(text.utf8).withUnsafeBytes { head in
            _ = XMLPreview.fill(&preview, head: head)
        }
        #expect(preview.obstacle == "this is a web page that asks to sign in, not an export")
        #expect(preview.tables.isEmpty)
    }

    @Test("no data is an obstacle", arguments: ["", "  ", "<r/>", "{}", "[]", "{\"data\":[]}"])
    func noticesEmptyExports(_ text: String) {
        #expect(preview(text).obstacle != nil)
    }

    @Test("the error message of an interface is an obstacle")
    func noticesErrorAnswers() {
        #expect(
            preview("{\"error\":{\"code\":401,\"message\":\"Unauthorized\"}}").obstacle?.contains("error message")
                == true
        )
    }

    @Test("the declared encoding is told")
    func tellsEncoding() {
        #expect(preview("<?xml version='1.0' encoding='ISO-8859-1'?><r><a>1</a></r>").encoding == "iso-8859-1")
    }

    private func preview(_ text: String) -> ExportPreview {
        var preview = ExportPreview(path: "x")
        let layout = Array(text.utf8).withUnsafeBytes { head in
            TreePreview.format(of: head) == .xml
                ? XMLPreview.fill(&preview, head: head) : JSONPreview.fill(&preview, head: head)
        }
        #expect(layout.tables.map(\.recordPath) == preview.tables.map(\.recordPath))
        return preview
    }
}
