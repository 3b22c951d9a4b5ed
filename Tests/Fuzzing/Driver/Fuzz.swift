import FuzzTargets

/// What libFuzzer calls for each input; `main` is its own.
///
/// Run as `fuzz --target=NAME`, options of libFuzzer, folders of inputs.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    do {
        try FuzzChoice.target.run(UnsafeRawBufferPointer(start: start, count: count))
    } catch {
        fatalError("\(error)")
    }
    return 0
}

enum FuzzChoice {
    static let target: FuzzTarget = {
        let flag = "--target="
        let name = CommandLine.arguments.first { $0.hasPrefix(flag) }.map { String($0.dropFirst(flag.count)) }
        guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
            fatalError("say which: \(FuzzTarget.all.map { flag + $0.name }.joined(separator: " "))")
        }
        return target
    }()
}
