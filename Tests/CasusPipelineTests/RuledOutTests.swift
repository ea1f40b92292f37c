import CasusRecords
import Testing

/// What is ruled out, thought of or only alleged is never counted as done.
@Suite struct RuledOutTests {
  @Test(arguments: [
    (
      "A withdrawal from Mali is out of the question, the Polish president said.", "POL",
      "A withdrawal from Mali"
    ),
    (
      "A blockade of Kenya is out of the question, Uganda's president said.", "UGA",
      "A blockade of Kenya"
    ),
    (
      "Trade talks are out of the question, the Kenyan president said.", "KEN", "Trade talks"
    ),
  ])
  func outOfTheQuestionIsARefusal(
    _ text: String, _ holder: String, _ action: String
  ) throws {
    let records = try ShippedReading.records(of: text)
    try #require(records.commitments.count == 1)
    #expect(records.commitments[0].act == .refusal)
    #expect(records.commitments[0].action.polarity == .refrain)
    #expect(records.commitments[0].holder?.country == holder)
    #expect(records.commitments[0].action.quote.text == action)
    #expect(records.events.allSatisfy { $0.status == .denied || $0.type == .reject })
    #expect(records.happenings.isEmpty)
  }

  @Test(arguments: [
    ("Kenya will grant no loans to Uganda.", CommitmentAct.refusal),
    ("Kenya will give Uganda no further loans until it pays, the Kenyan minister said.", .refusal),
    ("Kenya will receive no further loans until it pays, the World Bank said.", .refusal),
    ("Kenya promised no attacks on Uganda.", .promise),
    ("Kenya will hold no talks with Uganda unless it pays.", .refusal),
  ])
  func noneOfAThingIsNotToBeDone(_ text: String, _ act: CommitmentAct) throws {
    let records = try ShippedReading.records(of: text)
    try #require(records.commitments.count == 1)
    #expect(records.commitments[0].act == act)
    #expect(records.commitments[0].action.polarity == .refrain)
    #expect(records.events.allSatisfy { $0.status != .asserted || $0.type == .reject })
  }

  @Test func whatIsNotOfferedOrAnnouncedBindsNobody() throws {
    let records = try ShippedReading.records(of: "Kenya announced no new sanctions.")
    #expect(records.commitments.isEmpty)
    #expect(records.events.allSatisfy { $0.status == .denied })
  }

  @Test(arguments: [
    ("An attack on Kenya is conceivable, a Ugandan general said.", EventType.assault),
    ("An invasion of Mali is conceivable, a Malian general said.", .assault),
    ("Sanctions on Kenya are conceivable, a Ugandan minister said.", .sanction),
    ("A blockade of the port is an option, the Kenyan defence minister said.", .coerce),
    ("An attack on the port is an option, the Kenyan general said.", .assault),
  ])
  func whatIsThinkableIsPossibleAndNoMore(_ text: String, _ type: EventType) throws {
    let records = try ShippedReading.records(of: text)
    #expect(records.events.map(\.type) == [type])
    #expect(records.events.map(\.status) == [.possible])
    #expect(records.happenings.isEmpty)
  }

  @Test func whatIsNotOutOfTheQuestionIsNoRefusal() throws {
    let text = "A strike on the port is not out of the question, the Kenyan general said."
    let records = try ShippedReading.records(of: text)
    #expect(records.commitments.allSatisfy { $0.act != .refusal })
    #expect(records.events.allSatisfy { $0.status != .asserted })
  }

  @Test func whatIsAllegedStaysAlleged() throws {
    let records = try ShippedReading.records(of: "Kenya alleged that Uganda shelled the port.")
    #expect(records.events.map(\.type) == [.accuse, .assault])
    #expect(records.events.map(\.status) == [.asserted, .alleged])
    #expect(records.events.map { $0.actors.map(\.country) } == [["KEN"], ["UGA"]])
  }
}
