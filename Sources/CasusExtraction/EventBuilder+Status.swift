internal import CasusRecords
internal import CasusSyntax
internal import CasusText

extension EventBuilder {
  /// Takes factuality from the one mechanism; false where the words tell of no event: a bare
  /// condition, a demanded or a threatened act.
  func settleStatus(of candidate: inout EventCandidate) -> Bool {
    true
  }
}
