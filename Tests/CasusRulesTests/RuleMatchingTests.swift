import CasusRules
import CasusSyntax
import Testing

@Suite struct RuleMatchingTests {
  private let lexicons = try! LexiconSet(texts: [
    "pledge-verbs": """
    entry\tstrength\tstatus\tsource\tnote
    pledge/V\twill\t-\town judgement\t
    hold talk\tready\t-\town judgement\t
    will\t-\trefused\town judgement\tfires on every future tense
    """,
    "negations": "entry\tkind\tsource\tnote\nnot\tnegator\town judgement\t",
  ])

  private let pledge = """
    rule     commitment.pledge
    about    commitment
    trigger  lemma in pledge-verbs, upos is VERB
    role     holder   >nsubj&
    role     action   >xcomp
    role     target?  =action >obj : upos is NOUN
    where    >xcomp >mark : lemma is to
    unless   negated
    set      strength $strength
    set      act promise
    example  [Norland]holder pledged to [reopen]action ports .
    reject   Norland did not pledge to reopen ports .
    """

  private let positive = sentence(
    """
    Norland Norland PROPN 4 nsubj
    and and CCONJ 3 cc
    Ostland Ostland PROPN 1 conj
    pledged pledge VERB 0 root VBD
    to to PART 6 mark
    reopen reopen VERB 4 xcomp VB
    ports port NOUN 6 obj NNS
    . . PUNCT 4 punct
    """)

  @Test func aRuleBindsItsRolesAndTakesValuesFromTheLexicon() throws {
    let rules = try RuleSet(text: pledge, lexicons: lexicons)
    let match = try #require(rules.matches(about: "commitment", in: positive).first)
    #expect(match.bindings == ["holder": [0, 2], "action": [5], "target": [6]])
    #expect(match.values == ["strength": "will", "act": "promise"])
    #expect(match.entries.map(\.entry.entry) == ["pledge/V"])
    #expect(rules.matches(about: "event", in: positive).isEmpty)
  }

  @Test func anUnlessKeepsARuleFromFiring() throws {
    let rules = try RuleSet(text: pledge, lexicons: lexicons)
    let negative = sentence(
      """
      Norland Norland PROPN 4 nsubj
      did do AUX 4 aux VBD
      not not PART 4 advmod
      pledge pledge VERB 0 root VB
      to to PART 6 mark
      reopen reopen VERB 4 xcomp VB
      """)
    #expect(rules.matches(about: "commitment", in: negative).isEmpty)
    let trace = try #require(
      rules.nearest(about: "commitment", to: 0..<6, in: rules.prepare(negative)))
    #expect(trace.failure == "unless negated")
  }

  @Test func aRefusedEntryNeverMatchesAndALongEntryBeatsAShortOne() {
    let talks = sentence(
      """
      will will AUX 2 aux MD
      hold hold VERB 0 root VB
      long long ADJ 4 amod
      talks talk NOUN 2 obj NNS
      """)
    #expect(lexicons.hit("pledge-verbs", at: 0, in: talks) == nil)
    #expect(lexicons.hit("pledge-verbs", at: 1, in: talks)?.tokens == [1, 3])
  }
}
