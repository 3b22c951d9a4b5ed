import IntegrationModel

/// Adds up the lines of a document: quantity times price, less discount, and the tax on it, rounded per rate.
///
/// A total stays open where a line says too little for it: no quantity, no price or no rate.
final class LineTotals {
    static let net = "lines.netAmount"
    static let tax = "lines.taxAmount"
    static let gross = "lines.grossAmount"
    static let currency = "lines.currency"
    static let meanings: [(String, CanonicalField)] = [
        (net, .netAmount), (tax, .taxAmount), (gross, .grossAmount), (currency, .currency),
    ]

    private var netByRate: [Double: Double] = [:]
    private var currencies: Set<String> = []
    private var hasLines = false
    private var hasNet = true
    private var hasTax = true

    func add(quantity: Double?, price: Double?, discount: Double?, rate: Double?, currency: String) {
        hasLines = true
        if !currency.isEmpty { currencies.insert(currency) }
        guard let quantity, let price else {
            hasNet = false
            return
        }
        if rate == nil { hasTax = false }
        netByRate[rate ?? 0, default: 0] += quantity * price * (1 - (discount ?? 0))
    }

    /// The totals of the document whose lines were added, as text with two decimals; then begins the next document.
    func finish() -> (net: String?, tax: String?, gross: String?, currency: String?) {
        defer {
            netByRate.removeAll(keepingCapacity: true)
            currencies.removeAll(keepingCapacity: true)
            hasLines = false
            hasNet = true
            hasTax = true
        }
        guard hasLines, hasNet, currencies.count <= 1 else { return (nil, nil, nil, nil) }
        let rates = netByRate.sorted { $0.key < $1.key }
        let net = rates.reduce(0) { $0 + $1.value }
        let tax = rates.reduce(0) { $0 + ($1.value * $1.key * 100).rounded() / 100 }
        let currency = currencies.first
        guard hasTax else { return (Self.text(net), nil, nil, currency) }
        return (Self.text(net), Self.text(tax), Self.text(Self.rounded(net) + tax), currency)
    }

    private static func rounded(_ amount: Double) -> Double { (amount * 100).rounded() / 100 }

    private static func text(_ amount: Double) -> String? {
        guard let cents = Int(exactly: (amount * 100).rounded()) else { return nil }
        let digits = String(cents.magnitude)
        let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        return (cents < 0 ? "-" : "") + padded.dropLast(2) + "." + padded.suffix(2)
    }
}

/// Passes lines on and counts their prices.
final class PricedLineSink: RecordSink {
    private let target: any RecordSink
    private let totals: LineTotals
    private var positions: [String: Int] = [:]

    init(_ target: any RecordSink, _ totals: LineTotals) {
        self.target = target
        self.totals = totals
    }

    var fieldCount: Int { target.fieldCount }

    func addField(_ path: String) -> Int {
        let position = target.addField(path)
        positions[path] = position
        return position
    }

    func beginFile(_ file: Int) { target.beginFile(file) }

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        func text(_ path: String) -> String {
            guard let position = positions[path], position < values.count else { return "" }
            return values[position].string
        }
        let net = Double(text("NetPrice/Value"))
        totals.add(
            quantity: Double(text("Quantity")),
            price: net ?? Double(text("UnitPrice/Value")),
            discount: net == nil ? Double(text("DiscountPercentage")) : nil,
            rate: Double(text("UnitPrice/VATPercentage")) ?? Double(text("NetPrice/VATPercentage")),
            currency: text("UnitPrice/Currency/@code")
        )
        target.append(values, at: place, parent: parent)
    }

    func reject(at place: RecordPlace) { target.reject(at: place) }
}

/// Adds the totals of its lines, which come before it, to a document.
final class TotalledDocumentSink: RecordSink {
    private let target: any RecordSink
    private let totals: LineTotals
    private let positions: [Int]
    private var values: [ByteSlice] = []

    init(_ target: any RecordSink, _ totals: LineTotals) {
        self.target = target
        self.totals = totals
        positions = LineTotals.meanings.map { target.addField($0.0) }
    }

    var fieldCount: Int { target.fieldCount }

    func addField(_ path: String) -> Int { target.addField(path) }

    func beginFile(_ file: Int) { target.beginFile(file) }

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        let found = totals.finish()
        let texts = [found.net, found.tax, found.gross, found.currency].map { Array(($0 ?? "").utf8) }
        self.values.removeAll(keepingCapacity: true)
        self.values.append(contentsOf: values)
        let bytes = Array(texts.joined())
        bytes.withUnsafeBufferPointer { buffer in
            var start = 0
            for (text, position) in zip(texts, positions) {
                while self.values.count <= position { self.values.append(.absent) }
                self.values[position] =
                    text.isEmpty
                    ? .absent : ByteSlice(start: buffer.baseAddress.map { $0 + start }, count: text.count)
                start += text.count
            }
            self.values.withUnsafeBufferPointer { target.append($0, at: place, parent: parent) }
        }
    }

    func reject(at place: RecordPlace) {
        _ = totals.finish()
        target.reject(at: place)
    }
}
