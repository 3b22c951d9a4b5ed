import FoundationEssentials

/// The environment of this process.
public enum ProcessVariables {
    public static var all: [String: String] { ProcessInfo.processInfo.environment }
}
