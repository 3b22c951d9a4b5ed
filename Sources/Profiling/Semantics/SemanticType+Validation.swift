public import IntegrationModel

extension SemanticType {
    /// Whether a value is valid for the type: its form, and its check digits where the type has them.
    ///
    /// The notation does not matter: spaces, points and hyphens are skipped, and so is case. Of a field that is known
    /// to hold telephone numbers, postcodes or web sites, forms are accepted as well that would prove nothing
    /// elsewhere (`0475123456`, `9000`, `example.be`).
    public func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = bytes.baseAddress, bytes.count > 0 else { return false }
        var buffer = ScanBuffer()
        return isValid(start, bytes.count, &buffer)
    }

    /// Whether a value is valid for the type.
    public func isValid(_ text: String) -> Bool {
        var copy = text
        return copy.withUTF8 { isValid($0) }
    }

    /// The positions of the records that have a value, and one that is not valid for the type; in ascending order.
    ///
    /// Records with a word for nothing (`NULL`, `n.v.t.`) have no value.
    public func invalidRecords(in texts: TextColumn) -> [Int] {
        var buffer = ScanBuffer()
        var result: [Int] = []
        for record in 0..<texts.count {
            let isInvalid = texts.withUTF8(of: record) { bytes in
                guard let start = bytes.baseAddress, bytes.count > 0 else { return false }
                let scan = ValueScan(start, bytes.count, into: &buffer)
                guard scan.count > 0, !NullWords.contains(scan.start, scan.count) else { return false }
                return !isValid(scan, &buffer)
            }
            if isInvalid { result.append(record) }
        }
        return result
    }

    private func isValid(_ start: UnsafePointer<UInt8>, _ count: Int, _ buffer: inout ScanBuffer) -> Bool {
        isValid(ValueScan(start, count, into: &buffer), &buffer)
    }

    private func isValid(_ scan: ValueScan, _ buffer: inout ScanBuffer) -> Bool {
        let token = TokenScanner.token(of: scan, in: buffer)
        return SemanticChecks(scan, in: buffer, token: token).passes(self, isNamed: true)
    }

    /// Whether the type is proved by check digits, so that a value that fails is a wrong value.
    public var hasCheckDigits: Bool {
        switch self {
        case .belgianEnterpriseNumber, .vatNumber, .iban, .structuredCommunication, .creditorReference, .gtin: true
        case .email, .phone, .postcode, .country, .currency, .uuid, .url: false
        }
    }
}
