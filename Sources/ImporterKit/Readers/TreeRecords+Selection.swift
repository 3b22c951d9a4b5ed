import IntegrationModel

extension TreeRecords {
    /// An element or object begins at which selectors ask anew.
    func beginSelection(_ node: Int32) {
        eachRole(node) { role, table in
            guard case .base(let selector) = role else { return }
            selections[table][selector].isWanted = false
            selections[table][selector].value = .absent
        }
    }

    /// Such an element or object ends: takes its value if the condition held and no earlier one was taken.
    func endSelection(_ node: Int32) {
        eachRole(node) { role, table in
            guard case .base(let selector) = role else { return }
            let selection = selections[table][selector]
            guard selection.isWanted, !selection.isTaken, !selection.value.isAbsent else { return }
            selections[table][selector].isTaken = true
            let field = field(nodes.selectors[table][selector].path, in: table)
            if field >= 0 { tables[table].values[field] = selection.value }
        }
    }

    func select(_ value: ByteSlice, _ node: Int32) {
        eachRole(node) { role, table in
            switch role {
            case .base: break
            case .condition(let selector):
                if nodes.selectors[table][selector].expected.elementsEqual(value.buffer) {
                    selections[table][selector].isWanted = true
                }
            case .value(let selector):
                if selections[table][selector].value.isAbsent { selections[table][selector].value = value }
            }
        }
    }

    func eachRole(_ node: Int32, _ body: (TreeSelectorRole, Int) -> Void) {
        let table = Int(nodes.nodes[Int(node)].owner)
        guard table >= 0, tables[table].isOpen else { return }
        for role in nodes.paths[Int(node)].roles { body(role, table) }
    }
}
