import IntegrationModel

extension MappedArray {
    /// Gives the memory of a mapped file back in which the elements of a block lie: for whoever reads several arrays side
    /// by side, of which only one is passed over block by block.
    ///
    /// - Parameter positions: of the block's elements, as ``forEachBlock(_:)`` gives them.
    func releaseBlock(at positions: Range<Int>) {
        guard let pages = owner as? any ReleasablePages, !positions.isEmpty else { return }
        let index = blocks.count == 1 ? 0 : positions.lowerBound / Self.blockSize
        guard blocks.indices.contains(index) else { return }
        withExtendedLifetime(owner) {
            pages.release(UnsafeRawBufferPointer(blocks[index].values))
            if let codes = blocks[index].codes {
                let size = blocks[index].encoding == .codes16 ? 2 : 1
                pages.release(UnsafeRawBufferPointer(start: codes, count: positions.count * size))
            }
        }
    }
}
