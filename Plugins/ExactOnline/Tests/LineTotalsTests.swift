import ExactOnlineImporter
import ImporterKit
import ImporterTesting
import IntegrationModel
import TestSupport
import Testing

@Suite struct `Totals of Exact Online documents` {
    @Test func `are added up from the lines, and stay open where there are none`() throws {
        let path = SharedData.checkout + "/Plugins/ExactOnline/Samples/SalesInvoices.xml"
        let export = ExportFile(path: "SalesInvoices.xml", absolutePath: path, size: 0)
        let preview = ExportInspection().preview(of: export)
        let recorded = try RecordedExport.read(export, as: preview, with: ExactOnlineImporter())
        let invoices = try #require(recorded["Invoices"])
        #expect(invoices.values(.number) == ["26700012", "26700013"])
        #expect(invoices.values(.netAmount) == ["250.00", nil])
        #expect(invoices.values(.taxAmount) == ["52.50", nil])
        #expect(invoices.values(.grossAmount) == ["302.50", nil])
        #expect(invoices.values(.currency) == ["EUR", nil])
        let orders = try #require(recorded["SalesOrders"])
        #expect(orders.values(.netAmount) == [nil], "a line without a price leaves the total open")
    }
}
