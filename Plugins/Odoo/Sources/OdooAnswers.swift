import ImporterKit
import IntegrationModel

/// The records of a model as Odoo's external interface answers (`search_read`): `{"jsonrpc": "2.0", "result": […]}`, or the
/// list by itself as programs save it. Fields have their technical names; one that points to another record is a pair of its
/// key and its name, and what is empty is `false`.
func answer(_ list: DatasetDescription) -> DatasetDescription {
    var answer = list
    answer.format = .json
    answer.recordPath = "result"
    answer.grouping = nil
    answer.stripPrefix = nil
    answer.fingerprint.required = list.fingerprint.required.map { $0.flatMap(answerNames) }.filter { !$0.isEmpty }
    answer.fingerprint.typical =
        (list.fingerprint.typical + ["create_uid", "write_uid", "company_id", "user_id", "currency_id"])
        .flatMap(answerNames)
    answer.fingerprint.absent = list.fingerprint.absent.flatMap(answerNames)
    answer.fingerprint.fileNames = ["\(list.name).json", "\(list.name)_", "\(list.name)-"]
    answer.fields = list.fields.compactMap { field in
        let names = field.canonical == .partyID ? ["partner_id[0]"] : field.names.flatMap(answerNames)
        return names.isEmpty ? nil : FieldDescription(names, field.canonical, form: .noneAsFalse)
    }
    return answer
}

/// The names of a field in an answer, of one of its names in a list; none for labels and for fields of related records.
private func answerNames(_ name: String) -> [String] {
    let isTechnical = name.utf8.allSatisfy {
        $0 == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
    }
    guard isTechnical else { return [] }
    return name.hasSuffix("_id") || name.hasSuffix("_uid") ? ["\(name)[1]"] : [name]
}

/// Invoices of suppliers and credit notes stand among those of customers.
let answeredMoves: [DatasetDescription] = {
    let moves = answer(accountMove)
    func among(_ name: String, _ entity: Entity, _ types: [String]) -> DatasetDescription {
        var variant = moves
        variant.name = name
        variant.entity = entity
        variant.fingerprint = Fingerprint()
        variant.variant = RecordVariant(of: moves.name, field: ["move_type"], values: types)
        return variant
    }
    return [
        moves, among("account.move.bills", .supplierInvoice, ["in_invoice"]),
        among("account.move.refunds", .creditNote, ["out_refund"]),
        among("account.move.entries", .other, ["entry", "in_refund", "in_receipt"]),
    ]
}()
