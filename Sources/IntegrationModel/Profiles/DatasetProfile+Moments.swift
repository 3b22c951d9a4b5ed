extension DatasetProfile {
    /// The positions of fields that hold moments and whose names say nothing that is known, those with times first: when a
    /// record was made may stand under any name.
    ///
    /// Fields that many records leave empty, or in which all records have the same, tell of something else.
    public var unnamedMoments: [Int] {
        let found = dataset.fields.indices.filter { index in
            let field = dataset.fields[index]
            return field.canonical == nil && (field.profile.type == .dateTime || field.profile.type == .date)
                && field.profile.nullShare < 0.1 && field.profile.distinct > 1 && columns.columns[index].numbers != nil
        }
        return found.filter { dataset.fields[$0].profile.type == .dateTime }
            + found.filter { dataset.fields[$0].profile.type == .date }
    }
}
