import CasusRecords
import Testing

/// States that no table knows act, and are nobody else's state; places that only lie there do not.
@Suite struct UnknownStateTests {
  @Test(arguments: [
    (
      "Norvik will give Ostmark six patrol boats by the end of June, President Tor Aas said on Saturday.",
      ["Norvik", "Ostmark"]
    ),
    (
      "Tarland will withdraw its 400 peacekeepers from Ruvia if they come under fire again, Defence Minister Olof Hamm said.",
      ["Tarland"]
    ),
    (
      "Norland's army opposes the truce. Norland's government and Ostland signed it in May, and Norland lifted its sanctions.",
      ["Norland"]
    ),
    ("Vestia imposed sanctions on Orland on Monday.", ["Vestia", "Orland"]),
    (
      "Dravonian jets struck a depot near Port Ost on Monday. Dravonia denied the strike.",
      ["Dravonia"]
    ),
  ])
  func whoActsAsAStateIsOne(_ text: String, _ states: [String]) throws {
    let parties = try parties(in: text)
    for state in states {
      let party = parties.first { $0.name.text == state }
      #expect(party?.sector == .government, "\(state) in: \(text)")
      #expect(party?.country == nil, "\(state) in: \(text)")
    }
  }

  @Test(arguments: [
    "Clashes broke out near Kobrinsk on Monday. Kobrinsk saw heavy fighting in May.",
    "Skylark Air denied that it cut its flights to Poland.",
    "The mayor of Springfield called for calm, police in the United States said.",
  ])
  func placesAndFirmsAreNoStates(_ text: String) throws {
    for party in try parties(in: text) where party.country == nil {
      #expect(party.sector != .government, "\(party.name.text) in: \(text)")
    }
  }

  private func parties(in text: String) throws -> [Party] {
    let records = try ShippedReading.records(of: text)
    var result = records.statements.compactMap { $0.speaker }
    for event in records.events { result += event.actors + event.recipients }
    for policy in records.policies {
      result += [policy.holder, policy.recipient].compactMap { $0 }
    }
    for commitment in records.commitments {
      result += [commitment.holder, commitment.addressee].compactMap { $0 }
    }
    return result
  }
}
