import Foundation
import GRDB
import IntegrationModel
import TestSupport
import Testing

@testable import Workspace

@Suite("Started phases and outcomes in a workspace")
struct StartedPhasesTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func phase(_ id: String, at date: Double) -> StartedPhase {
        StartedPhase(
            id: id,
            phase: Snapshot.sample.roadmap.phases[0],
            steps: Snapshot.sample.roadmap.steps,
            startedAt: date,
            baseline: Snapshot.sample.id,
            baselineUntil: Snapshot.sample.dataUntil,
            criteria: [
                FrozenCriterion(
                    criterion: AcceptanceCriterion(metric: "leak.share", gap: "leak:a>b", baseline: 0.1, target: 0.01),
                    title: "é \"x\"",
                    subject: "a>b",
                    weeks: [MeasuredWeek(monday: 20_000, records: 12, value: 2)],
                    yearlyBenefit: 1_200.5
                )
            ],
            learned: LearnedFactors([.init(family: .integration, cost: 1.2, outcomes: 2)])
        )
    }

    private func outcome(_ number: Int, client: String, cost: Double) -> StepOutcome {
        StepOutcome(
            id: "\(client)-\(number)",
            client: client,
            template: "S14",
            cost: EstimateAndActual(estimate: 100, actual: cost)
        )
    }

    @Test("come back as they were, in the order in which they began, over imports too")
    func roundTrip() throws {
        let workspace = try Workspace.openOrCreate(folder.workspace)
        var first = phase("phase-1@2026-01-01", at: 1)
        let second = phase("phase-1@2026-06-01", at: 2)
        try workspace.save(second)
        try workspace.save(first)
        first.closing = PhaseClosing(closedAt: 9, weeks: 3.5, cost: 100)
        try workspace.save(first)
        try workspace.save(.sample)
        #expect(try Workspace.open(folder.workspace).startedPhases() == [first, second])
        #expect(try workspace.removeStartedPhase(second.id))
        #expect(try !workspace.removeStartedPhase(second.id))
        #expect(try workspace.startedPhases() == [first])
    }

    @Test("a client's outcomes are replaced by a later library, those of others stay")
    func library() throws {
        let workspace = try Workspace.openOrCreate(folder.workspace)
        let (a, b) = (outcome(1, client: "a", cost: 90), outcome(1, client: "b", cost: 80))
        #expect(try workspace.addLibraryOutcomes([a, b]) == 2)
        let later = [outcome(1, client: "a", cost: 95), outcome(2, client: "a", cost: 130)]
        #expect(try workspace.addLibraryOutcomes(later) == 1)
        #expect(try workspace.libraryOutcomes() == later + [b])
    }

    @Test("the pseudonym is always the same for a workspace, and another one for another")
    func pseudonym() throws {
        let name = try Workspace.openOrCreate(folder.workspace).pseudonym
        #expect(name.count == 12)
        #expect(try Workspace.open(folder.workspace).pseudonym == name)
        #expect(try Workspace.openOrCreate(folder.path + "/other.koppel").pseudonym != name)
    }

    @Test("a workspace of each earlier version is brought up to date and keeps what it held", arguments: [1, 2])
    func migration(version: Int) throws {
        let workspace = try Workspace.openOrCreate(folder.workspace)
        try workspace.save(.sample)
        try workspace.acceptGap("island:crm", why: "a pilot", at: 1)
        let key = try workspace.keyMaterial
        try workspace.database.close()
        try DatabaseQueue(path: folder.workspace).writeWithoutTransaction { db in
            try db.execute(sql: "DROP TABLE started_phase; DROP TABLE library_outcome")
            if version == 1 { try db.execute(sql: "ALTER TABLE client DROP COLUMN reading") }
            try db.execute(sql: "PRAGMA user_version = \(version)")
        }
        let opened = try Workspace.open(folder.workspace)
        #expect(try opened.startedPhases().isEmpty && opened.libraryOutcomes().isEmpty)
        try opened.save(phase("phase-1@2026-01-01", at: 1))
        #expect(try opened.startedPhases().count == 1)
        #expect(try opened.latestSnapshot()?.id == Snapshot.sample.id)
        #expect(try opened.acceptedGaps().map(\.id) == ["island:crm"])
        #expect(try opened.readingOptions().isEmpty)
        #expect(try opened.keyMaterial == key)
    }

    @Test("a snapshot of an earlier version, whose flows have no weeks, is still read")
    func earlierHistory() throws {
        let workspace = try Workspace.openOrCreate(folder.workspace)
        var snapshot = Snapshot.sample
        snapshot.map.flows[0].history = FlowHistory(months: [.init(month: "2026-01", eligible: 3, linked: 2)])
        snapshot.learned = LearnedFactors([.init(family: .integration, effort: 1.5, outcomes: 1)])
        try workspace.save(snapshot)
        try workspace.database.write { db in
            try db.execute(sql: #"UPDATE flow SET details = replace(details, ',"weeks":[]', '')"#)
            try db.execute(sql: #"UPDATE flow SET details = replace(details, '"weeks":[],', '')"#)
            let left = try Int.fetchOne(db, sql: #"SELECT count(*) FROM flow WHERE details LIKE '%"weeks"%'"#)
            #expect(left == 0)
        }
        let loaded = try #require(try workspace.latestSnapshot())
        #expect(loaded.map.flows.first { $0.history != nil }?.history?.months.count == 1)
        #expect(loaded.learned == snapshot.learned)
    }
}
