/// Who an invoice is for, as far as its data tell.
enum BuyerKind: Sendable {
    /// A business in Belgium: it has a Belgian enterprise or VAT number.
    case belgianBusiness
    /// Somebody in another country.
    case foreign
    /// No number: a consumer, or a business whose number is not known.
    case unknown

    /// - Parameters:
    ///   - numbers: VAT and enterprise numbers as they are written.
    ///   - country: a code or name, nil where there is none.
    init(numbers: [String], country: String?) {
        let numbers = numbers.map(Self.bare).filter { !$0.isEmpty }
        let isBelgian = country.map(Self.isBelgium)
        if numbers.contains(where: { Self.isBelgian($0, inBelgium: isBelgian) }) {
            self = .belgianBusiness
        } else if isBelgian == false || numbers.contains(where: Self.isForeign) {
            self = .foreign
        } else {
            self = .unknown
        }
    }

    /// Letters and digits, upper case.
    private static func bare(_ number: String) -> String {
        let isBare = number.utf8.allSatisfy { $0 &- 0x41 < 26 || $0 &- 0x30 < 10 }
        return isBare ? number : number.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }

    /// A number with the prefix of Belgium, whatever its check digits, or ten digits with right ones.
    private static func isBelgian(_ number: String, inBelgium: Bool?) -> Bool {
        if number.hasPrefix("BE") { return number.count >= 11 }
        guard inBelgium != false else { return false }
        let digits = number.count == 9 ? "0" + number : number
        return InvoiceRules.isEnterpriseNumber(digits) && (digits.hasPrefix("0") || digits.hasPrefix("1"))
    }

    private static func isForeign(_ number: String) -> Bool {
        let prefix = number.prefix(2)
        return prefix.count == 2 && prefix.allSatisfy(\.isLetter) && prefix != "BE"
            && number.contains(where: \.isNumber)
    }

    /// ISO 3166 codes, and the country's names in its languages and English.
    static func isBelgium(_ country: String) -> Bool {
        ["BE", "BEL", "BELGIUM", "BELGIE", "BELGIË", "BELGIQUE", "BELGIEN"].contains(country.uppercased())
    }
}

extension StructuredInvoice {
    var buyer: BuyerKind {
        let scheme = self[.buyerEndpointScheme]
        let isNumber = scheme == "0208" || scheme == "9925"
        let isLegal = self[.buyerLegalScheme] == nil || self[.buyerLegalScheme] == "0208"
        return BuyerKind(
            numbers: [self[.buyerVAT], isNumber ? self[.buyerEndpoint] : nil, isLegal ? self[.buyerLegalID] : nil]
                .compactMap(\.self),
            country: self[.buyerCountry]
        )
    }

    var isFromBelgium: Bool {
        if belgianNumber(.sellerVAT) != nil || self[.sellerEndpointScheme] == "0208" { return true }
        return self[.sellerCountry].map(BuyerKind.isBelgium) ?? false
    }
}
