import ArgumentParser

/// A reason to stop, in words for the user.
struct Trouble: Error {
    let message: String
    let code: ExitCode

    /// Wrong usage: exit code 2.
    static func usage(_ message: String) -> Trouble { Trouble(message: message, code: ExitCode(2)) }

    /// Nothing could be done: exit code 4.
    static func nothing(_ message: String) -> Trouble { Trouble(message: message, code: ExitCode(4)) }
}
