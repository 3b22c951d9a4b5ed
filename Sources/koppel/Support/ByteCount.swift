import ArgumentParser
import Configuration

/// A number of bytes as users write it: `512MB`, `2 GB`, `1.5GiB`; see ``ByteSize``.
struct ByteCount: ExpressibleByArgument, Hashable {
    var bytes: Int

    init(_ bytes: Int) { self.bytes = bytes }

    init?(argument: String) {
        guard argument.contains(where: \.isLetter), let bytes = ByteSize.bytes(argument) else { return nil }
        self.bytes = bytes
    }
}
