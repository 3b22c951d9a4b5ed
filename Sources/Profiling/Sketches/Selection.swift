/// Finds the element that would stand at a position if the elements were sorted.
enum Selection {
    /// Moves elements so that those before the position are at most, and those after it at least the one there, and
    /// gives that one.
    ///
    /// Hoare's selection ("Algorithm 65: Find", CACM 1961) with three parts, so that equal elements cost one pass, and
    /// the middle of three as pivot; linear in time on average. After as many rounds as would halve the elements twice
    /// over, what is left is sorted, so that no order of elements costs more than sorting them.
    ///
    /// - Precondition: the position is one of the elements'.
    static func select<Element: Comparable>(_ elements: inout [Element], _ position: Int) -> Element {
        elements.withUnsafeMutableBufferPointer { elements in
            var (low, high) = (0, elements.count - 1)
            var rounds = 2 * (Int.bitWidth - elements.count.leadingZeroBitCount)
            while low < high {
                guard rounds > 0 else {
                    elements[low...high].sort()
                    break
                }
                rounds -= 1
                let pivot = median(elements[low], elements[(low + high) / 2], elements[high])
                let (first, last) = part(elements, low, high, pivot)
                if position < first {
                    high = first - 1
                } else if position > last {
                    low = last + 1
                } else {
                    break
                }
            }
            return elements[position]
        }
    }

    private static func median<Element: Comparable>(_ a: Element, _ b: Element, _ c: Element) -> Element {
        max(min(a, b), min(max(a, b), c))
    }

    /// Parts a range into smaller, equal and larger elements; the positions of the first and last equal one.
    private static func part<Element: Comparable>(
        _ elements: UnsafeMutableBufferPointer<Element>,
        _ low: Int,
        _ high: Int,
        _ pivot: Element
    ) -> (first: Int, last: Int) {
        var (first, index, last) = (low, low, high)
        while index <= last {
            if elements[index] < pivot {
                elements.swapAt(first, index)
                first += 1
                index += 1
            } else if pivot < elements[index] {
                elements.swapAt(index, last)
                last -= 1
            } else {
                index += 1
            }
        }
        return (first, last)
    }
}
