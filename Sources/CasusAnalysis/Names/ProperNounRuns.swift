internal import CasusSyntax
internal import CasusText

/// Names by their tags alone: runs of proper nouns that no mention covers.
///
/// What the names head passes over is mostly rare organisations and things; that somebody is named at
/// all is worth knowing even where the kind is not.
struct ProperNounRuns {
  /// The sentence with its uncovered runs added, as names of no certain kind.
  static func completed(_ sentence: Sentence) -> Sentence {
    let tokens = sentence.tokens
    var isNamed = [Bool](repeating: false, count: tokens.count)
    for mention in sentence.mentions { for token in mention.tokens { isNamed[token] = true } }
    var added: [EntityMention] = []
    var index = 0
    while index < tokens.count {
      guard !isNamed[index], isPart(tokens[index]) else {
        if index > 0, !isNamed[index], isDemonym(tokens[index]) {
          added.append(
            EntityMention(
              tokens: index..<(index + 1), span: tokens[index].span, label: .other))
        }
        index += 1
        continue
      }
      var end = index + 1
      while end < tokens.count, !isNamed[end] {
        if isPart(tokens[end]) || joins(tokens, end, isNamed) {
          end += 1
        } else {
          break
        }
      }
      let range = index..<end
      let isBesideName =
        (index > 0 && isNamed[index - 1]) || (end < tokens.count && isNamed[end])
      if !isBesideName, !range.allSatisfy({ isDayOrSign(tokens[$0]) }) {
        added.append(
          EntityMention(tokens: range, span: sentence.span(ofTokens: range), label: .other))
      }
      index = end
    }
    guard !added.isEmpty else { return sentence }
    var sentence = sentence
    sentence.mentions = (sentence.mentions + added).sorted {
      $0.tokens.lowerBound < $1.tokens.lowerBound
    }
    return sentence
  }

  /// A capitalised proper noun (`United` in `United States` is an adjective that is one), no title before a name (`nmod:desc`).
  private static func isPart(_ token: Token) -> Bool {
    token.xpos.hasPrefix("NNP") && token.relation.label != "nmod:desc"
      && token.form.unicodeScalars.first.map { $0.properties.isUppercase || $0.value < 0x3A }
        == true
  }

  /// An adjective with a capital inside a sentence: of a country, a people or a creed.
  private static func isDemonym(_ token: Token) -> Bool {
    token.xpos == "JJ" && token.form.unicodeScalars.first?.properties.isUppercase == true
      && token.form.unicodeScalars.dropFirst().contains { $0.properties.isLowercase }
  }

  /// `of`, `of the` and `-` between two parts of one name.
  private static func joins(_ tokens: [Token], _ index: Int, _ isNamed: [Bool]) -> Bool {
    func isPartAt(_ place: Int) -> Bool {
      place < tokens.count && !isNamed[place] && isPart(tokens[place])
    }
    switch tokens[index].form {
    case "of":
      return isPartAt(index + 1)
        || (tokens[index + 1..<min(index + 2, tokens.count)]
          .first?.form == "the" && isPartAt(index + 2))
    case "the": return tokens[index - 1].form == "of" && isPartAt(index + 1)
    case "-", "–": return !tokens[index - 1].spaceAfter && isPartAt(index + 1)
    default: return false
    }
  }

  private static func isDayOrSign(_ token: Token) -> Bool {
    token.features.contains("NumType")
      || token.relation.base == "obl" && token.xpos == "NNP"
        && token.relation.label == "obl:unmarked"
  }
}
