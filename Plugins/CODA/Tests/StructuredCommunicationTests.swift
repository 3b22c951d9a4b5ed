import Testing

@testable import CODAImporter

@Suite struct `Structured communications` {
    @Test(
        arguments: [
            (
                "1136703123412341234112345600001203022614301SHOP            GENT",
                "670312XXXXXX1234112345600001203022614301SHOP            GENT"
            ),
            ("113670312XXXXXX12341123456", "670312XXXXXX12341123456"),
            ("1156703123412341234112345600001", "670312XXXXXX1234112345600001"),
            ("1244321123412341234    2000000001", "432112XXXXXX12342000000001"),
        ]
    )
    func `show no whole number of a card`(columns: String, text: String) {
        #expect(StructuredCommunication(columns).text == text)
    }

    @Test func `of a sale at a terminal have no number of a card and stay whole`() {
        let sale = "114931384384900569504030912048SHOP            GENT"
        #expect(StructuredCommunication(sale).text == String(sale.dropFirst(3)))
    }
}
