import Reporting

/// A file of the pages, which is part of the program.
struct Asset {
    let mediaType: String
    let bytes: [UInt8]

    init?(path: String) {
        switch path {
        case "/": self.init("text/html; charset=utf-8", PackageResources.index_html)
        case "/assets/map.css": self.init("text/css; charset=utf-8", Array(MapDrawing.css.utf8))
        default:
            guard path.hasPrefix("/assets/"), let file = Self.files[String(path.dropFirst(8))] else { return nil }
            self.init(path.hasSuffix(".css") ? Self.css : path.hasSuffix(".json") ? Self.json : Self.javaScript, file)
        }
    }

    private init(_ mediaType: String, _ bytes: [UInt8]) {
        self.mediaType = mediaType
        self.bytes = bytes
    }

    private static let css = "text/css; charset=utf-8"
    private static let json = "application/json"
    private static let javaScript = "text/javascript; charset=utf-8"

    /// By name.
    static let files: [String: [UInt8]] = [
        "app.css": PackageResources.app_css,
        "app.js": PackageResources.app_js,
        "assumptions.js": PackageResources.assumptions_js,
        "camera.js": PackageResources.camera_js,
        "changes.js": PackageResources.changes_js,
        "dom.js": PackageResources.dom_js,
        "evidence.js": PackageResources.evidence_js,
        "exports.js": PackageResources.exports_js,
        "gaps.js": PackageResources.gaps_js,
        "map.js": PackageResources.map_js,
        "next.js": PackageResources.next_js,
        "report.js": PackageResources.report_js,
        "texts.js": PackageResources.texts_js,
        "texts.de.json": PackageResources.texts_de_json,
        "texts.en.json": PackageResources.texts_en_json,
        "wanted.js": PackageResources.wanted_js,
        "texts.fr.json": PackageResources.texts_fr_json,
        "texts.nl.json": PackageResources.texts_nl_json,
    ]
}
