/// The catalog of a tap: its streams and what is wanted of them.
enum SingerCatalog {
    /// A catalog in which every stream and field that can be had is selected; nil where it has no streams.
    static func selectingAll(_ catalog: JSONValue) -> JSONValue? {
        guard case .object(var root) = catalog, let streams = root["streams"]?.elements, !streams.isEmpty else {
            return nil
        }
        root["streams"] = .array(streams.map(selected))
        return .object(root)
    }

    private static func selected(_ stream: JSONValue) -> JSONValue {
        guard case .object(var members) = stream else { return stream }
        members["selected"] = .bool(true)
        if case .object(var schema)? = members["schema"] {
            // As taps of before the metadata want it.
            schema["selected"] = .bool(true)
            members["schema"] = .object(schema)
        }
        var metadata = members["metadata"]?.elements ?? []
        if !metadata.contains(where: { $0["breadcrumb"]?.elements?.isEmpty ?? false }) {
            metadata.append(.object(["breadcrumb": .array([]), "metadata": .object([:])]))
        }
        members["metadata"] = .array(
            metadata.map { entry in
                guard case .object(var parts) = entry else { return entry }
                var facts: [String: JSONValue] = [:]
                if case .object(let known)? = parts["metadata"] { facts = known }
                if facts["inclusion"] != .string("unsupported") { facts["selected"] = .bool(true) }
                parts["metadata"] = .object(facts)
                return .object(parts)
            }
        )
        return .object(members)
    }
}
