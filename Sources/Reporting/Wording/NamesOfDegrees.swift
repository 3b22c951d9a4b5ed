internal import IntegrationModel

extension Severity {
    var name: String {
        switch self {
        case .low: localized("low")
        case .medium: localized("medium")
        case .high: localized("high")
        }
    }
}

extension Gap.Status {
    var name: String {
        switch self {
        case .new: localized("new")
        case .unchanged: localized("unchanged")
        case .accepted: localized("accepted")
        case .resolved: localized("resolved")
        }
    }
}

extension LinkKey.Match {
    var name: String {
        switch self {
        case .exact: localized("exact")
        case .normalised: localized("normalised")
        case .embedded: localized("embedded")
        case .fuzzy: localized("fuzzy")
        }
    }
}

extension Diagnostic.Severity {
    var name: String {
        switch self {
        case .error: localized("error")
        case .warning: localized("warning")
        case .note: localized("note")
        }
    }
}
