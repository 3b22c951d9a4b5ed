import Testing

@testable import ImporterKit

@Suite struct `Files of settings` {
    private func found(_ text: String) -> String? {
        Array(text.utf8).withUnsafeBytes { UnreadableContent.recognize($0)?.found }
    }

    @Test func `are no exports`() {
        let map =
            "#Mapping values\r\n#Fri Mar 10 10:56:04 PST 2026\r\nNAME=Name\r\nTYPE=\r\n\"4-2\"=Account\r\nBILLINGCITY=BillingCity\r\n"
        #expect(found(map)?.hasPrefix("this is a list of settings") == true)
    }

    @Test(
        arguments: [
            "#id,name\n1,a=b\n2,c=d\n3,e\n", "a=1\nb=2\nc=3\n", "# comment\nid;name\n1;x\n", "#a\n#b\n",
            "Naam;Formule\nx;=A1\n",
        ]
    )
    func `are told from records with an equals sign`(text: String) {
        #expect(found(text) == nil)
    }
}
