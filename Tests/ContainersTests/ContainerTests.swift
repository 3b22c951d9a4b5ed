import Containers
import Foundation
import ImporterKit
import IntegrationModel
import TestSupport
import Testing

@Suite("Archives")
struct ContainerTests {
    let folder: ArchiveFolder

    init() throws { folder = try ArchiveFolder() }

    private static let orders = Array("number;total\n1;10\n2;20\n".utf8)

    @Test(
        "the members of an archive of any kind are files below it",
        arguments: [
            ("a.zip", Packing.Format.zip, nil), ("a.7z", .sevenZip, nil), ("a.tar", .tar, nil),
            ("a.tar.gz", .tar, "gzip"), ("a.tgz", .tar, "gzip"), ("a.tar.bz2", .tar, "bzip2"), ("a.tar.xz", .tar, "xz"),
            ("a.tar.zst", .tar, "zstd"), ("a.tar.lz4", .tar, "lz4"),
        ] as [(String, Packing.Format, String?)]
    )
    func members(name: String, format: Packing.Format, filter: String?) throws {
        let packed = Packing.archive(
            format,
            filter: filter,
            ["erp/orders.csv": Self.orders, "notes.txt": Array("x".utf8)]
        )
        let container = try folder.container(name, packed)
        #expect(try container.texts() == ["erp/orders.csv": "number;total\n1;10\n2;20\n", "notes.txt": "x"])
        #expect(container.troubles.isEmpty)
    }

    @Test("a compressed file is one file, called as it is", arguments: ["gzip", "bzip2", "xz", "zstd", "lz4"])
    func singleFile(filter: String) throws {
        let container = try folder.container(
            "orders.csv.\(filter)",
            Packing.archive(.raw, filter: filter, ["x": Self.orders])
        )
        #expect(try container.texts() == ["": "number;total\n1;10\n2;20\n"])
    }

    @Test("what is no container is none, whatever it is called")
    func noContainer() throws {
        for (name, text) in [("a.zip", "number;total\n1;2\n"), ("b.gz", ""), ("c", "<a/>")] {
            let path = "\(folder.path)/\(name)"
            try Data(text.utf8).write(to: URL(filePath: path))
            #expect(Container(path: name, absolutePath: path, folder: folder.path) == nil)
        }
        #expect(Container(path: "none.zip", absolutePath: "\(folder.path)/none.zip", folder: folder.path) == nil)
    }

    @Test("an Office document that is no workbook is none")
    func documents() throws {
        let path = "\(folder.path)/letter.zip"
        let letter = ZipArchive(["[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"])
        try Data(letter.bytes).write(to: URL(filePath: path))
        #expect(Container(path: "letter.zip", absolutePath: path, folder: folder.path) == nil)
    }

    @Test("archives in archives are unpacked, and paths say where a file comes from")
    func nested() throws {
        let inner = ZipArchive(["facturen.csv": "a;b\n1;2\n"]).bytes
        let packed = Packing.archive(.raw, filter: "gzip", ["x": Self.orders])
        var outer = ZipArchive()
        outer.add("oud/2025.zip", inner)
        outer.add("orders.csv.gz", packed)
        let container = try folder.container("all.zip", outer.bytes)
        #expect(
            try container.texts() == [
                "oud/2025.zip/facturen.csv": "a;b\n1;2\n", "orders.csv.gz": "number;total\n1;10\n2;20\n",
            ]
        )
    }

    @Test("too many archives in each other are told, and what is beside them is read")
    func tooDeep() throws {
        var packed = ZipArchive(["orders.csv": "a;b\n"]).bytes
        for level in 1...5 {
            var next = ZipArchive(["level\(level).csv": "x;y\n"])
            next.add("deeper.zip", packed)
            packed = next.bytes
        }
        let container = try folder.container("deep.zip", packed)
        #expect(try container.texts().keys.sorted().first == "deeper.zip/deeper.zip/deeper.zip/level2.csv")
        #expect(container.troubles.count == 1)
        #expect(container.troubles[0].contains("more than 4 deep"))
    }

    @Test(
        "names in the character sets of DOS and Windows are read by their letters",
        arguments: [
            ([0x43, 0x6C, 0x69, 0xEB, 0x6E, 0x74, 0x65, 0x6C, 0x65, 0x2E, 0x63, 0x73, 0x76], "Cliëntele.csv"),
            ([0x43, 0x6C, 0x69, 0x89, 0x6E, 0x74, 0x65, 0x6C, 0x65, 0x2E, 0x63, 0x73, 0x76], "Cliëntele.csv"),
            (Array("facturen caf".utf8) + [0x82] + Array(".csv".utf8), "facturen café.csv"),
            (Array("facturen caf".utf8) + [0xE9] + Array(".csv".utf8), "facturen café.csv"),
            (Array("Verk\u{00E4}ufe.csv".utf8), "Verkäufe.csv"),
            ([0x4E, 0x91, 0x2E, 0x63, 0x73, 0x76], "Næ.csv"),
        ] as [([UInt8], String)]
    )
    func legacyNames(name: [UInt8], text: String) throws {
        var archive = ZipArchive()
        archive.add(name: name, Self.orders)
        archive.add(name: Array("plain.csv".utf8), Self.orders)
        let container = try folder.container("namen.zip", archive.bytes)
        #expect(container.listing().members.map(\.path) == [text, "plain.csv"].sorted())
    }

    @Test("a member whose name leads out of the archive is told; the others are read")
    func traversal() throws {
        var archive = ZipArchive()
        archive.add("../../etc/orders.csv", Self.orders)
        archive.add("/absolute/a.csv", Self.orders)
        archive.add("C:\\exports\\b.csv", Self.orders)
        archive.add("./c.csv", Self.orders)
        let container = try folder.container("evil.zip", archive.bytes)
        #expect(container.listing().members.map(\.path) == ["absolute/a.csv", "c.csv", "exports/b.csv"])
        #expect(container.troubles == ["evil.zip: error: a member was left out: its name leads out of the archive"])
    }

    @Test("links and encrypted members are told; the others are read")
    func refusedMembers() throws {
        var archive = ZipArchive()
        archive.add(name: Array("link.csv".utf8), Array("/etc/passwd".utf8), mode: 0o120777)
        archive.add(name: Array("secret.csv".utf8), Array(repeating: 7, count: 40), flags: 1)
        archive.add("orders.csv", Self.orders)
        let container = try folder.container("mixed.zip", archive.bytes)
        #expect(container.listing().members.map(\.path) == ["orders.csv"])
        #expect(
            container.troubles == [
                "mixed.zip/link.csv: error: it is a link; a file was expected",
                "mixed.zip/secret.csv: error: it is encrypted; an archive without a password was expected",
            ]
        )
    }

    @Test("what operating systems leave in archives is no export")
    func leftOut() throws {
        let container = try folder.container(
            "mac.zip",
            ZipArchive(["__MACOSX/._orders.csv": "x", ".DS_Store": "x", "Thumbs.db": "x", "orders.csv": "a;b\n"]).bytes
        )
        #expect(container.listing().members.map(\.path) == ["orders.csv"])
        #expect(container.troubles.isEmpty)
    }

    @Test("members of the same name are told apart")
    func sameNames() throws {
        var archive = ZipArchive()
        archive.add("a.csv", Array("1".utf8))
        archive.add("a.csv", Array("2".utf8))
        let container = try folder.container("twice.zip", archive.bytes)
        #expect(try container.texts() == ["a.csv": "1", "a.csv (2)": "2"])
    }
}

@Suite("Damaged and hostile archives")
struct HostileContainerTests {
    let folder: ArchiveFolder

    init() throws { folder = try ArchiveFolder() }

    @Test("a small file that unpacks to very much is stopped, and says so")
    func bomb() throws {
        let zeros = Packing.archive(.raw, filter: "gzip", ["x": [UInt8](repeating: 0x30, count: 70 << 20)])
        let container = try folder.container("bomb.csv.gz", zeros)
        #expect(container.listing().members.isEmpty)
        #expect(container.troubles.count == 1)
        #expect(container.troubles[0].contains("far more than an export of its size"))
    }

    @Test("limits of members and bytes stop the unpacking; what was unpacked before is kept")
    func limits() throws {
        var archive = ZipArchive()
        for number in 1...5 { archive.add("\(number).csv", Array("a;b\n".utf8)) }
        let few = try folder.container("many.zip", archive.bytes, limits: UnpackingLimits(members: 3))
        #expect(few.listing().members.map(\.path) == ["1.csv", "2.csv", "3.csv"])
        #expect(few.troubles.first?.contains("more than 3 members") == true)
        let small = try folder.container("large.zip", archive.bytes, limits: UnpackingLimits(bytes: 10))
        #expect(small.listing().members.map(\.path) == ["1.csv", "2.csv"])
        #expect(small.troubles.count == 1)
    }

    @Test("an archive that is cut off gives the members before, wherever it is cut")
    func truncation() throws {
        let files: KeyValuePairs<String, [UInt8]> = [
            "1.csv": Array("number;total\n1;10\n".utf8), "2.csv": Array("number;total\n2;20\n".utf8),
        ]
        for (format, filter) in [(Packing.Format.zip, nil), (.tar, "gzip"), (.sevenZip, nil)] {
            let whole = Packing.archive(format, filter: filter, files)
            for length in stride(from: 8, to: whole.count, by: 7) {
                let path = "\(folder.path)/cut"
                try Data(whole[..<length]).write(to: URL(filePath: path))
                guard let container = Container(path: "cut", absolutePath: path, folder: folder.path) else { continue }
                for (name, text) in try container.texts() {
                    let original = try #require(files.first { $0.key == name })
                    #expect(original.value.starts(with: text.utf8))
                }
            }
        }
    }

    @Test("a member with a wrong checksum is told, and the next one is read")
    func checksum() throws {
        var archive = ZipArchive()
        archive.add(name: Array("bad.csv".utf8), Array("a;b\n".utf8), checksum: 1)
        archive.add("good.csv", Array("a;b\n".utf8))
        let container = try folder.container("crc.zip", archive.bytes)
        #expect(container.listing().members.map(\.path) == ["good.csv"])
        #expect(container.troubles.count == 1)
        #expect(container.troubles.first?.hasPrefix("crc.zip/bad.csv: error: it is damaged") == true)
    }

    @Test("any bytes after the mark of an archive give members or a reason, and no crash")
    func noise() throws {
        var random = SeededRandom(seed: 11)
        let marks: [[UInt8]] = [
            [0x50, 0x4B, 0x03, 0x04], [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], [0x1F, 0x8B, 8, 0],
            [0x28, 0xB5, 0x2F, 0xFD],
            Array("BZh91AY&SY".utf8), [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00],
        ]
        for mark in marks {
            for _ in 0..<20 {
                let bytes = mark + (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
                let container = try folder.container("noise", bytes)
                #expect(!container.listing().diagnostics.isEmpty || !container.listing().members.isEmpty)
            }
        }
    }

    @Test("nothing is left in the folder that is unpacked to")
    func leavesNothing() throws {
        let container = try folder.container("a.zip", ZipArchive(["orders.csv": "a;b\n"]).bytes)
        #expect(try container.texts().count == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.zip"])
    }
}
