import IntegrationModel

/// The semantic types whose check one value passes.
struct SemanticChecks: OptionSet {
    var rawValue: UInt16

    init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// The set of one type.
    init(_ type: SemanticType) {
        switch type {
        case .belgianEnterpriseNumber: self = .belgianEnterpriseNumber
        case .vatNumber: self = .vatNumber
        case .iban: self = .iban
        case .structuredCommunication: self = .structuredCommunication
        case .creditorReference: self = .creditorReference
        case .gtin: self = .gtin
        case .email: self = .email
        case .phone: self = .phone
        case .postcode: self = .postcode
        case .country: self = .country
        case .currency: self = .currency
        case .uuid: self = .uuid
        case .url: self = .url
        }
    }

    static var belgianEnterpriseNumber: SemanticChecks { SemanticChecks(rawValue: 1 << 0) }
    static var vatNumber: SemanticChecks { SemanticChecks(rawValue: 1 << 1) }
    static var iban: SemanticChecks { SemanticChecks(rawValue: 1 << 2) }
    static var structuredCommunication: SemanticChecks { SemanticChecks(rawValue: 1 << 3) }
    static var creditorReference: SemanticChecks { SemanticChecks(rawValue: 1 << 4) }
    static var gtin: SemanticChecks { SemanticChecks(rawValue: 1 << 5) }
    static var email: SemanticChecks { SemanticChecks(rawValue: 1 << 6) }
    static var phone: SemanticChecks { SemanticChecks(rawValue: 1 << 7) }
    static var postcode: SemanticChecks { SemanticChecks(rawValue: 1 << 8) }
    static var country: SemanticChecks { SemanticChecks(rawValue: 1 << 9) }
    static var currency: SemanticChecks { SemanticChecks(rawValue: 1 << 10) }
    static var uuid: SemanticChecks { SemanticChecks(rawValue: 1 << 11) }
    static var url: SemanticChecks { SemanticChecks(rawValue: 1 << 12) }

    /// The value is written with the prefix of a country's VAT numbers.
    static var hasVATPrefix: SemanticChecks { SemanticChecks(rawValue: 1 << 13) }
    /// The value passes as telephone number, postcode or web address only where the field's name says that it is one.
    static var onlyIfNamed: SemanticChecks { SemanticChecks(rawValue: 1 << 14) }
    /// The value passes as postcode only where the field's name says so, while it passes as something else surely.
    static var postcodeOnlyIfNamed: SemanticChecks { SemanticChecks(rawValue: 1 << 15) }

    /// How many bits a set has.
    static let width = 16
}

extension SemanticChecks {
    /// Checks a scanned value.
    ///
    /// - Parameters:
    ///   - buffer: has its letters and digits, before identifiers are brought to one form.
    ///   - token: what else it may be: a date is no telephone number.
    @inline(__always)
    init(_ scan: ValueScan, in buffer: borrowing ScanBuffer, token: ValueToken) {
        self = []
        let folded = UnsafePointer(buffer.folded)
        let count = scan.foldedCount
        if scan.digits == 0 {
            checkWords(scan, in: buffer)
            return
        }
        if scan.digits >= 2, count >= 4, count <= 34, scan.letters == 0 || scan.digits >= 4 || count >= 15 {
            checkIdentifiers(scan, folded: folded, count)
        }
        if scan.letters == 0 {
            if scan.digits >= 8, token.kind != .date {
                switch PhoneNumber.form(of: scan) {
                case .none: break
                case .bareDigits: formUnion([.phone, .onlyIfNamed])
                case .written: insert(.phone)
                }
            }
        } else {
            checkAddresses(scan)
        }
        if scan.count <= 10, token.kind != .date {
            switch Postcode.form(of: scan, folded: folded) {
            case .none: break
            case .digits: formUnion([.postcode, .postcodeOnlyIfNamed])
            case .characteristic: insert(.postcode)
            }
        }
    }

    private mutating func checkIdentifiers(_ scan: ValueScan, folded: UnsafePointer<UInt8>, _ count: Int) {
        if scan.letters == 0 {
            switch count {
            case 9, 10:
                if BelgianEnterpriseNumber.isValid(folded: folded, count) {
                    insert(.belgianEnterpriseNumber)
                    if count == 10 { insert(.vatNumber) }
                }
            case 12 where StructuredCommunication.isValid(folded: folded, count):
                insert(.structuredCommunication)
            default: break
            }
            if scan.count == count, GTIN.isValid(folded, count) { insert(.gtin) }
            return
        }
        if scan.count == 36 || scan.count == 38, UUIDForm.isValid(scan.start, scan.count) { insert(.uuid) }
        guard isLetter(folded[0]), scan.digits >= 4 || count >= 15 else { return }
        if count >= 15, IBAN.isValid(folded: folded, count) { insert(.iban) }
        if count >= 5, folded[0] == UInt8(ascii: "r"), CreditorReference.isValid(folded: folded, count) {
            insert(.creditorReference)
        }
        if count <= 15, scan.digits >= 7 || folded[0] == UInt8(ascii: "r") {
            if VATNumber.hasPrefix(folded: folded, count) {
                insert(.hasVATPrefix)
                if VATNumber.isValid(folded: folded, count) { insert(.vatNumber) }
            }
            if BelgianEnterpriseNumber.isValid(folded: folded, count) {
                formUnion([.belgianEnterpriseNumber, .vatNumber])
            }
        }
    }

    /// E-mail and web addresses, and identifiers with letters that are no checksum.
    private mutating func checkAddresses(_ scan: ValueScan) {
        if scan.classes.contains(.at) {
            if EmailAddress.isValid(scan.start, scan.count) { insert(.email) }
        } else if scan.classes.contains(.point), !scan.classes.contains(.space) {
            switch WebAddress.form(scan.start, scan.count) {
            case .none: break
            case .domain: formUnion([.url, .onlyIfNamed])
            case .address: insert(.url)
            }
        }
    }

    private mutating func checkWords(_ scan: ValueScan, in buffer: borrowing ScanBuffer) {
        checkAddresses(scan)
        if CountryName.isValid(folded: buffer.folded, scan.foldedCount, in: buffer.countries) { insert(.country) }
        if scan.count == 3, CurrencyCode.isValid(scan.start, 3) { insert(.currency) }
        if scan.foldedCount == 0, scan.count == 3, scan.start[0] == 0xE2, scan.start[1] == 0x82, scan.start[2] == 0xAC {
            insert(.currency)
        }
        if scan.count == 36, UUIDForm.isValid(scan.start, 36) { insert(.uuid) }
    }

    /// Whether the value passes as a type in a field whose name says the type, or in any field.
    func passes(_ type: SemanticType, isNamed: Bool) -> Bool {
        guard contains(SemanticChecks(type)) else { return false }
        if isNamed { return true }
        switch type {
        case .phone, .url: return !contains(.onlyIfNamed)
        case .postcode: return !contains(.postcodeOnlyIfNamed)
        default: return true
        }
    }
}
