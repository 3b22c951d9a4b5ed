extension LayeredLayout {
    /// A long drawing in bands below each other, of which every second one runs backwards, so that what leaves a band
    /// enters the next one right there.
    struct Folding {
        /// Where each band begins along the main axis, before folding.
        private let begins: [Double]
        /// By band, what is added across.
        private let shifts: [Double]
        /// The length of the longest band.
        private let length: Double
        /// Room at both ends for edges that turn.
        private let margin: Double
        /// Of the folded drawing.
        let size: Extent

        private static let turn = 44.0
        private static let gap = 46.0

        /// - Parameters:
        ///   - count: how many bands, at least 1; fewer where there are not as many layers.
        init(_ layout: LayeredLayout, bands count: Int) {
            let nodes = stride(from: 0, to: layout.layers.count, by: 2).map {
                layout.start(of: $0) - layout.gaps.layers / 2
            }
            let wanted = layout.size.main / Double(max(1, count))
            var begins = [-layout.gaps.layers / 2]
            for start in nodes.dropFirst() where start >= Double(begins.count) * wanted && begins.count < count {
                begins.append(start)
            }
            let ends = begins.dropFirst() + [layout.size.main + layout.gaps.layers / 2]
            margin = begins.count > 1 ? Self.turn : 0
            length = zip(begins, ends).map { $1 - $0 }.max() ?? 0
            var (shifts, edge) = ([Double](), 0.0)
            for band in begins.indices {
                let inside = layout.cells.filter { cell in
                    let place = layout.start(of: cell.layer)
                    return place >= begins[band] && place < (band + 1 < begins.count ? begins[band + 1] : .infinity)
                }
                let low = inside.map { $0.cross - $0.extent.cross / 2 }.min() ?? 0
                let high = inside.map { $0.cross + $0.extent.cross / 2 }.max() ?? 0
                shifts.append(edge - low)
                edge += high - low + Self.gap
            }
            self.begins = begins
            self.shifts = shifts
            let main = begins.count > 1 ? length + 2 * margin : layout.size.main
            size = Extent(main: main, cross: max(0, edge - Self.gap))
        }

        var isFolded: Bool { begins.count > 1 }

        /// The band that a place before folding is in.
        func band(of place: Extent) -> Int { max(0, (begins.firstIndex { $0 > place.main } ?? begins.count) - 1) }

        /// Whether a band runs along the main axis, and not against it.
        func isForward(_ band: Int) -> Bool { band.isMultiple(of: 2) }

        /// Where a place is after folding.
        func place(_ place: Extent) -> Extent {
            guard isFolded else { return place }
            let band = band(of: place)
            let along = place.main - begins[band]
            return Extent(
                main: margin + (isForward(band) ? along : length - along),
                cross: place.cross + shifts[band]
            )
        }

        /// How far along an edge swings out that goes from a band to the next one or back.
        func turn(after band: Int, nearest: Extent, _ other: Extent) -> Double {
            isForward(band)
                ? max(nearest.main, other.main) + Self.turn * 0.9 : min(nearest.main, other.main) - Self.turn * 0.9
        }
    }

    /// Where a layer begins along the main axis.
    func start(of layer: Int) -> Double { layer < starts.count ? starts[layer] : size.main }
}
