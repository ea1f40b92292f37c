internal import CasusSyntax

/// What tests of the rule language ask of a token.
extension SentenceView {
  /// Passive by its auxiliary or subject, or a bare participle that modifies (`the port struck`).
  func isPassive(_ token: Int) -> Bool {
    for child in children(of: token) {
      let label = sentence.tokens[Int(child)].relation.label
      if label == "nsubj:pass" || label == "aux:pass" || label == "csubj:pass" { return true }
    }
    let here = sentence.tokens[token]
    return here.features.hasFeature("Voice=Pass")
      || (here.xpos == "VBN" && here.relation.base == "acl")
  }

  func hasModal(_ token: Int) -> Bool {
    children(of: token).contains {
      self.token(Int($0), isUnder: "aux") && sentence.tokens[Int($0)].xpos == "MD"
    }
  }

  /// The sentence ends in a question mark and the token is in no embedded clause of a statement.
  func isQuestion(_ token: Int) -> Bool {
    for index in stride(from: count - 1, through: max(0, count - 3), by: -1) {
      if forms[index] == "?" { return !quoted.contains(index) || quoted.contains(token) }
    }
    return false
  }

  /// Whether the token bears a case or marker of those words; several words stand in a row.
  func token(_ token: Int, hasCase cases: [[String]]) -> Bool {
    for child in children(of: token) {
      let index = Int(child)
      // `when` and `where` are adverbs of their clause.
      guard
        self.token(index, isUnder: "case") || self.token(index, isUnder: "mark")
          || (self.token(index, isUnder: "advmod") && self.token(token, isUnder: "advcl"))
      else { continue }
      for words in cases where index + words.count <= count {
        if words.indices.allSatisfy({
          words[$0] == forms[index + $0] || words[$0] == lemmas[index + $0]
        }) {
          return true
        }
      }
    }
    return false
  }
}

extension PreparedSentence {
  /// A negating word hangs on the token, or on its subject or object as a determiner.
  func isNegated(_ token: Int) -> Bool {
    for child in view.children(of: token) {
      let index = Int(child)
      if isNegator(index) { return true }
      if view.token(index, isUnder: "nsubj") || view.token(index, isUnder: "obj") {
        for below in view.children(of: index)
        where view.token(Int(below), isUnder: "det") && isNegator(Int(below)) {
          return true
        }
      }
    }
    return false
  }

  private func isNegator(_ token: Int) -> Bool {
    hit("negations", at: token) != nil
      || sentence.tokens[token].features.hasFeature("Polarity=Neg")
  }
}

extension String {
  /// Whether a CoNLL-U feature string holds `Name=Value`.
  func hasFeature(_ feature: String) -> Bool {
    var rest = self[...].utf8
    let wanted = feature.utf8
    while rest.count >= wanted.count {
      if rest.starts(with: wanted) {
        let after = rest.index(rest.startIndex, offsetBy: wanted.count)
        if after == rest.endIndex || rest[after] == UInt8(ascii: "|") { return true }
      }
      guard let bar = rest.firstIndex(of: UInt8(ascii: "|")) else { return false }
      rest = rest[rest.index(after: bar)...]
    }
    return false
  }
}
