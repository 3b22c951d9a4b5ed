import IntegrationModel

extension WrittenForms {
    /// All the shapes that the values of columns have, where the profiles know them all.
    struct Shapes {
        /// nil where there may be others.
        private let shapes: Set<String>?

        private init(shapes: Set<String>?) { self.shapes = shapes }

        init(_ profile: FieldProfile) {
            let lengths = profile.patterns.map(\.pattern.utf8.count)
            let areAll = profile.patterns.reduce(0) { $0 + $1.count } == profile.count - profile.nulls
            // Shapes of characters beyond ASCII, shortened ones, and those that merged runs don't tell the length.
            let tellLength = lengths.max() == profile.maxLength && lengths.min() == profile.minLength
            let isASCII = profile.patterns.allSatisfy { $0.pattern.utf8.allSatisfy { $0 < 0x80 && $0 != 0x3F } }
            let hasLetters = profile.patterns.contains { $0.pattern.contains { $0 == "a" || $0 == "A" } }
            let isOneLength = profile.minLength == profile.maxLength
            let areMerged = profile.distinct > 2000 && !profile.patterns.contains { Self.hasRun($0.pattern) }
            let isSure = areAll && tellLength && isASCII && !areMerged && (!hasLetters || isOneLength)
            shapes = isSure ? Set(profile.patterns.map(\.pattern)) : nil
        }

        private static func hasRun(_ shape: String) -> Bool {
            zip(shape.utf8, shape.utf8.dropFirst()).contains { $0 == $1 }
        }

        func joined(_ other: Shapes) -> Shapes {
            guard let shapes, let others = other.shapes else { return Shapes(shapes: nil) }
            return Shapes(shapes: shapes.union(others))
        }

        /// Whether letters and digits without case tell how a value is written: no two shapes are the same without
        /// case and punctuation.
        var tellText: Bool {
            guard let shapes else { return false }
            let folded = shapes.map { shape in
                shape.utf8.filter { $0 == 0x39 || $0 | 0x20 == 0x61 }.map { $0 | 0x20 }
            }
            return Set(folded).count == shapes.count && !folded.contains([])
        }

        /// Whether the shapes are numbers without anything but a sign and the decimal mark, so that a number and its
        /// digits tell how it is written.
        func areNumbers(marks: [DecimalMark?]) -> Bool {
            guard let shapes else { return false }
            let used = Set(marks.compactMap(\.self))
            let mark: UInt8 = used.contains(.comma) ? 0x2C : 0x2E
            return used.count <= 1
                && shapes.allSatisfy { shape in
                    let digits = shape.utf8.drop { $0 == 0x2D }
                    return shape.utf8.count - digits.count <= 1 && digits.last == 0x39
                        && digits.count { $0 == mark } <= 1 && digits.allSatisfy { $0 == 0x39 || $0 == mark }
                }
        }
    }
}
