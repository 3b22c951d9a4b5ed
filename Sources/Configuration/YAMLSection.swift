/// A mapping with known keys.
struct YAMLSection {
    let place: YAMLValue
    let values: [String: YAMLValue]

    subscript(key: String) -> YAMLValue? { values[key] }

    /// The value of a key that must be there.
    func required(_ key: String) throws(ConfigurationError) -> YAMLValue {
        guard let value = values[key] else {
            throw place.error("no \"\(key)\" in \(place.name)", expected: "a value for \"\(key)\"")
        }
        return value
    }

    func string(_ key: String) throws(ConfigurationError) -> String? { try values[key]?.string() }

    func list<Element>(
        _ key: String,
        of element: (YAMLValue) throws(ConfigurationError) -> Element
    ) throws(ConfigurationError) -> [Element] {
        var elements: [Element] = []
        for value in try values[key]?.list() ?? [] { elements.append(try element(value)) }
        return elements
    }

    func optionalList<Element>(
        _ key: String,
        of element: (YAMLValue) throws(ConfigurationError) -> Element
    ) throws(ConfigurationError) -> [Element]? {
        values[key] == nil ? nil : try list(key, of: element)
    }
}
