import FoundationEssentials

/// The manual page of the command line, as man(7) has it, made of what the commands say of themselves.
struct ManualPage {
    private let tool: Tool
    private let version: String
    private let date: String

    /// - Parameter help: the description of all commands as JSON, as ArgumentParser gives it.
    init(_ help: String, version: String, date: String) throws {
        tool = try JSONDecoder().decode(Tool.self, from: Data(help.utf8))
        self.version = version
        self.date = date
    }

    private struct Tool: Decodable {
        var command: Command
    }

    private struct Command: Decodable {
        var commandName: String
        var abstract: String?
        var discussion: String?
        var shouldDisplay: Bool
        var subcommands: [Command]?
        var arguments: [Argument]?
    }

    private struct Argument: Decodable {
        struct Name: Decodable {
            var kind: String
            var name: String

            var text: String { (kind == "long" ? "--" : "-") + name }
        }

        var kind: String
        var shouldDisplay: Bool
        var isOptional: Bool
        var isRepeating: Bool
        var names: [Name]?
        var valueName: String?
        var abstract: String?
        var defaultValue: String?
        var allValues: [String]?

        /// What every command has is told once.
        var isOfAll: Bool { names?.contains { $0.name == "help" || $0.name == "version" } ?? false }
    }

    var text: String {
        let root = tool.command
        var lines = [
            ".TH KOPPEL 1 \"\(date)\" \"koppel \(version)\" \"User Commands\"", ".SH NAME",
            "koppel \\- " + Self.escaped(root.abstract ?? ""), ".SH SYNOPSIS",
            ".B koppel", ".I command", "[options]", ".SH DESCRIPTION",
        ]
        lines += Self.paragraphs(root.discussion ?? "", heading: ".SH")
        lines.append(".SH COMMANDS")
        for command in root.subcommands ?? [] where command.shouldDisplay && command.commandName != "help" {
            lines += described(command, path: ["koppel"])
        }
        lines += [
            ".SH OPTIONS OF ALL COMMANDS", ".TP", ".B \\-h, \\-\\-help", "Show the help of a command.", ".TP",
            ".B \\-\\-version", "Show the version.", ".SH ENVIRONMENT", ".TP", ".B KOPPEL_LANGUAGE",
            "The language of texts where \\-\\-language is not given.", ".TP", ".B NO_COLOR",
            "Where it is set, pages have no colours.", ".TP", ".B COLUMNS",
            "The width of pages where standard output is no terminal.",
        ]
        return Self.withoutEmptyParagraphs(lines).joined(separator: "\n") + "\n"
    }

    /// A paragraph before a heading or another paragraph has nothing in it.
    private static func withoutEmptyParagraphs(_ lines: [String]) -> [String] {
        lines.indices.filter { index in
            guard lines[index] == ".PP", index + 1 < lines.count else { return lines[index] != ".PP" }
            return ![".PP", ".SH", ".SS"].contains { lines[index + 1].hasPrefix($0) }
        }.map { lines[$0] }
    }

    private func described(_ command: Command, path: [String]) -> [String] {
        let path = path + [command.commandName]
        let arguments = (command.arguments ?? []).filter { $0.shouldDisplay && !$0.isOfAll }
        var lines = [".SS \"\(Self.escaped(path.joined(separator: " ")))\"", Self.escaped(command.abstract ?? "")]
        for argument in arguments { lines += [".TP", Self.head(argument), Self.escaped(Self.words(argument))] }
        if let discussion = command.discussion, !discussion.isEmpty {
            lines.append(".PP")
            lines += Self.paragraphs(discussion, heading: ".PP\n.B")
        }
        for part in command.subcommands ?? [] where part.shouldDisplay && part.commandName != "help" {
            lines += described(part, path: path)
        }
        return lines
    }

    private static func head(_ argument: Argument) -> String {
        let value = argument.valueName.map { "\\fI\(escaped($0))\\fR" } ?? ""
        let dots = argument.isRepeating ? " ..." : ""
        guard argument.kind != "positional" else { return value + dots }
        let names = (argument.names ?? []).map { "\\fB\(escaped($0.text))\\fR" }.joined(separator: ", ")
        return argument.kind == "flag" ? names : "\(names) \(value)\(dots)"
    }

    private static func words(_ argument: Argument) -> String {
        let values = argument.allValues.map { $0.isEmpty ? "" : " One of \($0.joined(separator: ", "))." } ?? ""
        // Many say it in their own words.
        let isSaid = argument.abstract?.lowercased().contains("without it") ?? false
        let usual = isSaid ? "" : argument.defaultValue.map { $0.isEmpty ? "" : " Without it: \($0)." } ?? ""
        return (argument.abstract ?? "") + (argument.kind == "flag" ? "" : values + usual)
    }

    /// Text as it stands: lines with a margin stay lines, capitals alone on a line are a heading.
    private static func paragraphs(_ text: String, heading: String) -> [String] {
        var lines: [String] = []
        var isExample = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let indents = line.hasPrefix("  ")
            if indents != isExample {
                lines.append(indents ? ".nf" : ".fi")
                isExample = indents
            }
            let isHeading = line.count > 2 && line.allSatisfy { $0.isUppercase || $0 == " " }
            if isHeading {
                lines.append("\(heading) \(escaped(String(line)))")
            } else {
                lines.append(line.isEmpty ? ".PP" : escaped(String(line)))
            }
        }
        return lines + (isExample ? [".fi"] : [])
    }

    /// Text that roff takes as it is.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "\\": escaped += "\\e"
            case "-": escaped += "\\-"
            case "\"": escaped += "\\(dq"
            default: escaped.append(character)
            }
        }
        return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
    }
}
