import ImporterKit

extension ImporterManifest {
    /// What one dataset says of another.
    func check(_ list: YAMLValue) throws(ConfigurationError) {
        var known: Set<String> = []
        var seen: Set<String> = []
        for (dataset, value) in zip(datasets, try list.list()) {
            let place = (dataset.recordPath ?? "", dataset.parent ?? "")
            let layout = (dataset.fingerprint.required, dataset.opening)
            guard seen.insert("\(dataset.format)\0\(dataset.name)\0\(place)\0\(layout)").inserted else {
                throw value.error(
                    "a second dataset \"\(dataset.name)\"",
                    expected: "each name once, but for other formats, record paths and required fields"
                )
            }
            known.insert("\(dataset.format) \(dataset.name)")
            try check(dataset.variant, of: dataset, value)
            guard let parent = dataset.parent else { continue }
            let above = datasets.filter { $0.name == parent && $0.format == dataset.format }
            guard let first = above.first, known.contains("\(dataset.format) \(parent)") else {
                throw value.error(
                    "the parent \"\(parent)\"",
                    expected: "a dataset that stands before \"\(dataset.name)\"",
                    remedy: Spelling.nearest(to: parent, among: datasets.map(\.name)).map { "did you mean \"\($0)\"?" }
                )
            }
            guard dataset.format != .delimited else { continue }
            let begins = above.compactMap(\.recordPath).contains {
                $0.isEmpty || (dataset.recordPath ?? "").hasPrefix($0)
            }
            guard begins else {
                throw value.error(
                    "the record path \"\(dataset.recordPath ?? "")\"",
                    expected: "one that begins with that of \"\(parent)\", \"\(first.recordPath ?? "")\""
                )
            }
        }
    }
}

extension ImporterManifest {
    /// A variant stands among the records of a dataset that is described, and every part of that has a variant too.
    private func check(
        _ variant: RecordVariant?,
        of dataset: DatasetDescription,
        _ value: YAMLValue
    ) throws(ConfigurationError) {
        guard let variant else { return }
        guard datasets.contains(where: { $0.name == variant.of && $0.format == dataset.format && $0.variant == nil })
        else {
            throw value.error(
                "the variant of \"\(variant.of)\"",
                expected: "a dataset of the same format that is no variant itself",
                remedy: Spelling.nearest(to: variant.of, among: datasets.map(\.name)).map { "did you mean \"\($0)\"?" }
            )
        }
        let parts = datasets.filter { $0.parent == variant.of && $0.format == dataset.format && $0.variant == nil }
        for part in parts {
            let own = datasets.contains { $0.parent == dataset.name && $0.variant?.of == part.name }
            guard dataset.format == .delimited || !own else { continue }
            throw value.error(
                "the variant of \"\(variant.of)\", which has parts",
                expected: dataset.format == .delimited
                    ? "a dataset without parts"
                    : "a dataset with the parent \"\(dataset.name)\" that is a variant of \"\(part.name)\""
            )
        }
    }
}
