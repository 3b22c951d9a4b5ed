import IntegrationModel

/// Finds several fields together whose values are those of a composite key.
struct CompositeReferenceDetection {
    let profiles: [DatasetProfile]
    let names: [KeyNames]
    let overlap: OverlapIndex
    /// Bytes for the values that are counted.
    let memory: Int
    let threads: Int

    private static let leastCoverage = 0.9

    /// - Parameter keys: of all datasets; those of several fields are looked for.
    func references(to keys: [KeyCandidate]) -> [Reference] {
        var found: [Reference] = []
        var done: Set<String> = []
        // The surest composite key of a dataset is meant.
        for key in keys where key.fields.count > 1 && done.insert(key.dataset).inserted {
            guard let parent = profiles.firstIndex(where: { $0.dataset.id == key.dataset }) else { continue }
            let parts = key.fields.compactMap { profiles[parent].dataset.fieldIndex(path: $0) }
            guard parts.count == key.fields.count else { continue }
            for child in profiles.indices where child != parent {
                if let reference = reference(child, parent, parts) { found.append(reference) }
            }
        }
        return found
    }

    private func reference(_ child: Int, _ parent: Int, _ parts: [Int]) -> Reference? {
        let chosen = parts.compactMap { partner(of: $0, of: parent, in: child) }
        guard chosen.count == parts.count, Set(chosen.map(\.field)).count == parts.count else { return nil }
        let lanes = [
            ValueLane(table: 0, tuple: chosen.map(\.field), of: profiles[child]),
            ValueLane(table: 1, tuple: parts, of: profiles[parent]),
        ]
        var all: LanePairs?
        let counts = SharedValueCount(lanes, memory: memory, threads: threads).counts(of: &all)
        guard counts.distinct[0] > 0 else { return nil }
        let coverage = Double(counts.shared(0, 1)) / Double(counts.distinct[0])
        guard coverage >= Self.leastCoverage else { return nil }
        let name = chosen.reduce(0) { $0 + $1.name } / Double(chosen.count)
        let (childSet, parentSet) = (profiles[child].dataset, profiles[parent].dataset)
        func further(_ index: Int) -> FieldReferencePair {
            FieldReferencePair(
                child: childSet.fields[chosen[index].field].path,
                parent: parentSet.fields[parts[index]].path
            )
        }
        return Reference(
            child: FieldReference(dataset: childSet.id, field: childSet.fields[chosen[0].field].path),
            parent: FieldReference(dataset: parentSet.id, field: parentSet.fields[parts[0]].path),
            coverage: coverage,
            confidence: min(0.99, 0.5 * coverage + 0.45 * name),
            furtherFields: (1..<parts.count).map(further)
        )
    }

    /// The field of a dataset whose values are among those of a part of the key and whose name is most like its.
    private func partner(of part: Int, of parent: Int, in child: Int) -> (field: Int, name: Double)? {
        guard let parentRun = overlap.run(table: parent, field: part) else { return nil }
        var best: (field: Int, name: Double)?
        for run in overlap.runsOfTable[child] {
            let column = overlap.runs[run]
            let coverage = Double(overlap.shared(run, parentRun)) / Double(max(1, column.distinct))
            let name = names[child].likeness(column.field, names[parent], part)
            if coverage >= Self.leastCoverage, name >= 0.5, name > best?.name ?? 0 { best = (column.field, name) }
        }
        return best
    }
}
