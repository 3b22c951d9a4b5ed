public import IntegrationModel

/// Infers what the fields of a dataset mean, and what its records are about, where no importer and no user said so.
///
/// The words in the names of fields and files are looked up in a vocabulary of Dutch, French, German and English
/// terms and of technical names, and weighed with the types that the values have. A canonical meaning is given to one
/// field of a dataset at most, but for ``CanonicalField/reference``. Meanings that are there stay.
public struct MeaningInference: Sendable {
    private let vocabulary: Vocabulary

    public init() {
        vocabulary = .bundled
    }

    /// Fills in the entity, where it is ``Entity/other`` and no importer gave meanings, and the meanings of fields
    /// without one.
    ///
    /// - Parameter fileNames: the names of the exports, with or without folders; those of the dataset where none are
    ///   given.
    public func infer(_ dataset: Dataset, fileNames: [String] = []) -> Dataset {
        var result = dataset
        let readings = dataset.fields.map { HeaderReading($0.path, vocabulary: vocabulary).concepts }
        if dataset.entity == .other, !dataset.fields.contains(where: { $0.meaning == .manifest }) {
            let name = dataset.id.split(separator: "/", maxSplits: 1).last.map(String.init) ?? dataset.id
            let files = fileNames.isEmpty ? dataset.files : fileNames
            let fields = zip(readings, dataset.fields).map { (concepts: Set($0), profile: $1.profile) }
            result.entity = EntityInference(vocabulary: vocabulary)
                .entity(names: [name] + files.prefix(1), fields: fields)
        }
        var taken = Set(dataset.fields.compactMap(\.canonical))
        var offers: [(field: Int, candidate: MeaningCandidate)] = []
        for (index, field) in dataset.fields.enumerated() where field.canonical == nil && field.meaning == .unknown {
            let found = MeaningCandidates(concepts: readings[index], profile: field.profile, entity: result.entity)
            offers += found.candidates.map { (index, $0) }
        }
        // Surest first; of equals, fields with more values, then in the order of the export.
        offers.sort { left, right in
            let (first, second) = (dataset.fields[left.field].profile, dataset.fields[right.field].profile)
            let (more, less) = (first.count - first.nulls, second.count - second.nulls)
            return (right.candidate.score, less, left.field) < (left.candidate.score, more, right.field)
        }
        for offer in offers where result.fields[offer.field].canonical == nil {
            let canonical = offer.candidate.canonical
            guard canonical == .reference || taken.insert(canonical).inserted else { continue }
            result.fields[offer.field].canonical = canonical
            result.fields[offer.field].meaning = .inferred
        }
        result.correctNames(readings)
        result.correctNumber(readings)
        result.correctAmounts(readings)
        result.correctPrice()
        result.correctAddress(readings)
        return result
    }
}
