import CasusRecords
import CasusText
import CasusTracking
import Testing

/// Matching on hand-built records: a commitment told in one report, an event in a later one.
@Suite struct MatchingTests {
  @Test func aThreatenedMeasureAgainstTheSamePartyIsCarriedOut() throws {
    let memory = try threat()
    let effects = try memory.add(
      "d2", "2030-03-09", "Norland imposed tariffs on Ostland.",
      event: .init("imposed tariffs", .sanction, by: "Norland", on: "Ostland"))
    #expect(effects == [.carriesOut])
  }

  @Test func complianceAverts() throws {
    let memory = try threat()
    let effects = try memory.add(
      "d2", "2030-03-09", "Ostland frees Ann Lee.",
      event: .init("frees", .concede, by: "Ostland", on: "Ann Lee"))
    #expect(effects == [.averts])
  }

  @Test func refusalMeets() throws {
    let memory = try threat()
    let effects = try memory.add(
      "d2", "2030-03-09", "Ostland refuses to free Ann Lee.",
      event: .init("refuses", .reject, by: "Ostland", on: "Ann Lee"))
    #expect(effects == [.meets])
  }

  @Test(arguments: [
    ("Westmark imposed tariffs on Ostland.", "Westmark", "Ostland"),
    ("Norland imposed tariffs on Westmark.", "Norland", "Westmark"),
  ])
  func anotherPartyIsNoMatch(_ text: String, _ actor: String, _ recipient: String) throws {
    let memory = try threat()
    let effects = try memory.add(
      "d2", "2030-03-09", text,
      event: .init("imposed tariffs", .sanction, by: actor, on: recipient))
    #expect(effects.isEmpty)
  }

  @Test(arguments: [Factuality.denied, .possible, .expected])
  func whatDidNotHappenIsNoMatch(_ status: Factuality) throws {
    let memory = try threat()
    var event = Memory.EventSketch("imposed tariffs", .sanction, by: "Norland", on: "Ostland")
    event.status = status
    let effects = try memory.add(
      "d2", "2030-03-09", "Norland imposed tariffs on Ostland.", event: event)
    #expect(effects.isEmpty)
  }

  @Test func whatCameBeforeTheStatementIsNoMatch() throws {
    let memory = try threat()
    let effects = try memory.add(
      "d0", "2030-02-01", "Norland imposed tariffs on Ostland.",
      event: .init("imposed tariffs", .sanction, by: "Norland", on: "Ostland"))
    #expect(effects.isEmpty)
  }

  @Test func theSameCommitmentAgainIsARestatement() throws {
    let memory = try threat()
    let effects = try memory.add(
      "d2", "2030-03-09",
      "Norland will impose tariffs on Ostland unless Ostland frees Ann Lee, it said again.",
      commitment: Self.tariffs)
    #expect(effects == [.restates])
  }

  @Test func whatAPersonSplitOffStaysApart() throws {
    let memory = try Memory()
    let attack = Memory.EventSketch("shelled", .assault, by: "Norland", on: "Ostland")
    let text = "Norland shelled the Karsk depot near Vellin in Ostland."
    try memory.add("d1", "2030-03-01", text, event: attack)
    try memory.add("d2", "2030-03-01", text, event: attack)
    let first = try #require(memory.first(in: "d1"))
    #expect(try memory.cluster(of: #require(memory.first(in: "d2"))) == first)
    let again = try Memory()
    again.isApart = true
    try again.add("d1", "2030-03-01", text, event: attack)
    try again.add("d2", "2030-03-01", text, event: attack)
    let second = try #require(again.first(in: "d2"))
    #expect(again.cluster(of: second) == second)
  }

  @Test func whatCountsOtherwiseIsAnotherEvent() throws {
    let memory = try Memory()
    let sentences = [
      "Norland shelled two depots near Karsk and Vellin in Ostland.",
      "Norland shelled seven depots near Karsk and Vellin in Ostland.",
    ]
    for (index, text) in sentences.enumerated() {
      try memory.add(
        "d\(index)", "2030-03-01", text,
        event: .init("shelled", .assault, by: "Norland", on: "Ostland"))
    }
    let second = try #require(memory.first(in: "d1"))
    #expect(memory.cluster(of: second) == second)
  }

  @Test(arguments: [("2030-03-01", true), ("2030-03-02", false)])
  func theSameNewsOfOneDayIsOneEventAndOfTwoDaysTwo(_ day: String, _ isOne: Bool) throws {
    let memory = try Memory()
    let text = "Norland shelled depots near Karsk and Vellin in Ostland."
    for (id, date) in [("d0", "2030-03-01"), ("d1", day)] {
      try memory.add(
        id, date, text, event: .init("shelled", .assault, by: "Norland", on: "Ostland"))
    }
    let (first, second) = (try #require(memory.first(in: "d0")), memory.first(in: "d1"))
    #expect(try memory.cluster(of: #require(second)) == (isOne ? first : second))
  }

  private func threat() throws -> Memory {
    let memory = try Memory()
    try memory.add(
      "d1", "2030-03-01", "Norland will impose tariffs on Ostland unless Ostland frees Ann Lee.",
      commitment: Self.tariffs)
    return memory
  }

  private static let tariffs = Memory.CommitmentSketch(
    "Norland", to: "Ostland", "impose tariffs on Ostland", .sanction,
    condition: ("unless Ostland frees Ann Lee", .unless, .concede, "Ostland"))
}
