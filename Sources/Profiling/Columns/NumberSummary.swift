import IntegrationModel

/// The range, sum and quantiles of the numbers of a column.
struct NumberSummary {
    /// Records with a number.
    private(set) var count = 0
    private(set) var least = Double.infinity
    private(set) var most = -Double.infinity
    private var sum = ExactSum()
    private var quantiles = QuantileSketch()
    /// Whether each number is greater than the one before, so that none is there twice.
    private(set) var isAscending = true

    /// Adds the numbers of a block, one for each record; NaN where there is none.
    mutating func add(inOrder numbers: UnsafeBufferPointer<Double>) {
        var (typed, least, most, sum, isAscending) = (0, least, most, sum, isAscending)
        var previous = count == 0 ? -Double.infinity : most
        for number in numbers {
            isAscending = isAscending && number > previous
            previous = number
            guard !number.isNaN else { continue }
            typed += 1
            least = min(least, number)
            most = max(most, number)
            sum.add(number)
        }
        count += typed
        quantiles.insert(contentsOf: numbers)
        (self.least, self.most, self.sum, self.isAscending) = (least, most, sum, isAscending)
    }

    /// Adds the different numbers of a block, and how many records have each.
    mutating func add(_ numbers: UnsafeBufferPointer<Double>, times: [UInt32]) {
        isAscending = false
        for (number, times) in zip(numbers, times) where !number.isNaN {
            count += Int(times)
            least = min(least, number)
            most = max(most, number)
            sum.add(number, times: Double(times))
            quantiles.insert(number, times: Int(times))
        }
    }

    /// Passes over a block without numbers.
    mutating func skip() { isAscending = false }

    func describe(_ type: FieldType, in profile: inout FieldProfile) {
        let present = profile.count - profile.nulls
        profile.typeShare = present > 0 ? Double(count) / Double(present) : 0
        if count > 0, type != .boolean {
            (profile.minNumber, profile.maxNumber) = (least, most)
            if type == .integer || type == .decimal { profile.sum = sum.value }
            profile.quantiles = Quantiles(quantiles.quantiles(Quantiles.shares), rankError: quantiles.rankError())
        }
    }
}

/// A sum of doubles that keeps what rounding loses (Neumaier's variant of Kahan summation, 1974).
struct ExactSum {
    private var sum = 0.0
    private var lost = 0.0

    @inline(__always)
    mutating func add(_ number: Double) {
        let next = sum + number
        lost += abs(sum) >= abs(number) ? (sum - next) + number : (number - next) + sum
        sum = next
    }

    /// Adds a number several times; what the product loses by rounding is added as well.
    mutating func add(_ number: Double, times: Double) {
        let product = number * times
        add(product)
        if product.isFinite { add((-product).addingProduct(number, times)) }
    }

    var value: Double { sum + lost }
}
