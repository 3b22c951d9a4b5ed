import ArgumentParser

/// How all files of an import are read, where the guess or the usual limit is wrong. Commands that read the exports
/// again read them in the same way.
struct ReadingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            How files are written, where the guess is wrong: encoding, delimiter, quote, escape, header, skipLines, \
            continuationLines, dateOrder, decimalMark or importer; also the limits below. Can be given several times; for some files only, \
            say it in koppel.yaml under files.
            """,
            valueName: "key=value"
        )
    )
    var reading: [String] = []

    @Option(help: ArgumentHelp("The longest value that is read; without it, 16MiB.", valueName: "size"))
    var maxValue: ByteCount?

    @Option(help: ArgumentHelp("The longest record that is read; without it, 64MiB.", valueName: "size"))
    var maxRecord: ByteCount?

    @Option(help: ArgumentHelp("Levels of nesting in XML and JSON, up to 2000; without it, 256.", valueName: "levels"))
    var maxDepth: Int?

    @Option(help: ArgumentHelp("Fields of one table; without it, 16384.", valueName: "count"))
    var maxFields: Int?

    @Option(
        help: ArgumentHelp(
            "What the members of an archive may take unpacked; without it, 250 times the archive, up to 64GiB.",
            valueName: "size"
        )
    )
    var maxUnpacked: ByteCount?

    @Option(help: ArgumentHelp("Members of one archive; without it, 200000.", valueName: "count"))
    var maxMembers: Int?

    @Option(help: ArgumentHelp("Archives in each other, up to 32; without it, 4.", valueName: "levels"))
    var maxNesting: Int?

    /// All of them as keys with values.
    var options: [String] {
        let limits: [(String, Int?)] = [
            ("maxValue", maxValue?.bytes), ("maxRecord", maxRecord?.bytes), ("maxDepth", maxDepth),
            ("maxFields", maxFields), ("maxUnpacked", maxUnpacked?.bytes), ("maxMembers", maxMembers),
            ("maxNesting", maxNesting),
        ]
        return reading + limits.compactMap { key, value in value.map { "\(key)=\($0)" } }
    }
}
