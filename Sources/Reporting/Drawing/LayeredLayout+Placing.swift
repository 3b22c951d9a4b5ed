extension LayeredLayout {
    /// Places the cells across their layers, in the given order and without overlap, near to their neighbours.
    mutating func placeCells() {
        for row in layers {
            var edge = 0.0
            for (index, cell) in row.enumerated() {
                if index > 0 { edge += gap(row[index - 1], cell) }
                cells[cell].cross = edge + cells[cell].extent.cross / 2
                edge += cells[cell].extent.cross
            }
        }
        for sweep in 0..<24 {
            let isDown = sweep.isMultiple(of: 2)
            let isLast = sweep > 19
            for row in isDown ? layers : layers.reversed() {
                place(row) { cell in
                    if isLast { return cell.before + cell.after }
                    return isDown ? cell.before : cell.after
                }
            }
        }
    }

    private func gap(_ left: Int, _ right: Int) -> Double {
        cells[left].isNode && cells[right].isNode ? gaps.nodes : gaps.labels
    }

    /// The places nearest to the wanted ones, in squares, that keep order and distance: after subtracting the distances
    /// that is isotonic regression, solved exactly by pooling adjacent violators.
    private mutating func place(_ row: [Int], near neighbours: (Cell) -> [Int]) {
        struct Pool {
            var sum: Double
            var weight: Double
            var count: Int
            var mean: Double { sum / weight }
        }
        var offsets: [Double] = []
        var offset = 0.0
        var pools: [Pool] = []
        for (index, cell) in row.enumerated() {
            if index > 0 {
                let previous = row[index - 1]
                offset += (cells[previous].extent.cross + cells[cell].extent.cross) / 2 + gap(previous, cell)
            }
            offsets.append(offset)
            let near = neighbours(cells[cell])
            let wanted = near.isEmpty ? cells[cell].cross : near.reduce(0) { $0 + cells[$1].cross } / Double(near.count)
            // A long edge is worth more straight than a node in the middle of its neighbours.
            let isPassing = !cells[cell].isNode && !near.contains { cells[$0].isNode }
            let weight = near.isEmpty ? 0.1 : isPassing ? 8 : cells[cell].isNode ? 1 : 2
            pools.append(Pool(sum: (wanted - offset) * weight, weight: weight, count: 1))
            while pools.count > 1, pools[pools.count - 2].mean > pools[pools.count - 1].mean {
                let last = pools.removeLast()
                pools[pools.count - 1].sum += last.sum
                pools[pools.count - 1].weight += last.weight
                pools[pools.count - 1].count += last.count
            }
        }
        var index = 0
        for pool in pools {
            for _ in 0..<pool.count {
                cells[row[index]].cross = pool.mean + offsets[index]
                index += 1
            }
        }
    }
}
