import IntegrationModel

/// The context that an OData service writes into its answers.
enum ODataContext {
    /// The name of the entity set: `Orders` of `"odata.metadata":"https://host/b1s/v1/$metadata#Orders"`, `customers` of
    /// `"@odata.context":"…/$metadata#companies(…)/customers"` (OData JSON Format 4.01, section 4.5.1; 3.0, section 4.1).
    ///
    /// - Parameter head: the beginning of the answer, in UTF-8.
    static func entitySet(in head: some Collection<UInt8>) -> String? {
        let text = String(decoding: head.prefix(2048), as: UTF8.self)
        for key in ["\"odata.metadata\"", "\"@odata.context\""] {
            guard let place = text.firstRange(of: key) else { continue }
            let rest = text[place.upperBound...].drop { $0.isWhitespace || $0 == ":" }
            guard rest.first == "\"" else { continue }
            let address = rest.dropFirst().prefix { $0 != "\"" }
            guard let mark = address.lastIndex(of: "#") else { continue }
            return name(of: address[address.index(after: mark)...])
        }
        return nil
    }

    private static func name(of path: Substring) -> String? {
        var depth = 0
        var steps = [""]
        for character in path {
            switch character {
            case "(": depth += 1
            case ")": depth -= 1
            case "/" where depth <= 0: steps.append("")
            default: if depth <= 0 { steps[steps.count - 1].append(character) }
            }
        }
        return steps.last { !$0.isEmpty && !$0.hasPrefix("$") && $0 != "@Element" }
    }
}

extension String {
    fileprivate func firstRange(of other: String) -> Range<Index>? {
        var start = startIndex
        while let place = self[start...].firstIndex(of: "\"") {
            if self[place...].hasPrefix(other) { return place..<index(place, offsetBy: other.count) }
            start = index(after: place)
        }
        return nil
    }
}
