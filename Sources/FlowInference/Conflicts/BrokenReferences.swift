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
        guard
            let place = link.links.keys.firstIndex(where: {
                $0.namedBy == .right && $0.match != .fuzzy && !isCarriedAlong($0)
            })
        else {
            return try (mistypedNumbers + mistypedReferences + mistypedCores).filter { !resolved.contains($0) }
        }
        let key = link.links.keys[place]
        guard let number = key.leftFields.first.flatMap({ link.left.dataset.fieldIndex(path: $0) }),
            let reference = key.rightFields.first.flatMap({ link.right.dataset.fieldIndex(path: $0) })
        else { return [] }
        let broken =
            key.match == .exact ? try whole(number, reference) : try parts(key.match, place, number, reference)
        return broken.filter { !resolved.contains($0) }
    }

    /// Whether both sides bear what a customer pays with: an invoice that is sent on keeps it, and names nothing by it.
    private func isCarriedAlong(_ key: LinkKey) -> Bool {
        let target = link.right.dataset
        guard target.entity != .payment && target.entity != .supplierPayment else { return false }
        return [(link.left.dataset, key.leftFields), (target, key.rightFields)].allSatisfy { dataset, paths in
            paths.contains { path in
                dataset.fieldIndex(path: path).map { dataset.fields[$0].canonical == .structuredCommunication } ?? false
            }
        }
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
                    && Self.isSlip(owned[pair.left], held[pair.right])
            }.map(\.right).sorted()
        }
    }

    /// The same where references leave the prefix of the number out, or have another one.
    private var mistypedCores: [Int] {
        get throws {
            guard !link.isOfParties, link.held.rightFields == nil, let own = link.left.numberField,
                let holder = link.right.dataset.fieldIndex(.reference)
            else { return [] }
            let owned = try texts.texts(of: link.left.dataset.id, fields: [own])[0]
            let held = try texts.texts(of: link.right.dataset.id, fields: [holder])[0]
            var compared = 0
            let different = link.links.pairs.filter { pair in
                guard pair.left < owned.count, pair.right < held.count else { return false }
                let (number, named) = (Self.folded(owned[pair.left].utf8), Self.folded(held[pair.right].utf8))
                guard Self.hasNumber(number), Self.hasNumber(named) else { return false }
                compared += 1
                return Self.digits(number) != Self.digits(named)
            }
            return compared >= 8 && 5 * different.count <= compared ? different.map(\.right).sorted() : []
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

    /// Of references that are the number and nothing else. One that names a record of another period than the source's export
    /// has, one of those that it leaves out, or one of another system names a record all the same.
    private func whole(_ number: Int, _ reference: Int) throws -> [Int] {
        let numbers = link.left.columns.columns[number].hashes
        let references = link.right.columns.columns[reference].hashes
        let known = Set(numbers)
        let partners = Dictionary(link.links.pairs.map { ($0.right, $0.left) }) { first, _ in first }
        let linked = references.indices.filter { record in
            guard references[record] != 0, let partner = partners[record] else { return false }
            return numbers[partner] != 0 && numbers[partner] != references[record]
        }
        let unknown = references.indices.filter { record in
            references[record] != 0 && partners[record] == nil && !known.contains(references[record])
        }
        guard !unknown.isEmpty else { return linked }
        let own = try texts.texts(of: link.left.dataset.id, fields: [number])[0]
        let held = try texts.texts(of: link.right.dataset.id, fields: [reference])[0]
        let runs = NumberRuns((0..<own.count).lazy.map { own[$0] })
        let isThinned = runs.isThinned
        // "NOTPROVIDED" names nothing, and is no slip.
        let places = unknown.filter { $0 < held.count && held[$0].contains(where: \.isNumber) }
            .map { (record: $0, place: runs.place(of: held[$0])) }
        let others = OtherSeries(
            places.lazy.filter { $0.place == .foreign }.map { held[$0.record] },
            beside: runs,
            among: references.count { $0 != 0 }
        )
        let broken = places.filter { record, place in
            switch place {
            case .before, .after: false
            case .amid: !isThinned
            case .foreign: !others.contains(held[record])
            }
        }
        return (linked + broken.map(\.record)).sorted()
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
                let other = Self.folded(named.utf8)
                return Self.hasNumber(own) && Self.hasNumber(other) && Self.digits(own) != Self.digits(other)
            }
            return named.split(whereSeparator: { " ,;:()".contains($0) }).contains { word in
                let word = Self.folded(word.utf8)
                // A digit that was dropped leaves three of four.
                guard word.count >= 3, own.count >= 4 else { return false }
                return EditDistance.between(word, own, limit: own.count >= 6 ? 2 : 1).map { $0 > 0 } ?? false
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

    /// Whether a number is in a text: three digits, be they zeros in front.
    private static func hasNumber(_ text: [UInt8]) -> Bool { text.count { $0 <= 0x39 } >= 3 }

    /// Whether one number is the other with an error, which of three digits may leave two.
    private static func isSlip(_ number: String, _ held: String) -> Bool {
        if TypingErrors.isSlip(number, held) { return true }
        let (own, other) = (folded(number.utf8), folded(held.utf8))
        guard min(own.count, other.count) == 2, max(own.count, other.count) == 3 else { return false }
        return EditDistance.between(own, other, limit: 1) == 1
    }

    private static func digits(_ text: [UInt8]) -> ArraySlice<UInt8> {
        text.filter { $0 <= 0x39 }.drop { $0 == 0x30 }
    }
}
