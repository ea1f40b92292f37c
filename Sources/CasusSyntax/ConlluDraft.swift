internal import CasusText

/// A sentence while its lines come in.
struct ConlluDraft {
  struct Word {
    var form: String
    var lemma: String
    var upos: UPOS
    var xpos: String
    var features: String
    var head: Int
    var relation: String
    var spaceAfter: Bool
    var name: String
  }

  var id: String?
  var text: String?
  var newDocument: String?
  var startsParagraph = false
  var words: [Word] = []
  var multiword: [(range: Range<Int>, form: String, spaceAfter: Bool)] = []
  var line = 0
  var isBroken = false

  /// The draft for the next sentence: document and paragraph marks that no word followed go on.
  var successor: ConlluDraft {
    var next = ConlluDraft()
    if words.isEmpty, !isBroken {
      next.newDocument = newDocument
      next.startsParagraph = startsParagraph
    }
    return next
  }

  mutating func add(comment bytes: ArraySlice<UInt8>) {
    let comment = trimmed(bytes)
    func value(_ key: String) -> String? {
      guard comment.starts(with: key.utf8) else { return nil }
      let rest = trimmed(comment.dropFirst(key.utf8.count))
      guard rest.first == UInt8(ascii: "=") else { return rest.isEmpty ? "" : nil }
      return String(decoding: trimmed(rest.dropFirst()), as: UTF8.self)
    }
    if let value = value("sent_id") {
      id = value
    } else if let value = value("text") {
      text = value
    } else if let value = value("newdoc id") ?? value("newdoc") {
      newDocument = value
    } else if comment.elementsEqual("newpar".utf8) || comment.starts(with: "newpar ".utf8) {
      startsParagraph = true
    }
  }

  /// The problem with a word's line, in words, or nil.
  mutating func add(line bytes: ArraySlice<UInt8>, number: Int) -> String? {
    let columns = bytes.split(separator: 0x09, omittingEmptySubsequences: false)
    guard columns.count == 10 else {
      return "\(columns.count) columns where CoNLL-U has 10, separated by tabs"
    }
    if words.isEmpty, multiword.isEmpty { line = number }
    func string(_ index: Int) -> String { String(decoding: columns[index], as: UTF8.self) }
    let place = string(0)
    guard !columns[1].isEmpty else { return "a word without a form" }
    let misc = columns[9].split(separator: UInt8(ascii: "|"))
    let spaceAfter = !misc.contains { $0.elementsEqual("SpaceAfter=No".utf8) }
    if place.contains(".") { return nil }
    if let dash = place.firstIndex(of: "-") {
      guard let first = Int(place[..<dash]), let last = Int(place[place.index(after: dash)...]),
        first == words.count + 1, last >= first
      else { return "“\(place)” is no range of words that starts here" }
      multiword.append(((first - 1)..<last, string(1), spaceAfter))
      return nil
    }
    guard Int(place) == words.count + 1 else {
      return "word number “\(place)” where \(words.count + 1) is due"
    }
    let head = string(6)
    guard head == "_" || Int(head).map({ $0 >= 0 }) == true else {
      return "“\(head)” is no head: a word's number, 0 for the root or _"
    }
    let tag = string(3)
    guard tag == "_" || UPOS(rawValue: tag) != nil else {
      return "“\(tag)” is no universal part of speech"
    }
    let name = misc.first {
      $0.starts(with: "NER=".utf8) || $0.starts(with: "ner=".utf8)
    }
    words.append(
      Word(
        form: string(1), lemma: string(2), upos: UPOS(rawValue: tag) ?? .other, xpos: string(4),
        features: string(5), head: (Int(head) ?? 0) - 1, relation: string(7),
        spaceAfter: spaceAfter,
        name: name.map { String(decoding: $0.dropFirst(4), as: UTF8.self) } ?? "O"))
    return nil
  }

  /// What is wrong with the sentence as a whole.
  var problem: String? {
    if let word = words.first(where: { $0.head >= words.count }) {
      return "“\(word.form)” has head \(word.head + 1) in a sentence of \(words.count) words"
    }
    if let range = multiword.last?.range, range.upperBound > words.count {
      return "a multiword token reaches past the last word"
    }
    return nil
  }

  /// The finished sentence, and whether the words spell the given text.
  func sentence() -> (ConlluSentence, matches: Bool) {
    var matches = true
    var source = SourceText(text ?? "")
    var spans = text.flatMap { _ in ConlluAlignment(draft: self).spans(in: source.utf8) }
    if spans == nil {
      matches = text == nil
      let alignment = ConlluAlignment(draft: self)
      source = SourceText(alignment.rebuiltText)
      spans = alignment.spans(in: source.utf8)
    }
    let byteSpans = spans ?? []
    var tokens: [Token] = []
    tokens.reserveCapacity(words.count)
    var groups = multiword[...]
    for (index, word) in words.enumerated() {
      while let group = groups.first, group.range.upperBound <= index {
        groups = groups.dropFirst()
      }
      var spaceAfter = word.spaceAfter
      if let group = groups.first, group.range.contains(index) {
        spaceAfter = index == group.range.upperBound - 1 && group.spaceAfter
      }
      tokens.append(
        Token(
          span: source.span(ofBytes: byteSpans[index]), form: word.form, lemma: word.lemma,
          upos: word.upos, xpos: word.xpos, features: word.features, head: word.head,
          relation: Relation(word.relation), spaceAfter: spaceAfter))
    }
    let sentence = Sentence(
      span: source.span, tokens: tokens,
      mentions: MentionTags.mentions(words.map(\.name), of: tokens),
      multiwordTokens: multiword.map(\.range))
    return (
      ConlluSentence(
        id: id, newDocument: newDocument, startsParagraph: startsParagraph, text: source,
        sentence: sentence, line: line), matches
    )
  }

  private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes.drop { $0 == 0x20 || $0 == 0x09 }
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    return bytes
  }
}
