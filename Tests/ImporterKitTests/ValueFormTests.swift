import Testing

@testable import ImporterKit

@Suite struct `Forms of values` {
    private func read(_ value: String, as form: ValueForm, currency: String = "") -> String? {
        var text: [UInt8] = []
        let isRewritten = Array(value.utf8).withUnsafeBufferPointer { value in
            Array(currency.utf8).withUnsafeBufferPointer { form.rewrite(value, currency: $0, to: &text) }
        }
        return isRewritten ? String(decoding: text, as: UTF8.self) : nil
    }

    @Test(arguments: [
        ("14641", "eur", "146.41"), ("5", "EUR", "0.05"), ("-5", "usd", "-0.05"), ("0", "eur", "0.00"),
        ("-14641", "", "-146.41"), ("1250", "kwd", "1.250"), ("100", "gbp", "1.00"),
    ])
    func `amounts in minor units become amounts of their currency`(value: String, currency: String, amount: String) {
        #expect(read(value, as: .minorUnits, currency: currency) == amount)
    }

    @Test(arguments: [("1250", "jpy"), ("12.50", "eur"), ("", "eur"), ("-", "eur"), ("1e3", "eur")])
    func `whole units and values of other forms stay as they are`(value: String, currency: String) {
        #expect(read(value, as: .minorUnits, currency: currency) == nil)
    }

    @Test(arguments: [
        ("0", "1970-01-01T00:00:00Z"), ("-1", "1969-12-31T23:59:59Z"), ("1770285600", "2026-02-05T10:00:00Z"),
        ("951782400", "2000-02-29T00:00:00Z"), ("253402300799", "9999-12-31T23:59:59Z"),
    ])
    func `seconds since 1970 become points in time`(value: String, time: String) {
        #expect(read(value, as: .unixSeconds) == time)
    }

    @Test(arguments: ["253402300800", "99999999999999999999999", "2026-02-05", "soon"])
    func `what is no second of a known year stays as it is`(value: String) {
        #expect(read(value, as: .unixSeconds) == nil)
    }
}
