import IntegrationModel

/// A complete block of a column: its values, or its different values and a code for each record.
///
/// A value is a pair of hash and token, so one array of codes serves hashes and numbers.
struct EncodedBlock {
    var encoding: BlockEncoding
    /// Values, or different values; 0 where no record of the block has a value.
    var valueCount: Int
    var hashes: BlockStorage.Address
    /// nil where no token says more than that the value is text.
    var tokens: BlockStorage.Address?
    var codes: BlockStorage.Address?

    /// No record has a value.
    static let none = EncodedBlock(encoding: .repeated, valueCount: 0, hashes: .nothing)
}

/// A block in its form, in the memory of its segment or of the encoder.
struct PreparedBlock {
    var encoding = BlockEncoding.repeated
    var count = 0
    var hashes: UnsafePointer<UInt64>?
    var tokens: UnsafePointer<UInt64>?
    var codes: UnsafeRawBufferPointer?

    /// Puts it into a storage.
    func kept(in storage: BlockStorage) -> EncodedBlock {
        guard let hashes else { return .none }
        return EncodedBlock(
            encoding: encoding,
            valueCount: count,
            hashes: storage.append(UnsafeRawBufferPointer(start: hashes, count: count * 8)),
            tokens: tokens.map { storage.append(UnsafeRawBufferPointer(start: $0, count: count * 8)) },
            codes: codes.map(storage.append)
        )
    }
}
