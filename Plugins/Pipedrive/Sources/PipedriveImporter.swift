public import ImporterKit
import IntegrationModel

/// Reads the JSON of Pipedrive's interface (versions 1 and 2) and its lists as CSV with English labels.
public let pipedriveImporter = ManifestImporter(
    ImporterManifest(
        id: "pipedrive",
        system: SystemDescription(id: "pipedrive", name: "Pipedrive", kind: .crm),
        summary: "Pipedrive deals, organizations, persons and products: API JSON, and CSV with English labels",
        datasets: objects + lists
    )
)
