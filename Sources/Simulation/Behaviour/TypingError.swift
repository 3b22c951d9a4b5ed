/// What goes wrong when somebody types a value over.
public enum TypingError: String, Codable, Sendable, CaseIterable {
    /// A character left out.
    case dropped
    /// A character typed twice.
    case doubled
    /// Two neighbours in the wrong order.
    case swapped
    /// A character hit beside the right one.
    case replaced
    /// An amount ten times too large or too small.
    case decimalShift
}

extension TypingError {
    static func pickForText(_ random: inout RandomSource) -> TypingError {
        random.pick(weighted: [(.dropped, 0.3), (.doubled, 0.2), (.swapped, 0.25), (.replaced, 0.25)])
    }

    static func pickForAmount(_ random: inout RandomSource) -> TypingError {
        random.pick(weighted: [
            (.swapped, 0.35), (.replaced, 0.3), (.decimalShift, 0.2), (.dropped, 0.1), (.doubled, 0.05),
        ])
    }

    /// The text with one such error in it: always another text, save where it is too short for any error.
    func applied(to text: String, _ random: inout RandomSource) -> String {
        var characters = Array(text)
        guard characters.count > 2 else { return text }
        for _ in 0..<20 {
            let place = random.integer(in: 1...characters.count - 2)
            guard characters[place].isLetter || characters[place].isNumber else { continue }
            switch self {
            case .dropped: characters.remove(at: place)
            case .doubled, .decimalShift: characters.insert(characters[place], at: place)
            case .swapped:
                guard characters[place] != characters[place + 1] else { continue }
                characters.swapAt(place, place + 1)
            case .replaced:
                let neighbour = Self.neighbour(of: characters[place], &random)
                guard neighbour != characters[place] else { continue }
                characters[place] = neighbour
            }
            return String(characters)
        }
        characters.insert(characters[1], at: 1)
        return String(characters)
    }

    /// The amount in cents with one such error in it; never the same amount.
    func applied(toCents cents: Int, _ random: inout RandomSource) -> Int {
        guard abs(cents) > 99 else { return cents + 100 }
        if self == .decimalShift {
            return cents % 10 == 0 && random.chance(0.5) ? cents / 10 : cents * 10
        }
        let changed = Int(applied(to: String(cents), &random)) ?? cents
        return changed == cents ? cents * 10 : changed
    }

    /// A key beside the right one, on a Belgian keyboard.
    private static func neighbour(of character: Character, _ random: inout RandomSource) -> Character {
        if let digit = character.wholeNumberValue {
            let others = digit == 0 ? [9] : digit == 9 ? [8, 0] : [digit - 1, digit + 1]
            return Character(String(random.pick(others)))
        }
        let rows = ["azertyuiop", "qsdfghjklm", "wxcvbn"]
        for row in rows.map(Array.init) {
            guard let place = row.firstIndex(of: Character(character.lowercased())) else { continue }
            let other = row[place == 0 ? 1 : place == row.count - 1 ? place - 1 : place + random.pick([-1, 1])]
            return character.isUppercase ? Character(other.uppercased()) : other
        }
        return "e"
    }
}
