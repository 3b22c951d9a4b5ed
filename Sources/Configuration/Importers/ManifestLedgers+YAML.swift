import ImporterKit
import Yams

extension TextOpening {
    init(_ value: YAMLValue) throws(ConfigurationError) {
        let section = try value.section(allowing: ["values", "headerLine", "columns", "columnCounts"])
        self.init(
            values: try section.list("values") { value throws(ConfigurationError) in
                value.node.sequence?.isEmpty ?? false ? [] : try value.strings()
            },
            headerLine: try section["headerLine"]?.integer(in: 1...5),
            columns: try section.list("columns") { value throws(ConfigurationError) in try value.string() },
            columnCounts: try section.list("columnCounts") { value throws(ConfigurationError) in
                try value.integer(in: 1...16_384)
            }
        )
        guard headerLine != nil || !columns.isEmpty else {
            throw value.error("neither a line with names nor columns", expected: "headerLine or columns")
        }
        guard !self.values.isEmpty || !columnCounts.isEmpty else {
            throw value.error("an opening that any text has", expected: "values or columnCounts")
        }
    }
}

extension LedgerSide {
    init(_ value: YAMLValue) throws(ConfigurationError) {
        let section = try value.section(allowing: ["amount", "side", "debit", "credit"])
        self.init(
            amount: try section.required("amount").strings(),
            side: try section["side"]?.strings() ?? [],
            debit: try section["debit"]?.strings() ?? [],
            credit: try section["credit"]?.strings() ?? []
        )
        guard side.isEmpty || !debit.isEmpty && !credit.isEmpty else {
            throw value.error("a side without its words", expected: "debit and credit")
        }
    }
}

extension RecordVariant {
    init(_ value: YAMLValue) throws(ConfigurationError) {
        let section = try value.section(allowing: ["of", "field", "values", "also"])
        self.init(
            of: try section.required("of").string(),
            field: try section.required("field").strings(),
            values: try section.required("values").anyStrings(),
            also: try section["also"].map(FieldCondition.init)
        )
    }
}

extension FieldCondition {
    init(_ value: YAMLValue) throws(ConfigurationError) {
        let section = try value.section(allowing: ["field", "values"])
        self.init(try section.required("field").strings(), try section.required("values").strings())
    }
}
