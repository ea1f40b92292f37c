import CasusExchange
import CasusRecords
import CasusText
import Testing

/// What reports tell beside the events that are counted is kept, with its words in their places.
@Suite struct HappeningTests {
  struct Told: Sendable, CustomTestStringConvertible {
    var text: String
    var trigger: String
    var doer: String?
    var country: String?
    var objects: [String]
    var status = Factuality.asserted
    var date: String?
    var testDescription: String { text }
  }

  private static let reports: [Told] = [
    Told(
      text: "Kenyan engineers repaired the Kita bridge on Friday.", trigger: "repaired",
      doer: "Kenyan engineers", country: "KEN", objects: ["the Kita bridge"], date: "2031-06-06"),
    Told(
      text: "The Kita lighthouse was repaired by Kenyan engineers on Friday.", trigger: "repaired",
      doer: "Kenyan engineers", country: "KEN", objects: ["The Kita lighthouse"],
      date: "2031-06-06"),
    Told(
      text: "Uganda took down the Kita flag on Monday.", trigger: "took down", doer: "Uganda",
      country: "UGA", objects: ["the Kita flag"], date: "2031-06-09"),
    Told(
      text: "Trains ran to Kita again on Monday.", trigger: "ran", objects: ["Trains"],
      date: "2031-06-09"),
    Told(
      text: "Denmark's spokesman said trains ran to Kita again on Monday.", trigger: "ran",
      objects: ["trains"], date: "2031-06-09"),
    Told(
      text: "Kenya did not repair the Kita bridge.", trigger: "repair", doer: "Kenya",
      country: "KEN", objects: ["the Kita bridge"], status: .denied),
    Told(
      text: "Uganda denied that it repaired the Kita bridge.", trigger: "repaired", doer: "Uganda",
      country: "UGA", objects: ["the Kita bridge"], status: .denied),
    Told(
      text: "No ferry has sailed to Kita since May.", trigger: "sailed", objects: ["No ferry"],
      status: .denied, date: "2031-05-01/2031-06-10"),
  ]

  @Test(arguments: reports)
  func itsReaderSeesWhoDidWhatAndWhetherItCameAbout(_ told: Told) throws {
    let found = try ShippedReading.records(of: told.text).happenings
    try #require(found.count == 1, "\(found.map(\.words.text))")
    #expect(found[0].trigger.text == told.trigger)
    #expect(found[0].doer?.name.text == told.doer)
    #expect(found[0].doer?.country == told.country)
    #expect(found[0].objects.map(\.text) == told.objects)
    #expect(found[0].status == told.status)
    #expect(found[0].date?.edtf == told.date)
  }

  @Test(arguments: [
    "Kenya may repair the Kita bridge.",
    "Kenya will repair the Kita bridge on Friday.",
    "Has Kenya repaired the Kita bridge?",
    "Were Kenya to repair the Kita bridge, Uganda would pay for it.",
    "Kenya will pay the drivers if they hand in the receipts.",
  ])
  func whatIsPlannedAskedOrSupposedHasNotHappened(_ text: String) throws {
    #expect(try ShippedReading.records(of: text).happenings.isEmpty, "\(text)")
  }

  @Test(arguments: [
    ("Kenya shelled the port of Kampala on Monday.", EventType.assault),
    ("Thousands of people rallied in Nairobi on Friday.", .protest),
  ])
  func anEventIsNotToldTwice(_ text: String, _ type: EventType) throws {
    let records = try ShippedReading.records(of: text)
    #expect(records.events.map(\.type) == [type])
    #expect(records.happenings.isEmpty, "\(records.happenings.map(\.words.text))")
  }

  @Test func aStatementIsNotAHappening() throws {
    let records = try ShippedReading.records(of: "Kenya said the bridge was old.")
    #expect(records.statements.map(\.cue.text) == ["said"])
    #expect(!records.happenings.contains { $0.trigger.text == "said" })
  }

  @Test func whatWasReadIsTheSameWhenItsLineIsReadAgain() throws {
    let text = """
      Kenyan engineers repaired the Kita bridge on Friday. Trains ran to Kita again. \
      Uganda did not repair the lock.
      """
    let records = try ShippedReading.records(of: text).identified()
    #expect(records.happenings.map(\.trigger.text) == ["repaired", "ran", "repair"])
    #expect(records.happenings.allSatisfy { $0.id.text.hasPrefix("hp-") })
    #expect(Set(records.happenings.map(\.id)).count == 3)
    let line = try RecordExchange.line(for: records)
    #expect(try RecordExchange.records(from: line).happenings == records.happenings)
    for happening in records.happenings {
      let payload = try RecordExchange.payload(happening)
      #expect(try RecordExchange.happening(from: payload, in: records.document) == happening)
    }
  }
}
