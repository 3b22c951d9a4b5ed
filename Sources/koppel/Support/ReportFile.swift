import Glibc
import IntegrationModel
import Reporting

/// Reports in files, of the form that the ending of the name says.
enum ReportFile {
    static let endings = ".html, .md, .xlsx or .pdf"

    static func write(
        _ snapshot: Snapshot,
        _ setup: ReportSetup,
        to path: String
    ) throws {
        if path.hasSuffix(".html") || path.hasSuffix(".htm") {
            try FilePath.write(HTMLReport(snapshot, setup).text, to: path)
        } else if path.hasSuffix(".md") {
            try FilePath.write(MarkdownReport(snapshot, setup).text, to: path)
        } else if path.hasSuffix(".xlsx") {
            let language = setup.language
            let sheets: [Sheet] = [
                .gaps(snapshot, language: language), .flows(snapshot, language: language),
                .steps(snapshot, language: language),
                .evidence(snapshot, language: language, showsValues: setup.showsValues),
            ]
            try workbook(sheets, snapshot, to: path)
        } else if path.hasSuffix(".pdf") {
            try PDFPrinter.print(HTMLReport(snapshot, setup).text, to: path)
        } else {
            throw Trouble.usage("\(path): a report ends in \(endings)\n  Try: --output report.html")
        }
    }

    /// Writes a workbook whole or not at all.
    static func workbook(_ sheets: [Sheet], _ snapshot: Snapshot, to path: String) throws {
        let draft = path + ".part"
        do {
            try WorkbookFile(sheets).write(to: draft, created: snapshot.takenAt)
        } catch {
            throw Trouble.nothing("\(error.description)\n  Try: another folder, or the right to write there")
        }
        guard rename(draft, path) == 0 else {
            throw Trouble.nothing("\(path): can't be written (\(String(cString: strerror(errno))))")
        }
    }
}

/// Makes PDF of HTML by a program that is installed: WeasyPrint, or a browser of the Chromium family.
private enum PDFPrinter {
    static func print(_ html: String, to path: String) throws {
        let folder = try TemporaryFolder.make()
        let (source, draft) = ("\(folder)/report.html", "\(folder)/report.pdf")
        defer {
            unlink(source)
            unlink(draft)
            Spawned.run("rm", ["-rf", folder])
        }
        try FilePath.write(html, to: source)
        let browser = [
            "--headless=new", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir=\(folder)/browser",
            "--print-to-pdf=\(draft)", source,
        ]
        // Chromium refuses its sandbox to the administrator; the page is our own, without scripts and requests.
        let programs =
            [("weasyprint", [source, draft])]
            + ["chromium", "chromium-browser", "google-chrome"].map {
                ($0, (getuid() == 0 ? ["--no-sandbox"] : []) + browser)
            }
        for (program, arguments) in programs where Spawned.run(program, arguments) == 0 {
            if let bytes = try? FilePath.read(draft), bytes.starts(with: "%PDF".utf8) {
                return try FilePath.write(bytes, to: path)
            }
        }
        throw Trouble.nothing(
            """
            \(path): PDF needs weasyprint or chromium, and neither is here or works
              Try: apt-get install chromium, or --output report.html and print it from a browser
            """
        )
    }
}
