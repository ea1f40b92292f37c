internal import CasusRecords
internal import CasusText
internal import Foundation

/// Words of a phrase for matching: lower-cased, possessives cut, percentages and numbers kept.
struct Tokens {
  struct Word {
    var text: String
    var isCapital: Bool
    var isNumber: Bool
    /// The first word of the text or after a full stop: its capital says nothing.
    var isInitial: Bool
    /// A sign of a currency stands before it.
    var isMoney = false
  }

  static func words(of text: String) -> [Word] {
    var result: [Word] = []
    var current: [Unicode.Scalar] = []
    var initial = true
    var before: Unicode.Scalar?
    func flush(_ next: Unicode.Scalar?) {
      while let last = current.last, last == "." || last == "," || last == "'" {
        current.removeLast()
      }
      guard !current.isEmpty else { return }
      var word = String(String.UnicodeScalarView(current))
      if word.hasSuffix("'s") || word.hasSuffix("’s") { word.removeLast(2) }
      let isCapital = current[0].properties.isUppercase
      let isNumber = current[0].properties.numericType != nil
      if isNumber, next == "%" { word += "%" }
      if word.contains(".") && isCapital { word.removeAll { $0 == "." } }
      result.append(
        Word(
          text: word.lowercased(), isCapital: isCapital, isNumber: isNumber, isInitial: initial,
          isMoney: isNumber && before?.properties.generalCategory == .currencySymbol))
      initial = false
      current.removeAll(keepingCapacity: true)
    }
    for scalar in text.unicodeScalars {
      let isApostrophe = scalar == "'" || scalar == "’"
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || (!current.isEmpty && (isApostrophe || scalar == "." || scalar == ","))
      {
        current.append(isApostrophe ? "'" : scalar)
      } else {
        let ended = current.last == "."
        flush(scalar)
        before = scalar
        if ended { initial = true }
      }
    }
    flush(nil)
    return result
  }
}

extension MatchingLexicon {
  /// The words of a text that can count in a match, with their rarity.
  ///
  /// `isWhole` tells that the text starts a sentence, so that the capital of its first word means
  /// nothing; a quote from the middle of one keeps it.
  public func words(of text: String, isWhole: Bool = false) -> Words {
    let tokens = plain(Tokens.words(of: text))
    var result: [Words.Word] = []
    var index = 0
    while index < tokens.count {
      if let (code, length) = country(at: index, in: tokens) {
        result.append(.init(key: wordKey("country:" + code), weight: 2.5, kind: .country))
        index += length
        continue
      }
      if let word = word(tokens[index], isWhole: isWhole) { result.append(word) }
      index += 1
    }
    return Words(result)
  }

  /// The words with each verb and particle ("took the threat back") put as the one word for it.
  func plain(_ tokens: [Tokens.Word]) -> [Tokens.Word] {
    guard tokens.contains(where: { particles.contains($0.text) }) else { return tokens }
    var result = tokens
    var dropped: Set<Int> = []
    for (at, particle) in tokens.enumerated() where particles.contains(particle.text) {
      for verb in (max(0, at - Self.longestSplit)..<at).reversed()
      where !tokens[verb].isNumber && result[verb].text == tokens[verb].text {
        guard
          let plain = phrases[stem(tokens[verb].text)]?.first(where: {
            $0.particle == particle.text
          })?.plain
        else { continue }
        result[verb].text = plain
        dropped.insert(at)
        break
      }
    }
    guard !dropped.isEmpty else { return tokens }
    return result.indices.filter { !dropped.contains($0) }.map { result[$0] }
  }

  /// A verb with the particle that follows it in its clause: "handed" of "handed the logs in".
  func whole(_ trigger: Quote, in text: SourceText) -> String {
    guard let verb = Tokens.words(of: trigger.text).first, let phrases = phrases[stem(verb.text)],
      !trigger.text.contains(" ")
    else { return trigger.text }
    let end = min(trigger.span.end + 40, text.span.end)
    let behind = TextSpan(start: trigger.span.end, end: max(end, trigger.span.end))
    guard text.contains(behind) else { return trigger.text }
    let next = Tokens.words(of: text.words(in: behind)).prefix(Self.longestSplit).map(\.text)
    let particle = phrases.lazy.map(\.particle).first { next.contains($0) }
    return particle.map { trigger.text + " " + $0 } ?? trigger.text
  }

  /// How far behind its verb a particle may stand.
  private static let longestSplit = 4

  /// The words of a phrase up to where its description starts: "a video" of "a video showing two
  /// hostages".
  public func head(of text: String) -> Words {
    var kept: [Substring] = []
    for word in text.split(separator: " ") {
      if cuts.contains(word.lowercased()), !kept.isEmpty {
        // "The last of the prisoners" is about prisoners.
        guard word.lowercased() == "of", kept.allSatisfy({ isMeasure($0) }) else { break }
        kept = []
        continue
      }
      kept.append(word)
      if word.hasSuffix(",") { break }
    }
    return words(of: kept.joined(separator: " "))
  }

  private func isMeasure(_ word: Substring) -> Bool {
    let text = word.lowercased()
    return measures.contains(text) || numbers[text] != nil || text.allSatisfy(\.isNumber)
  }

  /// A phrase up to where a clause about cause, time or circumstance starts: "carry out attacks" of
  /// "carry out attacks due to …".
  func core(of text: String) -> String {
    var kept: [Substring] = []
    for word in text.split(separator: " ") {
      if clauseCuts.contains(word.lowercased()), !kept.isEmpty { break }
      kept.append(word)
    }
    return kept.joined(separator: " ")
  }

  /// Whether a condition speaks of something that lasts.
  func isState(_ condition: String) -> Bool {
    let words = condition.lowercased()
    return stateMarkers.contains { words.hasPrefix($0 + " ") }
  }

  /// "All", "every", "each", "any further": every case is asked for.
  func isUniversal(_ text: String) -> Bool {
    Tokens.words(of: text).contains { universals.contains($0.text) }
  }

  /// The codes of the countries that a text names, in order.
  public func countries(in text: String) -> [String] {
    let tokens = Tokens.words(of: text)
    var result: [String] = []
    var index = 0
    while index < tokens.count {
      if let (code, length) = country(at: index, in: tokens) {
        if !result.contains(code) { result.append(code) }
        index += length
      } else {
        index += 1
      }
    }
    return result
  }

  public static func countryKey(_ code: String) -> UInt64 { wordKey("country:" + code) }

  private func word(_ token: Tokens.Word, isWhole: Bool) -> Words.Word? {
    let bytes = Array(token.text.utf8)
    if token.isNumber {
      let isPercentage = token.text.hasSuffix("%")
      let digits = token.text.filter { $0 != "," && $0 != "%" }
      return .init(
        key: wordKey(bytes), weight: isPercentage ? Words.percentageWeight : 2.5, kind: .number,
        value: Float(digits) ?? 0)
    }
    guard bytes.count > 1, !stops.contains(wordKey(bytes)) else { return nil }
    let stem = stem(token.text)
    let weight = rarity(of: stem)
    if let synonyms = classes[stem] {
      return .init(key: synonyms, weight: min(weight, 4), kind: .content)
    }
    let isName = token.isCapital && !(token.isInitial && isWhole)
    return .init(key: stem, weight: weight, kind: isName ? .name : .content)
  }

  /// Log of the inverse share of reports; an unseen word counts like one seen once.
  private func rarity(of stem: WordKey) -> Float {
    let seen = frequencies[stem] ?? 1
    return max(0.3, min(8, log(documents / max(seen, 1))))
  }

  private func country(at index: Int, in tokens: [Tokens.Word]) -> (String, Int)? {
    guard tokens[index].isCapital, let names = countryNames[tokens[index].text] else { return nil }
    for name in names {
      let end = index + 1 + name.rest.count
      guard end <= tokens.count else { continue }
      if zip(name.rest, tokens[(index + 1)..<end]).allSatisfy({ $0 == $1.text }) {
        return (name.code, 1 + name.rest.count)
      }
    }
    return nil
  }
}
