import FoundationEssentials
import Glibc
import IntegrationModel

/// Takes the messages of a tap and writes the records of each stream into a file of its own.
final class SingerStreams {
    private(set) var records: [String: Int] = [:]
    /// The fields that tell the records of a stream apart.
    private(set) var keys: [String: [String]] = [:]
    /// Which of its versions of a stream the tap says is the whole of it.
    private(set) var versions: [String: String] = [:]
    /// From where the tap can go on, as it said it last.
    private(set) var state: [UInt8]?
    /// The files of the streams, without folder and ending.
    private(set) var fileNames: [String: String]
    let folder: String
    private let limits: SingerTap.Limits
    private var files: [String: FetchedFile] = [:]
    private var names: Set<String>
    private var declared: Set<String> = []
    private var line = 0
    private var bytes = 0
    private var troubles: [String: (first: Int, count: Int, remedy: String, isLoss: Bool)] = [:]
    private var order: [String] = []

    /// - Parameters:
    ///   - folder: is made anew.
    ///   - fileNames: those that streams had before.
    init(folder: String, limits: SingerTap.Limits, fileNames: [String: String] = [:]) throws {
        self.folder = folder
        self.limits = limits
        self.fileNames = fileNames
        names = Set(fileNames.values)
        try FetchedFile.makeFolder(folder)
    }

    /// Takes a line of the tap's output.
    ///
    /// - Throws: ``FetchFailure`` at a limit, or where the disk is full.
    func take(_ text: UnsafeRawBufferPointer, isWhole: Bool) throws {
        line += 1
        if text.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { return }
        guard text.count <= limits.lineBytes else {
            return tell("a message is longer than \(limits.lineBytes) bytes and was left out", "let the tap give less")
        }
        guard let members = JSONMembers.of(text), let type = Self.string(members["type"], text) else {
            return isWhole
                ? tell(
                    "this is no Singer message and was left out",
                    "let the tap write nothing else to standard output"
                )
                : tell("the last message is cut off and was left out", "run it again")
        }
        switch type {
        case "RECORD":
            guard let stream = Self.string(members["stream"], text), let record = members["record"] else {
                return tell("a RECORD without a stream or record was left out", "ask the makers of the tap")
            }
            if !declared.contains(stream) {
                tell("the stream \(stream) has records and no SCHEMA before them; they were kept", "", isLoss: false)
            }
            try write(UnsafeRawBufferPointer(rebasing: text[record]), to: stream)
        case "SCHEMA":
            guard let stream = Self.string(members["stream"], text) else { return }
            declared.insert(stream)
            if records[stream] == nil { records[stream] = 0 }
            keys[stream] = members["key_properties"].flatMap { Self.decoded([String].self, $0, text) } ?? []
        case "STATE":
            guard let value = members["value"], Self.decoded(JSONValue.self, value, text) != nil else {
                return tell("a STATE without a value was left out", "ask the makers of the tap")
            }
            state = Array(text[value])
        case "ACTIVATE_VERSION":
            guard let stream = Self.string(members["stream"], text), let version = members["version"] else { return }
            versions[stream] = String(decoding: text[version], as: UTF8.self)
        default:
            tell("messages of the type \(type) can't be read and were left out", "ask the tap for records one by one")
        }
    }

    private static func string(_ range: Range<Int>?, _ text: UnsafeRawBufferPointer) -> String? {
        guard let range, range.count >= 2, text[range.lowerBound] == UInt8(ascii: "\"") else { return nil }
        if text[range].contains(UInt8(ascii: "\\")) {
            return decoded(String.self, range, text)
        }
        return String(decoding: text[(range.lowerBound + 1)..<(range.upperBound - 1)], as: UTF8.self)
    }

    private static func decoded<Value: Decodable>(
        _ type: Value.Type,
        _ range: Range<Int>,
        _ text: UnsafeRawBufferPointer
    ) -> Value? {
        try? JSONDecoder().decode(type, from: Data(text[range]))
    }

    private func write(_ record: UnsafeRawBufferPointer, to stream: String) throws {
        bytes += record.count + 1
        guard bytes <= limits.bytes else {
            throw FetchFailure(
                "the tap gave more than \(limits.bytes) bytes",
                remedy: "let it give less, or from a later date"
            )
        }
        let file: FetchedFile
        if let known = files[stream] {
            file = known
        } else {
            guard files.count < limits.streams else {
                throw FetchFailure("the tap gave more than \(limits.streams) streams", remedy: "select fewer of them")
            }
            file = try FetchedFile(making: "\(folder)/\(fileName(of: stream)).jsonl")
            files[stream] = file
        }
        try file.write(record)
        try file.write([0x0A])
        records[stream, default: 0] += 1
    }

    private func fileName(of stream: String) -> String {
        if let known = fileNames[stream] { return known }
        let wanted = FetchedName.safe(stream)
        var name = wanted
        var number = 2
        while !names.insert(name).inserted {
            name = "\(wanted)-\(number)"
            number += 1
        }
        fileNames[stream] = name
        return name
    }

    private func tell(_ message: String, _ remedy: String, isLoss: Bool = true) {
        if troubles[message] == nil {
            order.append(message)
            troubles[message] = (line, 0, remedy, isLoss)
        }
        troubles[message]?.count += 1
    }

    /// What was met in the messages; lines are those of the tap's output.
    func diagnostics(of name: String) -> [Diagnostic] {
        order.compactMap { message in
            troubles[message].map { trouble in
                Diagnostic(
                    trouble.isLoss ? .warning : .note,
                    message,
                    at: SourceLocation(file: name, line: trouble.first),
                    remedy: trouble.remedy.isEmpty ? nil : trouble.remedy,
                    occurrences: trouble.count
                )
            }
        }
    }

    func close() throws {
        for file in files.values { try file.finish() }
        files = [:]
    }

    /// Puts the streams in the place of those of an earlier run.
    func move(to place: String) throws {
        try FetchedFile.replaceFolder(place, with: folder)
    }
}
