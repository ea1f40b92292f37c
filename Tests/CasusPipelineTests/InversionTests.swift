import CasusRecords
import CasusText
import Testing

/// "Should", "were" or "only if" before the subject: the same party is bound, in the same case.
@Suite struct InversionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var holder: String
    var action: String
    var condition: String
    var actor: String
    var act = CommitmentAct.promise
    var testDescription: String { text }
  }

  private static let cases: [Case] = [
    Case(
      text: "Should Estonia cross the river, Denmark will close the border.", holder: "DNK",
      action: "close the border", condition: "Should Estonia cross the river", actor: "EST",
      act: .threat),
    Case(
      text: "Should Kenya release the pilot, Uganda will lift its embargo on tea.", holder: "UGA",
      action: "lift its embargo on tea", condition: "Should Kenya release the pilot",
      actor: "KEN"),
    Case(
      text: "Were Estonia to cross the river, Denmark would close the border.", holder: "DNK",
      action: "close the border", condition: "Were Estonia to cross the river", actor: "EST",
      act: .threat),
    Case(
      text: "Were Kenya to release the pilot, Uganda would lift its embargo on tea, "
        + "its trade minister said.", holder: "UGA", action: "lift its embargo on tea",
      condition: "Were Kenya to release the pilot", actor: "KEN"),
    Case(
      text: "Only if Estonia releases the tanker will Denmark lift the sanctions, "
        + "Foreign Minister Dana Rok said.", holder: "DNK", action: "lift the sanctions",
      condition: "Only if Estonia releases the tanker", actor: "EST"),
  ]

  @Test(arguments: cases)
  func theCaseIsFoundBeforeItsSubject(_ sentence: Case) throws {
    let found = try ShippedReading.records(of: sentence.text).commitments
    try #require(found.count == 1, "\(found.map(\.action.quote.text))")
    #expect(found[0].holder?.country == sentence.holder)
    #expect(found[0].action.quote.text == sentence.action)
    #expect(found[0].action.polarity == .act)
    #expect(found[0].act == sentence.act)
    #expect(found[0].condition?.quote.text == sentence.condition)
    #expect(found[0].condition?.kind == .whenever)
    #expect(found[0].condition?.actor?.country == sentence.actor)
  }

  @Test func aVerbTakenForANounStillMakesTheCase() throws {
    let text = "Unless Kenya hands back the trucks, Uganda will close the border."
    let found = try ShippedReading.records(of: text).commitments
    try #require(found.count == 1)
    #expect(found[0].holder?.country == "UGA")
    #expect(found[0].addressee?.country == "KEN")
    #expect(found[0].condition?.quote.text == "Unless Kenya hands back the trucks")
    #expect(found[0].condition?.kind == .unless)
    #expect(found[0].condition?.actor?.country == "KEN")
    #expect(found[0].condition?.target?.text == "trucks")
  }

  @Test func evenWereItSoTheHolderStaysTheHolder() throws {
    let text = "Even were Kenya to pay, Uganda would close the border."
    let found = try ShippedReading.records(of: text).commitments
    try #require(found.count == 1)
    #expect(found[0].holder?.country == "UGA")
    #expect(found[0].action.quote.text == "close the border")
    #expect(found[0].condition == nil)
  }

  @Test(arguments: [
    (
      "Had Estonia crossed the river, Denmark would have closed the border.", EventType.coerce
    ),
    ("Had Kenya released the pilot, Uganda would have lifted its embargo.", .concede),
    ("Had Denmark known of the mine, it would have closed the strait.", .coerce),
  ])
  func whatWouldHaveBeenDoneIsNeitherDoneNorPromised(_ text: String, _ type: EventType) throws {
    let records = try ShippedReading.records(of: text)
    #expect(records.events.map(\.type) == [type])
    #expect(records.events.map(\.status) == [.denied])
    #expect(records.commitments.isEmpty)
    #expect(records.happenings.isEmpty)
  }

  @Test(arguments: [
    (
      "Under no circumstances will Denmark hand over the pilot.", "DNK", "hand over the pilot"
    ),
    (
      "Under no circumstances would Poland send troops to Mali, its defence minister said.",
      "POL", "send troops to Mali"
    ),
  ])
  func underNoCircumstancesRefuses(
    _ text: String, _ holder: String, _ action: String
  ) throws {
    let records = try ShippedReading.records(of: text)
    try #require(records.commitments.count == 1)
    #expect(records.commitments[0].act == .refusal)
    #expect(records.commitments[0].action.polarity == .refrain)
    #expect(records.commitments[0].holder?.country == holder)
    #expect(records.commitments[0].action.quote.text == action)
    #expect(records.commitments[0].condition == nil)
    #expect(records.events.allSatisfy { $0.type == .reject })
    #expect(records.happenings.isEmpty)
  }

  struct Arranged: Sendable, CustomTestStringConvertible {
    var text: String
    var holder: String
    var action: String
    var deadline: String?
    var act = CommitmentAct.plan
    var testDescription: String { text }
  }

  private static let arranged: [Arranged] = [
    Arranged(
      text: "Denmark is to close the strait on 1 July.", holder: "DNK",
      action: "close the strait on 1 July", deadline: "2031-07-01"),
    Arranged(
      text: "Uganda is to lift its embargo on tea on 1 July, its trade minister said.",
      holder: "UGA", action: "lift its embargo on tea on 1 July", deadline: "2031-07-01"),
    Arranged(
      text: "Kenya is not to send trucks to Uganda.", holder: "KEN",
      action: "send trucks to Uganda", act: .refusal),
  ]

  @Test(arguments: arranged)
  func whatAPartyIsToDoIsItsPlan(_ sentence: Arranged) throws {
    let records = try ShippedReading.records(of: sentence.text)
    try #require(records.commitments.count == 1)
    #expect(records.commitments[0].holder?.country == sentence.holder)
    #expect(records.commitments[0].action.quote.text == sentence.action)
    #expect(records.commitments[0].deadlineDate?.last?.iso == sentence.deadline)
    #expect(records.commitments[0].act == sentence.act)
    #expect(records.events.allSatisfy { $0.status != .asserted || $0.type == .reject })
  }

  @Test(arguments: [
    "The aim of the talks is to lift the embargo on tea.",
    "The purpose of the visit is to open the port.",
    "Kenya's job is to guard the port.",
  ])
  func anAimBindsNobody(_ text: String) throws {
    #expect(try ShippedReading.records(of: text).commitments.isEmpty, "\(text)")
  }

  @Test(arguments: [
    "Were the trucks from Kenya?", "Should Kenya send trucks to Uganda?",
  ])
  func aQuestionIsNoCondition(_ text: String) throws {
    let found = try ShippedReading.records(of: text).commitments
    #expect(found.allSatisfy { $0.condition == nil }, "\(text)")
  }
}
