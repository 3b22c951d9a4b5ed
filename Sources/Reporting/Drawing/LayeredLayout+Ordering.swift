extension LayeredLayout {
    /// Orders the cells of each layer by the mean place of their neighbours, down and up in turn, and keeps the order
    /// with the fewest crossings.
    mutating func orderLayers() {
        guard layers.count > 1 else { return }
        var best = layers
        var fewest = crossings()
        for sweep in 0..<16 where fewest > 0 {
            let isDown = sweep.isMultiple(of: 2)
            for layer in isDown ? Array(1..<layers.count) : (0..<layers.count - 1).reversed() {
                order(layer, by: isDown ? \.before : \.after)
            }
            let count = crossings()
            if count < fewest { (fewest, best) = (count, layers) }
        }
        layers = best
    }

    private mutating func order(_ layer: Int, by neighbours: KeyPath<Cell, [Int]>) {
        var places = [Double](repeating: 0, count: cells.count)
        for row in layers {
            for (place, cell) in row.enumerated() { places[cell] = Double(place) }
        }
        let keys = Dictionary(
            uniqueKeysWithValues: layers[layer].map { cell in
                let near = cells[cell][keyPath: neighbours]
                let mean = near.reduce(0) { $0 + places[$1] } / Double(max(1, near.count))
                return (cell, (near.isEmpty ? places[cell] : mean, places[cell]))
            }
        )
        layers[layer].sort { left, right in
            guard let leftKey = keys[left], let rightKey = keys[right] else { return left < right }
            return leftKey < rightKey
        }
    }

    /// How many pairs of edges cross, over all layers.
    private func crossings() -> Int {
        var places = [Int](repeating: 0, count: cells.count)
        for row in layers {
            for (place, cell) in row.enumerated() { places[cell] = place }
        }
        return layers.reduce(0) { total, row in
            let segments = row.flatMap { cell in cells[cell].after.map { (places[cell], places[$0]) } }
            var count = 0
            for (index, one) in segments.enumerated() {
                for other in segments[(index + 1)...]
                where (one.0 < other.0 && one.1 > other.1) || (one.0 > other.0 && one.1 < other.1) {
                    count += 1
                }
            }
            return total + count
        }
    }
}
