internal import IntegrationModel

/// MT940 account statements, a message a day, with the coded words of Dutch and Belgian banks in field 86.
extension ExportContext {
    func mt940() -> [ExportedFile] {
        var random = RandomSource(seed: plan.seed, stream: "account \(system.plan.id)")
        let account = Identifiers.iban(country: "BE", &random)
        let days = Dictionary(grouping: documents(.payment)) { $0.audit.createdAt.dayNumber }
        var balance = 1_000_000
        var text = ""
        for (place, day) in days.keys.sorted().enumerated() {
            let date = Moment(seconds: day * Moment.day).text("yymmdd")
            text += "{1:F01BANKBEBBXXXX0000000000}{2:O940BANKBEBBXXXXN}{3:}{4:\r\n"
            text += ":20:P\(date)000000001\r\n:25:\(account)EUR\r\n:28C:\(place + 1)/1\r\n"
            text += ":60F:\(sided(balance))\(date)EUR\(unsigned(balance))\r\n"
            for payment in days[day] ?? [] {
                balance += payment.net
                text += ":61:\(date)\(date.suffix(4))\(sided(payment.net))\(unsigned(payment.net))NTRFNONREF//"
                text += "\(payment.number)\r\n" + folded(":86:" + words(payment))
            }
            text += ":62F:\(sided(balance))\(date)EUR\(unsigned(balance))\r\n-}{5:}\r\n"
        }
        return [file("statement-\(plan.end.text("yyyymmdd")).sta", text)]
    }

    private func sided(_ cents: Int) -> String { cents < 0 ? "D" : "C" }

    private func unsigned(_ cents: Int) -> String { Spelling.amount(abs(cents), comma: true) }

    private func words(_ payment: DocumentRecord) -> String {
        let message = payment.communication.isEmpty ? payment.remark : payment.communication
        return "/TRTP/SEPA OVERBOEKING/IBAN/\(payment.partyIBAN)/BIC/GKCCBEBB/NAME/\(payment.partyName)"
            + (message.isEmpty ? "" : "/REMI/\(message)") + "/EREF/NOTPROVIDED"
    }

    /// Lines of 65 characters, as the standard allows.
    private func folded(_ text: String) -> String {
        var lines = ""
        var rest = Substring(text)
        while !rest.isEmpty {
            lines += rest.prefix(65) + "\r\n"
            rest = rest.dropFirst(65)
        }
        return lines
    }
}
