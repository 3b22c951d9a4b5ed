/// A plugin that reads the exports of one system or one format.
///
/// An importer is a value without state: everything it needs for one export comes in as a parameter, and everything it
/// finds out goes into the output. Most importers are a ``ManifestImporter`` around an ``ImporterManifest``; write a
/// type of your own only where a description can't say it.
public protocol Importer: Sendable {
    /// What the importer reads, for people, for recognition and for the conformance kit.
    var manifest: ImporterManifest { get }

    /// Tells whether this importer understands an export, and why.
    ///
    /// Look at the name and the preview only. This is called for every export that is not like the one before it: of
    /// files with the same preview in paths that differ in digits, the first one decides, unless a hint of a manifest has
    /// a digit in it.
    func recognize(_ preview: ExportPreview) -> Recognition

    /// Reads an export once, from start to end, and appends its records to the datasets of `output` in file order.
    ///
    /// Report what can be read around with ``ImportOutput/report(_:)`` and go on.
    ///
    /// - Throws: ``ImportError`` only where nothing more can be read; records appended before are kept.
    func read(_ export: ExportFile, as preview: ExportPreview, into output: ImportOutput) throws
}
