/// Takes content while it comes.
final class Transit {
    private(set) var failure: FetchFailure?
    private let draft: Draft
    private let most: Int
    private let isHTTP: Bool
    private let start: Int
    private var isFirst = true

    /// - Parameters:
    ///   - draft: what it goes into, open.
    ///   - most: bytes of the whole.
    init(_ draft: Draft, _ most: Int, isHTTP: Bool) {
        self.draft = draft
        self.most = most
        self.isHTTP = isHTTP
        start = draft.size
    }

    func take(_ bytes: UnsafeRawBufferPointer, _ answer: Transfer.Answer) -> Bool {
        if isHTTP {
            // The page that says what went wrong is not the file.
            guard answer.status == 200 || answer.status == 206 else { return true }
            if isFirst, start > 0, !continues(answer) { draft.restart() }
        }
        isFirst = false
        do {
            guard draft.size + bytes.count <= most else {
                throw TransferFailure.tooLarge(most)
            }
            try draft.write(bytes)
            return true
        } catch {
            failure = error as? FetchFailure
            return false
        }
    }

    /// Whether the server sends what follows, and not all over again.
    private func continues(_ answer: Transfer.Answer) -> Bool {
        answer.status == 206 && (answer.headers["content-range"]?.hasPrefix("bytes \(start)-") ?? false)
    }
}
