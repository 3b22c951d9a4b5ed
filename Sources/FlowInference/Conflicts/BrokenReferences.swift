import IntegrationModel

/// Finds records of a flow's target whose reference names nothing in the source, or another record than the one they are
/// linked with.
struct BrokenReferences {
    let link: LinkContext
    let texts: any TextSource

    /// Positions of records of the target.
    ///
    /// - Parameter resolved: records of the target whose reference another source resolves.
    func records(leavingOut resolved: Set<Int>) throws -> [Int] {
        guard let place = link.links.keys.firstIndex(where: { $0.namedBy == .right && $0.match != .fuzzy }) else {
            return try (mistypedNumbers + mistypedReferences).filter { !resolved.contains($0) }
        }
        let key = link.links.keys[place]
        guard let number = key.leftFields.first.flatMap({ link.left.dataset.fieldIndex(path: $0) }),
            let reference = key.rightFields.first.flatMap({ link.right.dataset.fieldIndex(path: $0) })
        else { return [] }
        let broken = key.match == .exact ? whole(number, reference) : try parts(key.match, place, number, reference)
        return broken.filter { !resolved.contains($0) }
    }

    /// Where both sides call their documents by the same number: those of pairs that something else joined, and whose
    /// numbers differ.
    private var mistypedNumbers: [Int] {
        guard !link.isOfParties, let place = link.links.keys.firstIndex(where: isSharedNumber) else { return [] }
        let key = link.links.keys[place]
        guard let number = key.leftFields.first.flatMap({ link.left.dataset.fieldIndex(path: $0) }),
            let copy = key.rightFields.first.flatMap({ link.right.dataset.fieldIndex(path: $0) })
        else { return [] }
        let (numbers, copies) = (link.left.columns.columns[number].hashes, link.right.columns.columns[copy].hashes)
        let equal = link.links.pairs.count { numbers[$0.left] != 0 && numbers[$0.left] == copies[$0.right] }
        // A number that most do not share is the other side's own.
        guard 5 * equal >= 4 * link.links.pairs.count else { return [] }
        return link.links.pairs.filter { pair in
            numbers[pair.left] != 0 && copies[pair.right] != 0 && numbers[pair.left] != copies[pair.right]
        }.map(\.right).sorted()
    }

    /// Where something else joined the records, and nearly all of those with a reference hold the number of their partner
    /// in it: those that hold nearly that number. Another one altogether may be that of a third system.
    private var mistypedReferences: [Int] {
        get throws {
            guard let fields = link.held.rightFields,
                let own = link.left.dataset.fieldIndex(path: fields.own),
                let holder = link.right.dataset.fieldIndex(path: fields.holder)
            else { return [] }
            let (numbers, references) = (
                link.left.columns.columns[own].hashes, link.right.columns.columns[holder].hashes
            )
            let filled = link.links.pairs.filter { numbers[$0.left] != 0 && references[$0.right] != 0 }
            let different = filled.filter { numbers[$0.left] != references[$0.right] }
            guard !different.isEmpty, filled.count >= 8, 5 * different.count <= filled.count else { return [] }
            let owned = try texts.texts(of: link.left.dataset.id, fields: [own])[0]
            let held = try texts.texts(of: link.right.dataset.id, fields: [holder])[0]
            return different.filter { pair in
                pair.left < owned.count && pair.right < held.count
                    && TypingErrors.isSlip(owned[pair.left], held[pair.right])
            }.map(\.right).sorted()
        }
    }

    private func isSharedNumber(_ key: LinkKey) -> Bool {
        guard key.match == .exact, key.namedBy == nil, let left = key.leftFields.first,
            let right = key.rightFields.first
        else { return false }
        let fields = [
            (link.left.dataset, link.left.dataset.fieldIndex(path: left)),
            (link.right.dataset, link.right.dataset.fieldIndex(path: right)),
        ]
        return fields.allSatisfy { dataset, place in
            guard let place, let canonical = dataset.fields[place].canonical else { return false }
            return [.number, .id, .orderNumber, .invoiceNumber, .quoteNumber, .dealNumber, .deliveryNumber]
                .contains(canonical)
        }
    }

    /// Of references that are the number and nothing else.
    private func whole(_ number: Int, _ reference: Int) -> [Int] {
        let numbers = link.left.columns.columns[number].hashes
        let references = link.right.columns.columns[reference].hashes
        let known = Set(numbers)
        let partners = Dictionary(link.links.pairs.map { ($0.right, $0.left) }) { first, _ in first }
        return references.indices.filter { record in
            guard references[record] != 0 else { return false }
            guard let partner = partners[record] else { return !known.contains(references[record]) }
            return numbers[partner] != 0 && numbers[partner] != references[record]
        }
    }

    /// Of references within a text, or with another prefix: those of pairs that something else joined, and that hold
    /// nearly the number of their partner.
    private func parts(_ match: LinkKey.Match, _ key: Int, _ number: Int, _ reference: Int) throws -> [Int] {
        let pairs = link.links.pairs.filter { $0.key != key }
        guard !pairs.isEmpty else { return [] }
        let numbers = try texts.texts(of: link.left.dataset.id, fields: [number])[0]
        let references = try texts.texts(of: link.right.dataset.id, fields: [reference])[0]
        return pairs.filter { pair in
            guard pair.left < numbers.count, pair.right < references.count else { return false }
            let own = Self.folded(numbers[pair.left].utf8)
            let named = references[pair.right]
            if match == .normalised {
                let (digits, others) = (Self.digits(own), Self.digits(Self.folded(named.utf8)))
                return digits.count >= 3 && others.count >= 3 && digits != others
            }
            return named.split(whereSeparator: { " ,;:()".contains($0) }).contains { word in
                let word = Self.folded(word.utf8)
                guard word.count >= 4, own.count >= 4 else { return false }
                return EditDistance.between(word, own, limit: 2).map { $0 > 0 } ?? false
            }
        }.map(\.right).sorted()
    }

    /// Letters and digits, in small letters.
    private static func folded(_ text: some Sequence<UInt8>) -> [UInt8] {
        text.compactMap { byte in
            switch byte {
            case 0x30...0x39, 0x61...0x7A: byte
            case 0x41...0x5A: byte | 0x20
            default: nil
            }
        }
    }

    private static func digits(_ text: [UInt8]) -> ArraySlice<UInt8> {
        text.filter { $0 <= 0x39 }.drop { $0 == 0x30 }
    }
}
