import IntegrationModel

extension DelimitedTextScanner {
    enum Resumption {
        /// The beginning of a value from which the masks can go on.
        case resume(Int)
        case end(Outcome)
    }

    /// A value as the exact rules see it.
    enum ExactValue {
        /// The content, and the place of the delimiter or line end after it.
        case value(content: Range<Int>, end: Int, holdsEscapes: Bool, isStray: Bool)
        /// More of the text is needed to tell.
        case incomplete
        /// The text ends inside quotes.
        case endedInsideQuotes
    }

    /// Reads values one by one by the exact rules, from the value that is being read to the first one that begins at or
    /// after `until`.
    mutating func readExactly(
        _ base: UnsafePointer<UInt8>,
        until: Int,
        _ end: Int,
        _ isFinal: Bool,
        _ emit: (Record) throws -> Bool
    ) throws -> Resumption {
        // The masks have counted line ends of the value that is now read once more.
        if valueStart < until { linesInQuotes = lineBreaks(base, recordStart..<valueStart) }
        while valueStart < until {
            switch try exactValue(base, from: valueStart, to: end, isFinal: isFinal) {
            case .incomplete: return .end(.consumed(recordStart))
            case .endedInsideQuotes: return .end(.endedInsideQuotes(recordStart: recordStart))
            case .value(let content, let place, let holdsEscapes, let isStray):
                inspect(base, valueStart..<place)
                if holdsEscapes { escaped.append(count) }
                if isStray { repairs.insert(.strayQuotes) }
                linesInQuotes += lineBreaks(base, content)
                append(ByteSlice(start: base + content.lowerBound, count: content.count))
                if place < end, base[place] == delimiter {
                    valueStart = place + 1
                } else {
                    let isPair = place + 1 < end && base[place] == 0x0D && base[place + 1] == 0x0A
                    let next = min(isPair ? place + 2 : place + 1, end)
                    guard try finishRecord(base, endingAt: place, next: next, emit) else { return .end(.stopped(next)) }
                }
                if valueStart - recordStart > limits.recordBytes { throw Failure.recordTooLong(line: line) }
            }
        }
        return .resume(valueStart)
    }

    /// Reads the value that begins at `start`.
    ///
    /// A value is quoted if a quote is its first byte, blanks aside, and the quote that closes it is followed, blanks
    /// aside, by a delimiter, a line end or the end of the text. Any other value goes up to the next delimiter or line
    /// end, and quotes in it are characters like others; if such a value begins and ends with a quote, these two are
    /// taken off.
    func exactValue(
        _ base: UnsafePointer<UInt8>,
        from start: Int,
        to end: Int,
        isFinal: Bool
    ) throws -> ExactValue {
        let opening = skippingBlanks(base, from: start, to: end)
        var isStray = false
        if quoteFilter != 0, opening < end, base[opening] == quote {
            var holdsEscapes = false
            var place = opening + 1
            search: while true {
                guard place < end else { return isFinal ? .endedInsideQuotes : .incomplete }
                if place - start > limits.valueBytes { throw Failure.quoteNotClosed(line: line) }
                if escapeFilter != 0, base[place] == escape {
                    holdsEscapes = true
                    place += 2
                } else if base[place] != quote {
                    place += 1
                } else if place + 1 < end, base[place + 1] == quote {
                    holdsEscapes = true
                    place += 2
                } else {
                    let after = skippingBlanks(base, from: place + 1, to: end)
                    if after == end, !isFinal { return .incomplete }
                    guard after == end || endsValue(base[after]) else { break search }
                    return .value(
                        content: opening + 1..<place,
                        end: after,
                        holdsEscapes: holdsEscapes,
                        isStray: false
                    )
                }
            }
            isStray = true
        }
        var place = start
        while place < end, !endsValue(base[place]) {
            place += 1
            if place - start > limits.valueBytes { throw Failure.valueTooLong(line: line) }
        }
        if place == end, !isFinal { return .incomplete }
        guard isStray else { return .value(content: start..<place, end: place, holdsEscapes: false, isStray: false) }
        var last = place - 1
        while last > opening, isBlank(base[last]) { last -= 1 }
        let isEnclosed = last > opening && base[last] == quote
        return .value(
            content: isEnclosed ? opening + 1..<last : start..<place,
            end: place,
            holdsEscapes: isEnclosed,
            isStray: true
        )
    }

    private func endsValue(_ byte: UInt8) -> Bool { byte == delimiter || byte == 0x0A || byte == 0x0D }

    private func isBlank(_ byte: UInt8) -> Bool { (byte == 0x20 || byte == 0x09) && byte != delimiter }

    private func skippingBlanks(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
        var place = start
        while place < end, isBlank(base[place]) { place += 1 }
        return place
    }

    /// The line ends in a value; a carriage return and the line feed after it are one.
    private func lineBreaks(_ base: UnsafePointer<UInt8>, _ content: Range<Int>) -> Int {
        var count = 0
        for place in content {
            if base[place] == 0x0D || base[place] == 0x0A && (place == content.lowerBound || base[place - 1] != 0x0D) {
                count += 1
            }
        }
        return count
    }
}
