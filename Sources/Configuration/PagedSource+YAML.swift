public import Fetching
import IntegrationModel

extension PagedSource {
    /// The end of the names of files that describe such a source.
    public static let fileEnding = ".source.yaml"

    /// The JSON Schema (2020-12) of such a file.
    public static var schema: String { String(decoding: PackageResources.source_schema_json, as: UTF8.self) }

    /// Reads the description of a service that gives records as JSON, page after page:
    ///
    /// ```yaml
    /// name: shop
    /// address: https://shop.example/api/v1/
    /// token: SHOP_TOKEN           # the variable of the environment that holds the bearer token
    /// streams:
    ///   - name: orders
    ///     path: orders?limit=250
    ///     records: data.orders    # where the list is in an answer; without it, the answer is the list
    ///     next: {link: links.next}
    /// ```
    ///
    /// `next` is one of `{link: path}`, `{header: link}`, `{page: parameter, first: 1}`, `{cursor: path, parameter: name}`;
    /// without it there is one page.
    ///
    /// - Throws: ``ConfigurationError`` with file, line and column.
    public init(yaml: String, file: String) throws(ConfigurationError) {
        guard let top = try YAMLValue.compose(yaml, file: file) else {
            throw ConfigurationError(file: file, found: "nothing", expected: "name, address and streams")
        }
        let section = try top.section(allowing: ["name", "address", "token", "streams"])
        let place = try section.required("address")
        let base: SourceAddress
        do {
            let text = try place.string()
            base = try SourceAddress(text.hasSuffix("/") ? text : text + "/")
        } catch let failure as FetchFailure {
            throw place.error(failure.message, expected: "https://host/path", remedy: failure.remedy)
        } catch let error as ConfigurationError {
            throw error
        } catch {
            throw place.error("\(error)", expected: "https://host/path")
        }
        let streams = try section.required("streams")
        var found: [Stream] = []
        for value in try streams.list() {
            let stream = try Stream(value)
            guard !found.contains(where: { $0.name == stream.name }) else {
                throw value.error("the name \"\(stream.name)\" a second time", expected: "each name once")
            }
            found.append(stream)
        }
        guard !found.isEmpty else { throw streams.error("no stream", expected: "a list of streams") }
        self.init(
            name: try section.required("name").string(),
            base: base,
            tokenVariable: try section.string("token"),
            streams: found
        )
    }
}

extension PagedSource.Stream {
    fileprivate init(_ value: YAMLValue) throws(ConfigurationError) {
        let section = try value.section(allowing: ["name", "path", "records", "next"])
        self.init(
            name: try section.required("name").string(),
            path: try section.required("path").string(),
            records: try section.string("records") ?? "",
            paging: try section["next"]?.paging() ?? .none
        )
    }
}

extension YAMLValue {
    fileprivate func paging() throws(ConfigurationError) -> PagedSource.Paging {
        let section = try section(allowing: ["link", "header", "page", "first", "cursor", "parameter"])
        let ways = ["link", "header", "page", "cursor"].filter { section[$0] != nil }
        guard ways.count == 1 else {
            throw error(
                "\(ways.isEmpty ? "none" : ways.joined(separator: " and ")) in \(name)",
                expected: "one of link, header, page, cursor"
            )
        }
        let others = ["page": ["first"], "cursor": ["parameter"]][ways[0]] ?? []
        if let stray = section.values.keys.sorted().first(where: { $0 != ways[0] && !others.contains($0) }) {
            throw error(
                "\(stray) beside \(ways[0]) in \(name)",
                expected: "\(([ways[0]] + others).joined(separator: ", "))"
            )
        }
        if let link = try section.string("link") { return .nextLink(link) }
        if let header = section["header"] {
            guard try header.string() == "link" else { throw header.error(header.words, expected: "link") }
            return .linkHeader
        }
        if let parameter = try section.string("page") {
            return .page(parameter: parameter, first: try section["first"]?.integer(in: 0...1_000_000) ?? 1)
        }
        return .cursor(
            parameter: try section.required("parameter").string(),
            path: try section.required("cursor").string()
        )
    }
}
