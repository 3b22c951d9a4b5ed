import ImporterKit
import IntegrationModel

/// What the first line of a file in DATEV format says of its records.
struct DATEVHeading {
    /// Where the file comes from: two letters.
    var origin: String
    /// The first day of the book year, and the period of the file: year, month and day.
    private var yearStart: Int?
    private var from: Int?
    private var to: Int?

    /// - Parameter values: of the first line.
    init(_ values: [String]) {
        func value(_ number: Int) -> String { number <= values.count ? values[number - 1] : "" }
        func day(_ number: Int) -> Int? {
            let digits = value(number)
            guard digits.utf8.count == 8, let day = Int(digits) else { return nil }
            return day
        }
        origin = value(8)
        yearStart = day(13)
        from = day(15)
        to = day(16)
    }

    /// The day that figures for day and month mean: the one in the period of the file or else in its book year, as
    /// `2026-02-21`; nil where that can't be told.
    func date(of digits: some Collection<UInt8>) -> String? {
        guard digits.count == 3 || digits.count == 4, let number = Self.number(digits) else { return nil }
        let (day, month) = (number / 100, number % 100)
        guard (1...31).contains(day), (1...12).contains(month), let first = yearStart ?? from else { return nil }
        let years = [first / 10_000, first / 10_000 + 1]
        let days = years.map { $0 * 10_000 + month * 100 + day }
        let inPeriod = days.first { found in from.map { found >= $0 } ?? false && to.map { found <= $0 } ?? false }
        guard let found = inPeriod ?? days.first(where: { $0 >= first }) else { return nil }
        return Self.text(found)
    }

    private static func number(_ digits: some Collection<UInt8>) -> Int? {
        var number = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            number = number * 10 + Int(digit - 0x30)
        }
        return number
    }

    private static func text(_ day: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(day / 10_000)-\(two(day / 100 % 100))-\(two(day % 100))"
    }
}

/// Adds to bookings the day with its year, and where the file comes from.
final class BookingDateSink: RecordSink {
    static let date = "booking.date"
    static let origin = "file.origin"

    private let target: any RecordSink
    private let heading: DATEVHeading
    private let originText: [UInt8]
    private let datePosition: Int
    private let originPosition: Int
    private var dayPosition: Int?
    private var values: [ByteSlice] = []

    init(_ target: any RecordSink, _ heading: DATEVHeading) {
        self.target = target
        self.heading = heading
        originText = Array(heading.origin.utf8)
        datePosition = target.addField(Self.date)
        originPosition = target.addField(Self.origin)
    }

    var fieldCount: Int { target.fieldCount }

    func addField(_ path: String) -> Int {
        let position = target.addField(path)
        if path == "Belegdatum" { dayPosition = position }
        return position
    }

    func beginFile(_ file: Int) { target.beginFile(file) }

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        self.values.removeAll(keepingCapacity: true)
        self.values.append(contentsOf: values)
        while self.values.count <= max(datePosition, originPosition) { self.values.append(.absent) }
        var date: [UInt8] = []
        if let dayPosition, dayPosition < values.count {
            date = Array((heading.date(of: values[dayPosition].buffer) ?? "").utf8)
        }
        date.withUnsafeBufferPointer { date in
            originText.withUnsafeBufferPointer { origin in
                self.values[datePosition] = Self.slice(date)
                self.values[originPosition] = Self.slice(origin)
                self.values.withUnsafeBufferPointer { target.append($0, at: place, parent: parent) }
            }
        }
    }

    private static func slice(_ text: UnsafeBufferPointer<UInt8>) -> ByteSlice {
        text.isEmpty ? .absent : ByteSlice(start: text.baseAddress, count: text.count)
    }

    func reject(at place: RecordPlace) { target.reject(at: place) }
}
