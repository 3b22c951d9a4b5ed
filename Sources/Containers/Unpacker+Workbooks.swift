import ImporterKit
import IntegrationModel

extension Unpacker {
    /// Writes the tables of a workbook's sheets; see ``Workbook``.
    mutating func unpackWorkbook(_ bytes: FileBytes, at path: String) throws {
        let workbook: Workbook
        do {
            let parts = try ArchivedParts(bytes, in: folder) { try count($0) }
            workbook = try Workbook(parts)
        } catch let fault as WorkbookFault {
            throw UnpackingFailure("this workbook can't be read: \(fault.message)", remedy: fault.remedy)
        }
        var isEmpty = true
        for sheet in workbook.sheets {
            let name = Self.join(path, sheet.name.replacing("/", with: "-"))
            let before = members.count
            do {
                try unpackTables(at: name) { try workbook.write(sheet, begin: $0, write: $1) }
            } catch let fault as WorkbookFault {
                troubles.add(.error, UnpackingFailure(fault.message, remedy: fault.remedy), at: shown(name))
            }
            guard members.count > before else { continue }
            isEmpty = false
            if sheet.isHidden {
                let found = "this sheet is hidden in the workbook; it was read as the others are"
                troubles.add(.note, UnpackingFailure(found, remedy: "delete it if it does not count"), at: shown(name))
            }
        }
        if isEmpty {
            throw UnpackingFailure(
                "no sheet of this workbook holds anything; rows with values were expected",
                remedy: "check the period or the selection of the export"
            )
        }
    }

    /// Writes the tables of a web page; see ``WebPage``.
    mutating func unpackPage(_ bytes: FileBytes, at path: String) throws {
        do {
            guard let page = try WebPage(bytes) else { return }
            for table in 0..<page.tables {
                let name = page.tables == 1 ? "table" : "table \(table + 1)"
                try unpackTables(at: Self.join(path, name)) { try page.write(table, begin: $0, write: $1) }
            }
        } catch let fault as WorkbookFault {
            throw UnpackingFailure(fault.message, remedy: fault.remedy)
        }
    }

    /// Writes the tables of a workbook that is one document; see ``FlatWorkbook``.
    mutating func unpackFlatWorkbook(_ bytes: FileBytes, at path: String) throws {
        do {
            let workbook = try FlatWorkbook(bytes)
            for (position, sheet) in workbook.sheets.enumerated() {
                let name = Self.join(path, sheet.replacing("/", with: "-"))
                try unpackTables(at: name) { try workbook.write(position, begin: $0, write: $1) }
            }
        } catch let fault as WorkbookFault {
            throw UnpackingFailure("this workbook can't be read: \(fault.message)", remedy: fault.remedy)
        }
    }

    /// Makes a member of each table of a sheet.
    ///
    /// - Parameter write: writes the tables.
    private mutating func unpackTables(
        at name: String,
        _ write: (
            _ begin: (_ table: Int) throws -> Void, _ write: (UnsafeRawBufferPointer) throws -> Void
        ) throws -> Workbook.Tables
    ) throws {
        var tables: [Range<Int>] = []
        var start = nextStart
        var place = start
        let first = start
        let found = try write { table in
            // The first table again: what was written of it is void.
            if table == 0 { (tables, start, place, end) = ([], first, first, first) }
            if table > 0 {
                tables.append(start..<place)
                end = place
                (start, place) = (nextStart, nextStart)
            }
        } _: { bytes in
            try count(bytes.count)
            try storage.write(bytes, at: place)
            place += bytes.count
        }
        end = place
        if place > start { tables.append(start..<place) }
        var reading = SheetText.reading
        if found.hasDecimalPoints { reading.decimalMark = .point }
        for (position, range) in tables.enumerated() {
            add(position == 0 ? name : "\(name) (table \(position + 1))", range, reading: reading)
        }
        for trouble in found.troubles {
            troubles.add(trouble, at: shown(name))
        }
    }
}
