import CLibCurl

extension Download {
    /// Fetches a file over SFTP or FTPS, which know of it its size and time alone.
    ///
    /// They are asked for before and after, so that a beginning is gone on with only where they are the same, and a file
    /// that is still being written is told from a whole one. A change within the same second that leaves the size goes
    /// unseen.
    func fetchFile(
        _ current: SourceAddress,
        _ draft: Draft,
        _ connection: TransferConnection
    ) throws -> (Transfer.Answer, End) {
        let (question, before) = ask(current, draft, connection)
        if let trouble = trouble(question, current) { return (question, trouble) }
        if let size = before.size, size > limits.bytes {
            return (question, .failed(TransferFailure.tooLarge(limits.bytes)))
        }
        if before.isCertain, draft.known == before, draft.knownSize == before.size { return (question, .unchanged) }
        var start = try draft.open(resuming: before.isCertain && draft.validators == before)
        defer { draft.close() }
        if let size = before.size, start > size {
            draft.restart()
            start = 0
        }
        draft.note(before)
        var answer = question
        if start == 0 || start != before.size {
            let transit = Transit(draft, limits.bytes, isHTTP: false)
            answer = transfer(current, options(draft), connection, transit)
            if let failure = transit.failure { return (answer, .failed(failure)) }
            if let trouble = trouble(answer, current) { return (answer, trouble) }
        }
        let (check, after) = ask(current, draft, connection)
        if let trouble = trouble(check, current) { return (check, trouble) }
        guard after == before, before.size.map({ $0 == draft.size }) ?? true else {
            draft.restart()
            return (answer, .again(Self.changing(current)))
        }
        return (answer, .complete(before))
    }

    private func ask(
        _ current: SourceAddress,
        _ draft: Draft,
        _ connection: TransferConnection
    ) -> (Transfer.Answer, Validators) {
        var options = options(draft)
        options.isQuestion = true
        options.start = 0
        options.most = Int.max
        let answer = Transfer.run(current, credentials, options, over: connection, take: { _, _ in true })
        return (answer, Validators(size: answer.size, time: answer.modified))
    }

    private static func changing(_ address: SourceAddress) -> FetchFailure {
        FetchFailure(
            "the file on \(address.host) changed while it was fetched",
            remedy: "fetch it when it is no longer being written"
        )
    }
}

extension Validators {
    /// Whether size and time are known, so that a change would show.
    fileprivate var isCertain: Bool { size != nil && time != nil }
}
