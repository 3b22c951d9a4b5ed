/// How an amount in a ledger says on which side it stands.
///
/// The amount is put into `ledger.debit` or `ledger.credit`, beside the field it stands in.
public struct LedgerSide: Codable, Sendable, Hashable {
    /// The field with the amount (alternatives: versions).
    public var amount: [String]
    /// The field that tells the side; empty where the sign of the amount does: below zero is credit.
    public var side: [String]
    /// What the side is called.
    public var debit: [String]
    public var credit: [String]

    public init(amount: [String], side: [String] = [], debit: [String] = [], credit: [String] = []) {
        self.amount = amount
        self.side = side
        self.debit = debit
        self.credit = credit
    }

    /// The fields that are made.
    public static let debitField = "ledger.debit"
    public static let creditField = "ledger.credit"
}
