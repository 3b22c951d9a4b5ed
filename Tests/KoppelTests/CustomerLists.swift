import TestSupport

/// Lists of customers of two systems that no importer knows: numbers 0 to 59 in the first, 20 to 79 in the second.
enum CustomerLists {
    struct Customer {
        var name: String
        var street: String
        var postcode: String
        var phone: String

        init(_ number: Int) {
            name = SampleParties.name(number)
            street = SampleParties.street(number)
            postcode = SampleParties.postcode(number)
            phone = SampleParties.phone(number)
        }

        fileprivate var cells: [String] { [name, street, postcode, phone] }
    }

    /// The first system's; customer 25 has the number K125.
    static let crm = list("nr,klant,straat,postcode,telefoon", 0..<60, number: { "K\(100 + $0)" }) { _, _ in }

    /// The second system's, with headers of another language; customer 25 has the number 9025.
    ///
    /// - Parameter change: makes of a customer what this system knows of it.
    static func erp(
        _ numbers: some Sequence<Int> = 20..<80,
        change: (Int, inout Customer) -> Void
    ) -> String {
        list("code,company,address,zip,phone", numbers, number: { "\(9000 + $0)" }, change: change)
    }

    private static func list(
        _ header: String,
        _ numbers: some Sequence<Int>,
        number: (Int) -> String,
        change: (Int, inout Customer) -> Void
    ) -> String {
        numbers.reduce(into: header + "\n") { text, index in
            var customer = Customer(index)
            change(index, &customer)
            text += ([number(index)] + customer.cells).joined(separator: ",") + "\n"
        }
    }
}
