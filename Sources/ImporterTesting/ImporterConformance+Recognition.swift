import ImporterKit

extension ImporterConformance {
    private var leastConfidence: Double {
        importer.manifest.isGeneric ? ImporterChoice.leastGenericConfidence : ImporterChoice.leastConfidence
    }

    func faultsInRecognition() throws -> [ConformanceFault] {
        try samples.flatMap { sample in
            let recognition = importer.recognize(try preview(of: sample))
            var faults: [String] = []
            if recognition.confidence < leastConfidence {
                faults.append(
                    "it is recognised with confidence \(recognition.confidence), below \(leastConfidence): "
                        + recognition.reasons.joined(separator: "; ")
                )
            }
            if recognition.confidence > 1 { faults.append("its confidence is above 1") }
            if recognition.reasons.isEmpty { faults.append("no reason is given") }
            return faults.map { ConformanceFault(.recognisesItsSamples, sample: sample.name, $0) }
        }
    }

    func faultsInRefusal() throws -> [ConformanceFault] {
        try (HostileExports.foreign + foreignSamples).flatMap { sample in
            let preview = try preview(of: sample)
            let recognition = importer.recognize(preview)
            var faults: [String] = []
            let isReadable = preview.obstacle == nil && preview.format != nil
            // A generic importer may read what a specific one must leave alone, but nothing that is no export at all.
            if recognition.confidence >= ImporterChoice.leastConfidence
                || !isReadable && recognition.confidence >= ImporterChoice.leastGenericConfidence
            {
                faults.append(
                    "it is claimed with confidence \(recognition.confidence): "
                        + recognition.reasons.joined(separator: "; ")
                )
            }
            if recognition.reasons.isEmpty { faults.append("no reason is given") }
            return faults.map { ConformanceFault(.refusesForeignExports, sample: sample.name, $0) }
        }
    }

    func faultsInNames() throws -> [ConformanceFault] {
        let declared = Set(importer.manifest.datasets.map(\.name))
        return try samples.flatMap { sample in
            let (preview, recorded) = try reading(sample)
            let opened = Set(recorded.datasets.map(\.declaration.name))
            var faults: [String] = []
            for name in importer.recognize(preview).datasets where !declared.isEmpty && !declared.contains(name) {
                faults.append("it is recognised as “\(name)”, which the manifest does not describe")
            }
            for dataset in recorded.datasets {
                let name = dataset.declaration.name
                if name.isEmpty { faults.append("a dataset has no name") }
                if !declared.isEmpty, !declared.contains(name) {
                    faults.append("“\(name)” is filled, which the manifest does not describe")
                }
                if let parent = dataset.declaration.parent {
                    if !opened.contains(parent) { faults.append("“\(name)” is filled without “\(parent)”") }
                    let count = recorded[parent]?.records.count ?? 0
                    if dataset.parents.contains(where: { $0 < 0 || $0 >= count }) {
                        faults.append("records of “\(name)” are parts of records that “\(parent)” does not have")
                    }
                }
            }
            if recorded.datasets.isEmpty { faults.append("no dataset is filled") }
            return faults.map { ConformanceFault(.namesOnlyDeclaredDatasets, sample: sample.name, $0) }
        }
    }
}
