import Testing
import FoundationEssentials
import TestSupport
import IntegrationModel
@testable import Reporting
@Test func preview() throws {
  let s = Snapshot.sample
  func w(_ n: String, _ t: String) throws { try Data(t.utf8).write(to: URL(filePath: "/tmp/kr-out/" + n)) }
  try w("map.txt", MapText(s, width: 100).text); try w("map60.txt", MapText(s, width: 72).text)
  try w("gaps.txt", GapsText(s, width: 100).text); try w("next.txt", NextText(s, width: 90).text)
  try w("explain.txt", try s.explainableIDs.map { try ExplainText(s).explanation(of: $0) }.joined(separator: "\n\n=====\n"))
  try w("map.svg", MapDrawing(s).svg); try w("map.dot", DOTGraph(s).text); try w("map.mmd", MermaidGraph(s).text)
  try w("gaps.json", String(decoding: GapsDocument(s).json, as: UTF8.self))
  try w("landscape.json", String(decoding: LandscapeDocument(s).json, as: UTF8.self))
  try w("roadmap.json", String(decoding: RoadmapDocument(s).json, as: UTF8.self))
  try w("keys.json", String(decoding: KeysDocument(s).json, as: UTF8.self))
  try w("matches.json", String(decoding: MatchesDocument(s).json, as: UTF8.self))
  try w("records.json", String(decoding: RecordsDocument(s, flow: "shop/orders>erp/sale.order")!.json, as: UTF8.self))
  try w("report.html", HTMLReport(s).text); try w("report.md", MarkdownReport(s).text)
}
