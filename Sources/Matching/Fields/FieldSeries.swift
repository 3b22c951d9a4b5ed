import IntegrationModel

/// Fields of a dataset that a list numbers: "street1", "street2".
struct FieldSeries {
    /// By field, the position of the first one of its list; nil where it is in none.
    private let first: [Int?]

    init(_ fields: [Field]) {
        var lists: [String: [Int]] = [:]
        for (index, field) in fields.enumerated() {
            if let name = Self.unnumbered(field.path) { lists[name, default: []].append(index) }
        }
        var first = [Int?](repeating: nil, count: fields.count)
        for list in lists.values where list.count > 1 { for index in list { first[index] = list[0] } }
        self.first = first
    }

    /// The name with a sign for each number; nil without any.
    private static func unnumbered(_ path: String) -> String? {
        var name = ""
        var isNumbered = false
        for scalar in path.unicodeScalars {
            guard ("0"..."9").contains(scalar) else {
                name.unicodeScalars.append(scalar)
                continue
            }
            isNumbered = true
            if name.last != "#" { name.append("#") }
        }
        return isNumbered ? name : nil
    }

    func isNumbered(_ field: Int) -> Bool { first[field] != nil }

    /// The number under which a field competes for one of the other dataset that is numbered itself or not.
    func partner(_ field: Int, ofNumbered isNumbered: Bool) -> Int {
        isNumbered ? field : first[field].map { -1 - $0 } ?? field
    }
}
