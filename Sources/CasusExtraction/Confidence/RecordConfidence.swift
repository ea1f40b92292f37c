internal import CasusRecords
internal import CasusRules
internal import CasusText

/// Fills both figures of statements, commitments, policies and transfers; events carry theirs from
/// the builder that weighs them.
struct RecordConfidence: Sendable {
  private let learned: LearnedConfidence
  private let truth: TruthTable

  init(_ lexicons: LexiconSet) {
    learned = LearnedConfidence(lexicons, table: "record-confidence")
    truth = TruthTable(lexicons)
  }

  func weighed(_ records: DocumentRecords) -> DocumentRecords {
    guard !learned.isEmpty else { return records }
    var result = records
    for index in result.statements.indices {
      let statement = result.statements[index]
      result.statements[index].confidence = confidence(
        RecordFeatures.of(statement), statement.isAnonymous ? .unnamedOfficials : .ownWords)
    }
    for index in result.commitments.indices {
      let commitment = result.commitments[index]
      result.commitments[index].confidence = confidence(
        RecordFeatures.of(commitment), truth.basis(of: commitment.authority ?? .outlet))
    }
    for index in result.policies.indices {
      let policy = result.policies[index]
      let isOpen = [.proposed, .underReview, .announced].contains(policy.state)
      result.policies[index].confidence = confidence(
        RecordFeatures.of(policy),
        isOpen ? nil : basis(of: policy.quote.span, by: policy.holder, in: records))
    }
    for index in result.transfers.indices {
      let transfer = result.transfers[index]
      let isOpen = [.possible, .asked, .pledged].contains(transfer.status)
      result.transfers[index].confidence = confidence(
        RecordFeatures.of(transfer),
        isOpen ? nil : basis(of: transfer.quote.span, by: transfer.giver, in: records))
    }
    return result
  }

  private func confidence(_ features: [String], _ basis: TruthTable.Basis?) -> Confidence {
    Confidence(reading: learned.value(of: features), truth: basis.flatMap(truth.value))
  }

  /// Who says it: the source of the statement around the words, else the report itself.
  private func basis(
    of span: TextSpan, by holder: Party?, in records: DocumentRecords
  ) -> TruthTable.Basis {
    guard let statement = records.statements.last(where: { $0.content.span.contains(span) }) else {
      return .toldAsFact
    }
    if statement.isAnonymous { return .unnamedOfficials }
    guard let speaker = statement.speaker else { return .toldAsFact }
    return speaker.country == holder?.country && speaker.country != nil ? .ownWords : .namedSource
  }
}
