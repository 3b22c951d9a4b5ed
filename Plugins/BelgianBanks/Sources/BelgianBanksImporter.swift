public import ImporterKit
import IntegrationModel

/// Reads the transactions of an account that customers of Belgian banks download as CSV: Argenta, Belfius, BNP Paribas
/// Fortis, Crelan, ING and KBC, in Dutch, French or English where public programs show them.
///
/// The layouts are those that these programs read and that their tests show. Amounts have a sign: what comes in is above
/// zero. A text such as `***090/9337/55493***` is a structured communication.
public let belgianBanksImporter = ManifestImporter(
    ImporterManifest(
        id: "belgian-banks",
        summary: "Transactions as CSV of Argenta, Belfius, BNP Paribas Fortis, Crelan, ING and KBC",
        datasets: [argenta, belfius, bnpParibasFortis, bnpParibasFortisUntil2021, crelan, ing, kbc]
    )
)

/// The transactions of one bank.
func transactions(
    of bank: String,
    _ fingerprint: Fingerprint,
    _ fields: [FieldDescription],
    decimalMark: DecimalMark? = .comma
) -> DatasetDescription {
    DatasetDescription(
        name: "\(bank)Transactions",
        entity: .payment,
        format: .delimited,
        fingerprint: fingerprint,
        fields: fields,
        dateOrder: .dayMonthYear,
        decimalMark: decimalMark
    )
}
