import ImporterKit
import IntegrationModel
import Profiling

/// What has been read of the exports of a system so far.
final class SystemReading {
    private let group: ExportListing.Group
    var drafts: DatasetDrafts
    var files: [SystemImport.File] = []
    var diagnostics: [Diagnostic] = []

    init(
        _ group: ExportListing.Group,
        key: HashKey,
        team: WorkTeam?,
        spill: SpillFolder? = nil,
        keeping texts: KeptTextChoice? = nil
    ) {
        self.group = group
        drafts = DatasetDrafts(key: key, team: team, spill: spill, keeping: texts)
    }

    /// Joins what was read of the files that follow.
    func join(_ later: SystemReading) {
        drafts.join(later.drafts)
        files += later.files
        diagnostics += later.diagnostics
    }

    func finished() -> SystemImport {
        var result = SystemImport(group: group, files: files, diagnostics: diagnostics)
        for draft in drafts.finished() {
            result.datasets.append(draft.dataset)
            result.diagnostics += draft.diagnostics
            result.columns.append(draft.columns)
            if !draft.texts.isEmpty { result.texts[draft.dataset.id] = draft.texts }
        }
        return result
    }
}

/// Consecutive files of a system that are read by one thread.
struct FileRun {
    var files: [ExportFile]
    private var bytes = 0

    /// The only file, where it has several chunks.
    func largeFile(chunkBytes: Int) -> ExportFile? { files.count == 1 && bytes > 2 * chunkBytes ? files.first : nil }

    private init(_ file: ExportFile) {
        files = [file]
        bytes = file.size
    }

    /// Cuts the files of a system into runs, by their sizes only. So many bytes of small files make a run.
    static func runs(of files: [ExportFile], bytes usualBytes: Int) -> [FileRun] {
        var runs: [FileRun] = []
        for file in files {
            // Nothing else may hold the last run, or each file would copy those before it.
            let last = runs.count - 1
            if last >= 0, runs[last].bytes + file.size <= usualBytes {
                runs[last].files.append(file)
                runs[last].bytes += file.size
            } else {
                runs.append(FileRun(file))
            }
        }
        return runs
    }
}
