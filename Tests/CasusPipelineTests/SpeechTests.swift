import CasusRecords
import Testing

/// What each speaker says ends where that speaker stops; each case stays with what depends on it.
@Suite struct SpeechTests {
  struct Said: Sendable, CustomTestStringConvertible {
    var text: String
    /// Speaker, cue and content of each statement.
    var statements: [[String]]
    var testDescription: String { text }
  }

  private static let sayings: [Said] = [
    Said(
      text: "The minister said Denmark would close the strait, adding that Estonia had seized "
        + "two tankers.",
      statements: [
        ["minister", "said", "Denmark would close the strait"],
        ["minister", "adding", "Estonia had seized two tankers"],
      ]),
    Said(
      text: "Kenya said it would tax Ugandan tea, adding that tariffs on coffee would stay.",
      statements: [
        ["Kenya", "said", "it would tax Ugandan tea"],
        ["Kenya", "adding", "tariffs on coffee would stay"],
      ]),
    Said(
      text: "Uganda said it would lift the embargo and denied that it had seized the trucks.",
      statements: [
        ["Uganda", "said", "it would lift the embargo"],
        ["Uganda", "denied", "it had seized the trucks"],
      ]),
    Said(
      text: "Two of the boats were delivered to Kenya, the navy said.",
      statements: [["navy", "said", "Two of the boats were delivered to Kenya"]]),
    Said(
      text: "The minister told the news site that Kenya may shell the port.",
      statements: [["minister", "told", "Kenya may shell the port"]]),
    Said(
      text: "Uganda announced that it will tax Kenyan tea, and tariffs on Kenyan coffee will be "
        + "raised.",
      statements: [
        [
          "Uganda", "announced",
          "it will tax Kenyan tea, and tariffs on Kenyan coffee will be raised",
        ]
      ]),
  ]

  @Test(arguments: sayings)
  func eachStatementHoldsItsOwnWords(_ said: Said) throws {
    let found = try ShippedReading.records(of: said.text).statements
    #expect(
      found.map { [$0.speaker?.name.text ?? "", $0.cue.text, $0.content.text] }
        == said.statements)
  }

  @Test(arguments: [
    ("“We will not sell the trucks,” President Ada Otieno of Kenya told reporters.", "Ada Otieno"),
    ("\"We will not sell the trucks,\" the Kenyan minister told reporters.", "Kenyan minister"),
  ])
  func whatIsQuotedEndsWithItsMarks(_ text: String, _ speaker: String) throws {
    let found = try ShippedReading.records(of: text).statements
    #expect(found.map(\.content.text) == ["We will not sell the trucks,"])
    #expect(found.map(\.isDirect) == [true])
    #expect(found.first?.speaker?.name.text == speaker)
    #expect(found.first?.speaker?.country == "KEN")
  }

  @Test func aQuotationThatGoesOnBehindItsSpeakerIsKeptToItsEnd() throws {
    let text =
      "“The truce is over,” the Kenyan general said, “and our army will return to the valley.”"
    let records = try ShippedReading.records(of: text)
    #expect(records.statements.map(\.speaker?.name.text) == ["Kenyan general"])
    let content = try #require(records.statements.first?.content)
    #expect(content.text.hasPrefix("The truce is over,”"))
    #expect(content.text.hasSuffix("“and our army will return to the valley."))
    #expect(records.commitments.map(\.action.quote.text) == ["return to the valley"])
  }

  struct Bound: Sendable, CustomTestStringConvertible {
    var text: String
    var act: CommitmentAct
    var action: String
    var condition: String?
    var kind = ConditionKind.whenever
    var isAnonymous = false
    var testDescription: String { text }
  }

  private static let bound: [Bound] = [
    Bound(
      text: "Kenya, its envoy hinted, would guard the ferry.", act: .plan,
      action: "guard the ferry", isAnonymous: true),
    Bound(
      text: "Kenya would guard the ferry, its envoy hinted, were Uganda to ask for it.", act: .plan,
      action: "guard the ferry", condition: "were Uganda to ask for it", isAnonymous: true),
    Bound(
      text: "Kenya would train the recruits, its envoy hinted, if Uganda paid for the fuel.",
      act: .promise, action: "train the recruits", condition: "if Uganda paid for the fuel",
      isAnonymous: true),
    Bound(
      text: "Kenya will close the border, its president vowed, unless Uganda frees the pilot.",
      act: .threat, action: "close the border", condition: "unless Uganda frees the pilot",
      kind: .unless),
    Bound(
      text: "Kenya will never return the trucks, its president vowed, unless a court orders it.",
      act: .refusal, action: "return the trucks", condition: "unless a court orders it",
      kind: .unless),
    Bound(
      text: "Kenya will walk out of the talks unless Uganda frees the pilot, its minister said.",
      act: .threat, action: "walk out of the talks", condition: "unless Uganda frees the pilot",
      kind: .unless),
    Bound(
      text: "If Uganda frees the pilot, Kenya will open the border, the Kenyan minister said.",
      act: .promise, action: "open the border", condition: "If Uganda frees the pilot"),
  ]

  @Test(arguments: bound)
  func theCaseIsThatOfWhatIsSaid(_ sentence: Bound) throws {
    let found = try ShippedReading.records(of: sentence.text).commitments
    try #require(found.count == 1, "\(found.map(\.action.quote.text))")
    #expect(found[0].holder?.country == "KEN")
    #expect(found[0].act == sentence.act)
    #expect(found[0].action.quote.text == sentence.action)
    #expect(found[0].condition?.quote.text == sentence.condition)
    if sentence.condition != nil { #expect(found[0].condition?.kind == sentence.kind) }
    #expect((found[0].authority == .unnamedOfficials) == sentence.isAnonymous)
  }

  @Test func aCaseThatOpensWhatIsSaidStaysWithIt() throws {
    let text = "Uganda said that if Kenya does not free the pilot, the truce will end."
    let found = try ShippedReading.records(of: text).commitments
    try #require(found.count == 1)
    #expect(found[0].holder?.country == "UGA")
    #expect(found[0].condition?.quote.text == "if Kenya does not free the pilot")
    #expect(found[0].condition?.actor?.country == "KEN")
  }

  @Test func aSecondMeasureIsAnnouncedByWhoAnnouncedTheFirst() throws {
    let text =
      "Uganda announced that it will tax Kenyan tea, and tariffs on Kenyan coffee will be raised."
    let found = try ShippedReading.records(of: text).commitments
    #expect(found.map(\.action.quote.text) == ["tax Kenyan tea", "be raised"])
    #expect(found.map(\.holder?.country) == ["UGA", "UGA"])
    #expect(found.map(\.addressee?.country) == ["KEN", "KEN"])
  }

  @Test func anAnnouncedPlanIsThatOfItsMaker() throws {
    let text = "Kenya announces plans to expand the port."
    let found = try ShippedReading.records(of: text).commitments
    #expect(found.map(\.action.quote.text) == ["expand the port"])
    #expect(found.map(\.act) == [.plan])
    #expect(found.first?.holder?.country == "KEN")
  }
}
