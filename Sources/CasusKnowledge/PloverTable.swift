public import CasusRecords

/// How PLOVER's types stand to CAMEO's codes and to the four quad classes.
public struct PloverTable: Sendable {
  /// Verbal and material cooperation, verbal and material conflict.
  public enum QuadClass: Int, Sendable, CaseIterable {
    case verbalCooperation = 1
    case materialCooperation, verbalConflict, materialConflict
  }

  struct Row: Sendable {
    var cameo: String
    var mode: String
    var contexts: [String]
  }

  private var rows: [EventType: [Row]] = [:]
  private var quads: [EventType: QuadClass] = [:]

  public func quadClass(of type: EventType) -> QuadClass? { quads[type] }

  /// The CAMEO code that fits best: mode before context, the root code where neither is known.
  public func cameo(for type: EventType, mode: String? = nil, contexts: [String] = []) -> String? {
    let found = rows[type] ?? []
    func score(_ row: Row) -> Int {
      let modeScore = row.mode == mode ?? "" ? 4 : row.mode.isEmpty ? 1 : -4
      let isWithin = row.contexts.allSatisfy(contexts.contains)
      return modeScore + (row.contexts.isEmpty ? 1 : isWithin ? 2 : -2)
    }
    var best: (row: Row, score: Int)?
    for row in found where score(row) > best?.score ?? Int.min { best = (row, score(row)) }
    return best?.row.cameo
  }

  /// - Returns: what is wrong with the row.
  mutating func add(_ row: KnowledgeTable.Row) -> String? {
    guard let type = EventType(rawValue: row["plover"]) else {
      return "`\(row["plover"])` is no type of PLOVER"
    }
    guard let quad = Int(row["quad"]).flatMap(QuadClass.init) else {
      return "`quad` is `\(row["quad"])`; it must be 1, 2, 3 or 4"
    }
    quads[type] = quad
    rows[type, default: []].append(
      Row(cameo: row["cameo"], mode: row["mode"], contexts: row.list("contexts")))
    return nil
  }
}
