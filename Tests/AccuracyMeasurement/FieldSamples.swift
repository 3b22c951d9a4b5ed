import FoundationEssentials
import IntegrationModel
import MappingPipeline
import Matching
import Profiling
import Simulation

/// Pairs of fields with what speaks for each, and whether they are the same, to fit the weights of field matching on.
///
/// The pairs come from simulated companies and from the samples of the importers, where the manifests say what a field
/// means. What they say is the truth here, and is taken away from what is compared: the meanings are inferred anew, or
/// left out; names are abbreviated or made unreadable, or all values taken away.
public struct FieldSamples {
    /// How much is left to compare by.
    enum Variant: String, CaseIterable {
        case inferred, unread, abbreviated, nameless, valueless
    }

    private var lines: [String] = []
    private var group = 0

    public init() {}

    /// A line for each pair: group (two datasets in one variant), left and right field, 1 for the same, 0 for not and
    /// -1 for unknown, and the features.
    public var text: String {
        let names = FieldFeatures.Feature.allCases.map { "\($0)" }
        return (["group\tleft\tright\tsame\t" + names.joined(separator: "\t")] + lines).joined(separator: "\n") + "\n"
    }

    /// Adds the exports of a folder with a folder for each system.
    ///
    /// - Parameter most: dataset pairs, spread evenly; nil for all.
    public mutating func add(_ exports: String, most: Int? = nil) throws {
        let profiles = LandscapeRun.profiles(of: exports)
        let links = most == nil ? try LandscapeRun.snapshot(of: exports).recordLinks : []
        var pairs: [(Int, Int)] = []
        for left in profiles.indices {
            for right in profiles.indices where right > left {
                let (one, other) = (profiles[left].dataset, profiles[right].dataset)
                guard one.system != other.system, one.entity == other.entity, one.entity != .other,
                    known(one) >= 4, known(other) >= 4
                else { continue }
                pairs.append((left, right))
            }
        }
        let step = max(1, pairs.count / (most ?? pairs.count + 1))
        for index in stride(from: 0, to: pairs.count, by: step) {
            let (left, right) = pairs[index]
            for variant in Variant.allCases { add(profiles[left], profiles[right], variant, links) }
        }
    }

    /// Adds the simulated company of a seed.
    public mutating func add(seed: UInt64) throws {
        let plan = SimulationPlan.random(seed: seed)
        var samples = self
        try LandscapeRun.withTemporaryFolder { folder in
            try Simulation.generate(plan).write(to: folder)
            try samples.add(folder + "/exports")
        }
        self = samples
    }

    /// Adds the samples of the importers, each as a system.
    public mutating func addImporterSamples(_ plugins: String, most: Int) throws {
        var samples = self
        try LandscapeRun.withTemporaryFolder { folder in
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for plugin in try FileManager.default.contentsOfDirectory(atPath: plugins).sorted()
            where plugin != "Generic" {
                let place = "\(plugins)/\(plugin)/Samples"
                guard FileManager.default.fileExists(atPath: place) else { continue }
                try FileManager.default.copyItem(atPath: place, toPath: folder + "/" + plugin.lowercased())
            }
            try samples.add(folder, most: most)
        }
        self = samples
    }

    private func known(_ dataset: Dataset) -> Int { dataset.fields.count { $0.canonical != nil } }

    private mutating func add(
        _ left: DatasetProfile,
        _ right: DatasetProfile,
        _ variant: Variant,
        _ links: [RecordLinks]
    ) {
        group += 1
        let matcher = FieldMatcher([changed(left, variant), changed(right, variant)])
        let (one, other) = (left.dataset, right.dataset)
        let shared = variant == .valueless ? nil : links.from(one.id, to: other.id)
        for pair in matcher.features(one.id, other.id, links: shared) {
            let (meaning, otherMeaning) = (one.fields[pair.left].canonical, other.fields[pair.right].canonical)
            let same = meaning == nil && otherMeaning == nil ? -1 : meaning == otherMeaning ? 1 : 0
            let values = pair.features.values.map { String(($0 * 1000).rounded() / 1000) }
            lines.append("\(group)\t\(pair.left)\t\(pair.right)\t\(same)\t" + values.joined(separator: "\t"))
        }
    }

    private func changed(_ profile: DatasetProfile, _ variant: Variant) -> DatasetProfile {
        var profile = profile
        for index in profile.dataset.fields.indices {
            profile.dataset.fields[index].canonical = nil
            profile.dataset.fields[index].meaning = .unknown
            let path = profile.dataset.fields[index].path
            switch variant {
            case .inferred, .unread: break
            case .abbreviated: profile.dataset.fields[index].path = Self.abbreviated(path)
            case .nameless: profile.dataset.fields[index].path = "f\(index * 7919 % 9973)"
            case .valueless:
                let type = profile.dataset.fields[index].profile.type
                profile.dataset.fields[index].profile = FieldProfile(type: type == .empty ? .text : type)
            }
        }
        if variant == .valueless { profile.columns.columns = [] }
        if variant == .inferred || variant == .valueless { profile.dataset = MeaningInference().infer(profile.dataset) }
        return profile
    }

    /// Each word by its first letter and its consonants, at most four.
    private static func abbreviated(_ path: String) -> String {
        path.split { !$0.isLetter && !$0.isNumber }.map { word in
            let letters = word.enumerated().filter { $0.offset == 0 || !"aeiouAEIOU".contains($0.element) }
            return String(letters.map(\.element).prefix(4)).lowercased()
        }.joined(separator: "_")
    }
}
