import Configuration
import IntegrationModel
import KoppelWeb
import MappingPipeline
import Workspace

extension LocalWorkbench {
    func assumptions() throws -> Assumptions {
        try words {
            let usual = try PriceModel.bundled()
            let own = try PriceFile.prices(in: try folders())
            return Assumptions(
                currency: own.currency,
                figures: own.assumptions.map { .init($0, usual: usual[$0.id]?.range ?? $0.range) },
                constraints: try snapshot()?.roadmap.constraints ?? PlanningConstraints()
            )
        }
    }

    func assess(_ change: AssumptionChange) throws -> Snapshot {
        let assessment = try assessment()
        guard var snapshot = try snapshot() else { throw WorkbenchError(.missing, "nothing has been imported yet") }
        return try words {
            let accepted = try workspace.acceptedGaps()
            var pipeline = MappingPipeline(
                importers: [],
                prices: try prices(with: change),
                catalogue: try StepsFile.steps(in: try folders()),
                constraints: change.constraints ?? snapshot.vision?.limits.phase ?? PlanningConstraints(),
                vision: snapshot.vision,
                acceptedGaps: Set(accepted.map(\.id))
            )
            pipeline.learned = snapshot.learned
            let (gaps, roadmap) = assessment.gapsAndRoadmap(by: pipeline)
            let former = Dictionary(snapshot.gaps.map { ($0.id, $0.status) }) { first, _ in first }
            snapshot.gaps = gaps.map { gap in
                var gap = gap
                gap.status = former[gap.id] ?? gap.status
                return gap
            }
            snapshot.roadmap = roadmap
            return snapshot
        }
    }

    func keep(_ change: AssumptionChange) throws {
        try words {
            let folder = try folders()[0]
            let prices = try prices(with: change)
            let text = prices.yaml(differingFrom: try PriceModel.bundled())
            try FilePath.write(text, to: "\(folder)/\(PriceFile.fileName)")
        }
        try planAgain()
    }

    /// The client's prices, with other figures in place of some.
    private func prices(with change: AssumptionChange) throws -> PriceModel {
        let own = try PriceFile.prices(in: try folders())
        let usual = try PriceModel.bundled()
        let changed = try change.figures.keys.sorted().map { id in
            guard var figure = own[id], let range = change.figures[id] else {
                throw WorkbenchError(.wrong, "nothing is priced with \"\(id)\"")
            }
            guard range.low.isFinite, range.high.isFinite, 0 <= range.low, range.low <= range.likely,
                range.likely <= range.high, range.high < 1e12
            else { throw WorkbenchError(.wrong, "\"\(id)\": expected low ≤ likely ≤ high, none below zero") }
            guard range != figure.range else { return figure }
            figure.range = range
            if let standard = usual[id], range == standard.range { return standard }
            figure.source = "own figure"
            return figure
        }
        return own.replacing(with: PriceModel(currency: own.currency, assumptions: changed))
    }

    func goals() throws -> [VisionGoal] {
        try words { try VisionFile.read(nil, in: try folders())?.goals ?? [] }
    }

    func want(_ change: VisionChange) throws {
        guard let snapshot = try snapshot() else { throw WorkbenchError(.missing, "nothing has been imported yet") }
        let flow = change.flow
        for end in [flow.source, flow.target] where !change.isRemoved && snapshot.map.system(end.system) == nil {
            throw WorkbenchError(.missing, "there is no system \"\(end.system)\"")
        }
        guard flow.source != flow.target else { throw WorkbenchError(.wrong, "a flow goes from one system to another") }
        guard flow.withinSeconds.map({ $0.isFinite && $0 >= 60 && $0 <= 600_000 * 60 }) ?? true else {
            throw WorkbenchError(.wrong, "a record arrives within a minute at least, or at any time")
        }
        try words {
            let path = "\(try folders()[0])/\(Vision.fileName)"
            let former = FilePath.exists(path) ? String(decoding: try FilePath.read(path), as: UTF8.self) : ""
            var goals = try Vision(yaml: former, file: path).goals
            if change.isRemoved {
                for index in goals.indices { goals[index].flows.removeAll { $0 == flow } }
                goals.removeAll { $0.flows.isEmpty && $0.targets.isEmpty }
            } else if let index = goals.firstIndex(where: { $0.id == change.goal }) {
                if !goals[index].flows.contains(flow) { goals[index].flows.append(flow) }
            } else {
                goals.append(try goal(change, among: goals))
            }
            let text = try Vision.edited(former, file: path, goals: goals)
            if text != former { try FilePath.write(text, to: path) }
        }
        try planAgain()
    }

    /// A new goal for a wanted flow.
    private func goal(_ change: VisionChange, among goals: [VisionGoal]) throws -> VisionGoal {
        let months = change.months ?? 24
        guard (1...120).contains(months) else { throw WorkbenchError(.wrong, "expected 1 to 120 months") }
        let flow = change.flow
        let stem = "\(flow.source.system)-\(flow.source.entity.rawValue)-\(flow.target.system)".lowercased()
        var id = stem
        var number = 2
        while goals.contains(where: { $0.id == id }) {
            id = "\(stem)-\(number)"
            number += 1
        }
        let title = change.title.flatMap { $0.contains { !$0.isWhitespace } ? $0 : nil }
        return VisionGoal(id: id, title: title ?? id, months: months, flows: [flow])
    }

    func correct(_ corrections: Corrections) throws {
        guard let snapshot = try snapshot() else { throw WorkbenchError(.missing, "nothing has been imported yet") }
        try words {
            let path = "\(try folders()[0])/\(ProjectConfiguration.fileName)"
            let former = FilePath.exists(path) ? String(decoding: try FilePath.read(path), as: UTF8.self) : ""
            let configuration = try ProjectConfiguration(yaml: former, file: path)
            let text = try ProjectConfiguration.edited(
                former,
                file: path,
                systems: try systems(configuration.systems, corrections.systems, snapshot),
                datasets: try datasets(configuration.datasets, corrections.datasets, snapshot)
            )
            if text != former { try FilePath.write(text, to: path) }
        }
    }

    private func systems(_ former: [DeclaredSystem], _ changes: [Corrections.System], _ snapshot: Snapshot) throws
        -> [DeclaredSystem]
    {
        var systems = former
        for change in changes {
            guard let system = snapshot.map.system(change.id) else {
                throw WorkbenchError(.missing, "there is no system \"\(change.id)\"")
            }
            guard !system.folder.isEmpty else {
                throw WorkbenchError(
                    .wrong,
                    "the exports of \(system.name) lie in no folder of their own; put them into one first"
                )
            }
            if let index = systems.firstIndex(where: { $0.id == change.id || $0.path == system.folder }) {
                systems[index].name = change.name ?? systems[index].name
                systems[index].kind = change.kind ?? systems[index].kind
            } else {
                systems.append(
                    DeclaredSystem(
                        path: system.folder,
                        id: system.id,
                        name: change.name ?? system.name,
                        kind: change.kind ?? system.kind
                    )
                )
            }
        }
        return systems
    }

    private func datasets(_ former: [DatasetCorrection], _ changes: [Corrections.Dataset], _ snapshot: Snapshot) throws
        -> [DatasetCorrection]
    {
        var datasets = former
        for change in changes {
            guard let dataset = snapshot.map.dataset(change.id) else {
                throw WorkbenchError(.missing, "there is no dataset \"\(change.id)\"")
            }
            var correction = datasets.first { $0.id == change.id } ?? DatasetCorrection(id: change.id)
            correction.entity = change.entity ?? correction.entity
            for (path, meaning) in change.fields ?? [:] {
                guard dataset.fieldIndex(path: path) != nil else {
                    throw WorkbenchError(.missing, "\(change.id) has no field \"\(path)\"")
                }
                let canonical = CanonicalField(rawValue: meaning)
                guard canonical != nil || meaning == "none" else {
                    throw WorkbenchError(.wrong, "\"\(meaning)\" is no meaning of a field")
                }
                correction.fields.updateValue(canonical, forKey: path)
            }
            if let index = datasets.firstIndex(where: { $0.id == change.id }) {
                datasets[index] = correction
            } else {
                datasets.append(correction)
            }
        }
        return datasets
    }
}
