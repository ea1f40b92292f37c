import CasusRecords
import Testing

/// Two peoples behind one noun are two parties, and crowds in the street are parties of their own.
@Suite struct JoinedPartiesTests {
  @Test(arguments: [
    (
      "French and German forces shelled a depot in Mali on Monday.", EventType.assault,
      ["FRA", "DEU"]
    ),
    ("Spanish and Italian ships blocked the port of Tunis on Monday.", .coerce, ["ESP", "ITA"]),
    ("French and German forces left Mali on Friday.", .retreat, ["FRA", "DEU"]),
  ])
  func bothPeoplesAct(_ text: String, _ type: EventType, _ countries: [String]) throws {
    let events = try ShippedReading.records(of: text).events
    try #require(events.count == 1, "\(events.map(\.trigger.text))")
    #expect(events[0].type == type)
    #expect(events[0].actors.compactMap(\.country) == countries)
  }

  @Test func bothPeoplesAreActedOn() throws {
    let text = "Kenya expelled Spanish and Italian diplomats on Monday."
    let events = try ShippedReading.records(of: text).events
    #expect(events.map(\.type) == [.sanction])
    #expect(events.first?.actors.map(\.country) == ["KEN"])
    #expect(events.first?.recipients.map(\.country) == ["ESP", "ITA"])
  }

  @Test(arguments: [
    ("Thousands of people rallied in Tunis on Friday.", "Thousands of people", "TUN", "rallied"),
    (
      "Hundreds of farmers demonstrated in Vilnius on Monday.", "Hundreds of farmers", "LTU",
      "demonstrated"
    ),
    (
      "Hundreds of students marched through Kampala on Friday.", "Hundreds of students", "UGA",
      "marched"
    ),
  ])
  func aCrowdProtestsWhereItStands(
    _ text: String, _ crowd: String, _ country: String, _ trigger: String
  ) throws {
    let events = try ShippedReading.records(of: text).events
    try #require(events.count == 1, "\(events.map(\.trigger.text))")
    #expect(events[0].type == .protest)
    #expect(events[0].status == .asserted)
    #expect(events[0].trigger.text.hasPrefix(trigger))
    #expect(events[0].actors.map(\.name.text) == [crowd])
    #expect(events[0].actors.map(\.country) == [country])
  }

  @Test(arguments: [
    ("Denmark's navy seized the tanker on Monday.", "Denmark's navy", "DNK"),
    ("Kenya’s army seized the tanker on Monday.", "Kenya’s army", "KEN"),
    ("Peru's navy seized the tanker on Monday.", "Peru's navy", "PER"),
  ])
  func aPossessiveNamesWhoseForceActs(
    _ text: String, _ name: String, _ country: String
  ) throws {
    let events = try ShippedReading.records(of: text).events
    #expect(events.map(\.type) == [.coerce])
    #expect(events.first?.actors.map(\.name.text) == [name])
    #expect(events.first?.actors.map(\.country) == [country])
  }
}
