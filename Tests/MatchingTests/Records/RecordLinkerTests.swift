import IntegrationModel
import Matching
import TestSupport
import Testing

@Suite("Records linked by likeness")
struct RecordLinkerTests {
    /// 160 persons in one system and 120 in another, 80 of them in both, with errors.
    private func systems() -> (left: DamagedPersons, right: DamagedPersons) {
        var (left, right) = (DamagedPersons(seed: 1), DamagedPersons(seed: 2))
        left.add(0..<160)
        right.add((80..<200).reversed(), errors: 2)
        return (left, right)
    }

    private func score(_ linkage: RecordLinkage, _ left: DamagedPersons, _ right: DamagedPersons, within: Bool)
        -> (precision: Double, recall: Double)
    {
        let correct = linkage.links.count { left.persons[$0.left] == right.persons[$0.right] }
        var present = 0
        for (one, person) in left.persons.enumerated() {
            for (other, candidate) in right.persons.enumerated() where candidate == person && (!within || one < other) {
                present += 1
            }
        }
        return (
            Double(correct) / Double(max(1, linkage.links.count)), Double(correct) / Double(max(1, present))
        )
    }

    @Test("persons of two systems are linked in spite of typing errors, swapped names and missing values")
    func between() throws {
        let (left, right) = systems()
        let linker = try #require(RecordLinker(left.table("crm"), right.table("erp"), threads: 2))
        let found = score(linker.links(), left, right, within: false)
        #expect(found.precision >= 0.97)
        #expect(found.recall >= 0.95)
    }

    @Test("whatever the headers say, and with one column less", arguments: [nil, 1, 2, 5])
    func otherHeaders(dropped: Int?) throws {
        let (left, right) = systems()
        let out = Set([dropped].compactMap(\.self))
        let headers = ["VNAAM", "NAAM", "geboren", "adres", "gemeente", "tel."]
        let linker = try #require(
            RecordLinker(
                left.table("crm", leavingOut: out),
                right.table("erp", leavingOut: out, headers: headers),
                threads: 2
            )
        )
        let found = score(linker.links(), left, right, within: false)
        #expect(found.precision >= 0.95)
        #expect(found.recall >= 0.85)
    }

    @Test("persons that one system has several times are found, and no chain joins different ones")
    func within() throws {
        var table = DamagedPersons(seed: 3)
        table.add(0..<160)
        table.add(0..<50, errors: 2)
        table.add(20..<30, errors: 2)
        let linker = try #require(RecordLinker(within: table.table("crm"), threads: 2))
        let found = score(linker.links(), table, table, within: true)
        #expect(found.precision >= 0.97)
        #expect(found.recall >= 0.9)
    }

    @Test("within one table numbers that are nearly the same tell, and a mere count of the records doesn't")
    func ownNumbersWithin() throws {
        var table = DamagedPersons(seed: 3)
        table.add(0..<160)
        table.add(0..<50, errors: 2)
        func numbered(_ numbers: (Int, Int) -> String) -> RecordTable {
            var records = table.table("crm")
            let numbers = table.persons.enumerated().map { numbers($0.offset, $0.element) }
            records.columns.append(RecordColumn("card", TextColumn(numbers)))
            return records
        }
        // The second card of a person differs in its last sign.
        let cards = numbered { "\(100_003 + $1 * 7_919 % 899_981)\($0 < 160 ? 4 : 9)" }
        let counts = numbered { record, _ in String(record + 1) }
        for (records, isCompared) in [(cards, true), (counts, false)] {
            let linker = try #require(RecordLinker(within: records, threads: 2))
            #expect(linker.comparedFields.contains { $0.left == ["card"] } == isCompared)
            let found = score(linker.links(), table, table, within: true)
            #expect(found.precision >= 0.97)
            #expect(found.recall >= 0.9)
        }
    }

    @Test("links are the same for any number of threads")
    func threads() throws {
        let (left, right) = systems()
        let one = try #require(RecordLinker(left.table("crm"), right.table("erp"), threads: 1)).links()
        let two = try #require(RecordLinker(left.table("crm"), right.table("erp"), threads: 2)).links()
        #expect(one.links == two.links)
        #expect(one.doubtful == two.doubtful)
    }

    @Test("counts that each system began by itself are no evidence, however alike")
    func ownCounts() throws {
        let (left, right) = systems()
        func numbered(_ persons: DamagedPersons, _ name: String) -> RecordTable {
            var table = persons.table(name)
            table.columns.append(RecordColumn("id", TextColumn((0..<table.count).map { String($0 + 1) })))
            return table
        }
        let linker = try #require(RecordLinker(numbered(left, "crm"), numbered(right, "erp"), threads: 2))
        #expect(!linker.comparedFields.contains { $0.left == ["id"] })
        #expect(score(linker.links(), left, right, within: false).precision >= 0.97)
    }

    @Test("of many columns those are compared that tell most")
    func manyColumns() throws {
        let (left, right) = systems()
        func widened(_ persons: DamagedPersons, _ name: String) -> RecordTable {
            var table = persons.table(name)
            let flags = (0..<20).map { column in
                RecordColumn(
                    "flag \(column)",
                    TextColumn((0..<table.count).map { ($0 + column) % 3 == 0 ? "ja" : "nee" })
                )
            }
            table.columns = flags + table.columns
            return table
        }
        let linker = try #require(RecordLinker(widened(left, "crm"), widened(right, "erp"), threads: 2))
        for header in DamagedPersons.headers { #expect(linker.comparedFields.contains { $0.left == [header] }) }
        let found = score(linker.links(), left, right, within: false)
        #expect(found.precision >= 0.95)
        #expect(found.recall >= 0.9)
    }

    @Test("systems that share nothing are not linked")
    func nothingShared() throws {
        var (left, right) = (DamagedPersons(seed: 1), DamagedPersons(seed: 2))
        left.add(0..<150)
        right.add(500..<650)
        let linker = try #require(RecordLinker(left.table("crm"), right.table("erp"), threads: 2))
        #expect(linker.links().links.filter { $0.confidence >= 0.9 }.count <= 1)
    }

    @Test("tables with nothing in common to compare, or without records, can't be linked")
    func nothingToCompare() {
        let dates = RecordTable("a", count: 2, columns: [RecordColumn("d", TextColumn(["2024-01-01", "2024-02-01"]))])
        let words = RecordTable("b", count: 2, columns: [RecordColumn("w", TextColumn(["groen", "paars"]))])
        #expect(RecordLinker(dates, words, threads: 1) == nil)
        #expect(RecordLinker(within: RecordTable("c", count: 0, columns: []), threads: 1) == nil)
    }

    @Test("the comparisons of a pair add up to its weight, and those that agree speak for it")
    func comparison() throws {
        let (left, right) = systems()
        let linker = try #require(RecordLinker(left.table("crm"), right.table("erp"), threads: 2))
        let link = try #require(linker.links().links.first)
        let comparison = linker.comparison(link.left, link.right)
        #expect(abs(comparison.weight - link.weight) < 0.01)
        for attribute in comparison.attributes where attribute.outcome == .same { #expect(attribute.bits > 0) }
        let other = linker.comparison(link.left, (link.right + 40) % right.records.count)
        #expect(other.weight < 0)
    }

    @Test("products are linked by the numbers of their models inside longer names")
    func products() throws {
        let kinds = ["Televisie", "Koelkast", "Wasmachine", "Oven", "Luidspreker"]
        let makers = ["Norda", "Velix", "Quanto", "Orbis"]
        func model(_ number: Int) -> String { "\(["KD", "RX", "WM"][number % 3])\(1000 + number * 37 % 9000)" }
        func table(_ name: String, _ numbers: [Int], _ text: (Int) -> String) -> RecordTable {
            RecordTable(name, count: numbers.count, columns: [RecordColumn("naam", TextColumn(numbers.map(text)))])
        }
        let left = table("shop", Array(0..<150)) { "\(makers[$0 % 4]) \(kinds[$0 % 5]) \(model($0)) wit" }
        let right = table("erp", Array((60..<210).reversed())) {
            "\(model($0))-B \(kinds[$0 % 5].lowercased()) van \(makers[$0 % 4])"
        }
        let links = try #require(RecordLinker(left, right, threads: 2)).links().links
        let correct = links.count { $0.left == 209 - $0.right }
        #expect(correct == links.count)
        #expect(correct >= 80)
    }
}
