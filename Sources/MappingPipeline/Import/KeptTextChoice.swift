import GapAnalysis
import ImporterKit
import IntegrationModel
import Profiling

/// Which plain values are kept while exports are read for the first time: those that stages are sure to ask for, since to
/// read an export again costs as much as to read it.
struct KeptTextChoice: Sendable {
    /// Bytes that the plain values of a dataset may take.
    var limit: Int

    /// What is kept of a dataset; nil for nothing.
    ///
    /// - Parameter parent: the dataset that its records are parts of.
    func keeping(_ declaration: DatasetDeclaration, partOf parent: DatasetDeclaration?) -> TextKeeping? {
        let areLines = declaration.parent != nil
        if areLines, parent == nil { return nil }
        // What the records of an unknown system are is found out when all are read.
        if let entity = areLines ? parent?.entity : declaration.entity, !StructuredInvoiceFields.mayHold(entity) {
            return nil
        }
        return TextKeeping(limit: limit) { StructuredInvoiceFields.read($0, of: $1, areLines: areLines) }
    }
}
