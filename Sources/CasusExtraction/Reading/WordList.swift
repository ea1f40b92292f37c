public import CasusRules

/// The short lists of words that the builders ask for by name; they stand in
/// `Data/lexicons/word-lists.tsv`, each row named as the case here.
///
/// For words that only steer how a tree is read. What makes a record is a lexicon's or a rule's.
enum WordList: String, CaseIterable {
  // Syntax
  case relativePronouns = "relative-pronouns"
  case definiteDeterminers = "definite-determiners"
  case clausePrepositions = "clause-prepositions"
  case gerundVerbs = "gerund-verbs"
  case ofVerbs = "of-verbs"
  case infinitiveVerbs = "infinitive-verbs"
  case measures = "measures"
  case purposeNouns = "purpose-nouns"
  case demonstratives = "demonstratives"
  case ownDeterminers = "own-determiners"
  case clauseStarters = "clause-starters"

  // Times
  case occurringVerbs = "occurring-verbs"
  case datedNouns = "dated-nouns"
  case harmNouns = "harm-nouns"
  case limitNouns = "limit-nouns"
  case limitVerbs = "limit-verbs"

  // Names
  case placeNameJoints = "place-name-joints"
  case placeLeads = "place-leads"
  case nameArticles = "name-articles"
  case placeComplements = "place-complements"

  // Statements
  case openMarkers = "open-markers"
  case negativePronouns = "negative-pronouns"
  case phaseVerbs = "phase-verbs"
  case sourcePrepositions = "source-prepositions"
  case citingVerbs = "citing-verbs"
  case tellingVerbs = "telling-verbs"
  case platformPrepositions = "platform-prepositions"
  case outletPrepositions = "outlet-prepositions"
  case interviewPrepositions = "interview-prepositions"
  case interviewerPrepositions = "interviewer-prepositions"
  case spokespersonRoles = "spokesperson-roles"

  // Policies
  case struckPrepositions = "struck-prepositions"
  case measurePrepositions = "measure-prepositions"
  case barredPrepositions = "barred-prepositions"
  case formerPrepositions = "former-prepositions"
  case measureComplements = "measure-complements"
  case endingVerbs = "ending-verbs"
  case agreeingVerbs = "agreeing-verbs"
  case votingVerbs = "voting-verbs"
  case bindingTexts = "binding-texts"
  case draftTexts = "draft-texts"
  case enactingVerbs = "enacting-verbs"
  case loosePrepositions = "loose-prepositions"
  case settingPrepositions = "setting-prepositions"
  case commonOwners = "common-owners"
  case indefiniteArticles = "indefinite-articles"

  case leavingVerbs = "leaving-verbs"
  case receivingVerbs = "receiving-verbs"
  case risingVerbs = "rising-verbs"
  case fallingVerbs = "falling-verbs"
  case idleVerbs = "idle-verbs"
  case summingNouns = "summing-nouns"
  case resumingVerbs = "resuming-verbs"
  case commandingVerbs = "commanding-verbs"
  case importNouns = "import-nouns"
  case importPrepositions = "import-prepositions"
  case exportPrepositions = "export-prepositions"

  // Links
  case formerAdverbs = "former-adverbs"
  case directionWords = "direction-words"

  // Transfers
  case giverPrepositions = "giver-prepositions"
  case receiverPrepositions = "receiver-prepositions"
  case receiverNounPrepositions = "receiver-noun-prepositions"
  case arrivalPrepositions = "arrival-prepositions"
  case stoppedPrepositions = "stopped-prepositions"
  case purposePrepositions = "purpose-prepositions"
  case dealPrepositions = "deal-prepositions"
  case sumBreaks = "sum-breaks"
  case loanNouns = "loan-nouns"
  case rewardNouns = "reward-nouns"
  case shareUnits = "share-units"
  case bindingVerbs = "binding-verbs"
  case liftingVerbs = "lifting-verbs"
  case itemOpeners = "item-openers"
  case wholePronouns = "whole-pronouns"
  case moreWords = "more-words"
  case exceptingWords = "excepting-words"
  case dutyModals = "duty-modals"
  case modelWords = "model-words"
  case measuredNouns = "measured-nouns"
  case tradingVerbs = "trading-verbs"
  case freeingVerbs = "freeing-verbs"
  case droppingVerbs = "dropping-verbs"
  case neighbourNouns = "neighbour-nouns"
  case openItems = "open-items"
  case promisingVerbs = "promising-verbs"
  case alternativeWords = "alternative-words"
  case lendingVerbs = "lending-verbs"
  case contentPrepositions = "content-prepositions"
  case reasonPrepositions = "reason-prepositions"
  case becomingVerbs = "becoming-verbs"
  case otherOnes = "other-ones"
  case homingVerbs = "homing-verbs"
  case increasePrepositions = "increase-prepositions"
  case owingVerbs = "owing-verbs"
  case sendingVerbs = "sending-verbs"
  case ditransitiveVerbs = "ditransitive-verbs"

  // Commitments and conditions
  case obligationModals = "obligation-modals"
  case obligationVerbs = "obligation-verbs"
  case chargePrepositions = "charge-prepositions"
  case possessivePronouns = "possessive-pronouns"
  case firstPersonPronouns = "first-person-pronouns"
  case placePrepositions = "place-prepositions"
  case directionPrepositions = "direction-prepositions"
  case surroundingPrepositions = "surrounding-prepositions"
  case originPrepositions = "origin-prepositions"
  case stoppedThingPrepositions = "stopped-thing-prepositions"
  case verbParticles = "verb-particles"
  case clauseOpeners = "clause-openers"
  case caseConjunctions = "case-conjunctions"
  case lateCaseConjunctions = "late-case-conjunctions"
  case invertingAuxiliaries = "inverting-auxiliaries"
  case outsidePrepositions = "outside-prepositions"
  case negators = "negators"
  case limitingAdverbs = "limiting-adverbs"
  case timePrepositions = "time-prepositions"
  case counterfactualModals = "counterfactual-modals"
  case groundPrepositions = "ground-prepositions"
  case purposeVerbs = "purpose-verbs"
  case weighingVerbs = "weighing-verbs"
  case negativeWords = "negative-words"
  case targetPrepositions = "target-prepositions"
}

extension LexiconSet {
  /// In the order of the row, which is the order in which a builder tries them.
  func words(_ list: WordList) -> [String] { words(ofList: list.rawValue) ?? [] }

  /// Throws `DataFaults` with every list that the builders ask for and no lexicon has.
  public func checkWordLists() throws {
    let missing = WordList.allCases.filter { words(ofList: $0.rawValue) == nil }
    guard !missing.isEmpty else { return }
    throw DataFaults(
      missing.map {
        DataFault(file: "word-lists.tsv", line: 1, what: "no row for the list `\($0.rawValue)`")
      })
  }
}

extension DocumentReading {
  func words(_ list: WordList) -> [String] { lexicons.words(list) }
}
