import CasusRecords
import Testing

/// What stands between a verb and what it is about turns nothing round: a refusal stays one.
@Suite struct InfinitiveTests {
  @Test(arguments: [
    "Estonia refused on Monday to release the tanker Belisa.",
    "Poland declined on Friday to send tanks to Ukraine.",
    "Kenya has refused for months to sign the accord.",
    "Hungary again refused Thursday to lift its veto on the loan to Ukraine.",
    "The minister ruled out on Tuesday sending troops to Mali.",
  ])
  func aRefusalIsNoPromiseAndNothingIsDone(_ text: String) throws {
    let records = try ShippedReading.records(of: text)
    #expect(records.commitments.allSatisfy { $0.act == .refusal }, "\(text)")
    let done = records.events.filter { $0.status == .asserted && $0.type != .reject }
    #expect(done.isEmpty, "\(text): \(done.map(\.trigger.text))")
  }

  @Test(arguments: [
    ("Spain threatened on Monday to close the port.", CommitmentAct.threat),
    ("Spain promised the union on Monday to reopen the port.", .promise),
  ])
  func aThreatAndAPromiseStayWhatTheyAre(_ text: String, _ act: CommitmentAct) throws {
    #expect(try ShippedReading.records(of: text).commitments.map(\.act) == [act], "\(text)")
  }

  @Test func whatWouldBeStoppedIsToldOfAsNoGift() throws {
    let text =
      "Sweden will cut its aid to Mali unless Mali frees two journalists, Foreign Minister Eva Lund said."
    let records = try ShippedReading.records(of: text)
    #expect(records.commitments.map(\.action.polarity) == [.stop])
    #expect(records.events.allSatisfy { $0.type != .aid })
  }
}
