/// What ends at each character, with what no text can mean taken out of the model's guesses.
struct BoundaryMarks {
  enum Mark: UInt8 {
    case goesOn = 0
    case word = 1
    case sentence = 2
    /// A word inside a multiword token.
    case part = 3
  }

  /// A sentence of more words is cut: the tree costs the square of them.
  static let longestSentence = 400
  /// A word of more characters is cut.
  static let longestWord = 500

  private var marks: [UInt8]
  /// Where the dashes of datelines stand.
  private var datelineEnds: Set<Int> = []

  init(_ classes: [UInt8]) { marks = classes }

  /// Keeps together what belongs to one written character, to one address and to one sentence.
  mutating func guardWords(_ row: CharacterRow, _ abbreviations: Abbreviations?) {
    let values = row.values
    for paragraph in row.paragraphs {
      for index in paragraph.dropFirst() where values[index] >= 0x300 {
        if Self.extends(values[index]) || values[index - 1] == 0x200D { marks[index - 1] = 0 }
      }
      guardEnds(paragraph, values)
      var start = paragraph.lowerBound
      for index in paragraph {
        let isLast = index + 1 == paragraph.upperBound
        guard isLast || values[index + 1] == 0x20 else { continue }
        if values[index] != 0x20 {
          guardChunk(start..<(index + 1), paragraph, values, abbreviations)
        }
        start = index + 2
      }
      if let dash = Dateline.dash(in: values[paragraph]) {
        if values[dash - 1] == 0x2D { marks[dash - 1] = Mark.goesOn.rawValue }
        if values[dash - 1] != 0x2D, values[dash - 1] != 0x20 {
          marks[dash - 1] = Mark.word.rawValue
        }
        for index in paragraph.prefix(while: { $0 < dash })
        where marks[index] == Mark.sentence.rawValue {
          marks[index] = Mark.word.rawValue
        }
        marks[dash] = Mark.sentence.rawValue
        datelineEnds.insert(dash)
      }
    }
  }

  /// A closing quote or bracket right after the end of a sentence belongs to that sentence.
  private mutating func guardEnds(_ paragraph: Range<Int>, _ values: [UInt32]) {
    for index in paragraph.dropLast() where marks[index] == Mark.sentence.rawValue {
      guard Self.closes(values[index + 1]),
        index + 2 == paragraph.upperBound || values[index + 2] == 0x20
      else { continue }
      marks[index] = Mark.word.rawValue
      marks[index + 1] = Mark.sentence.rawValue
    }
  }

  /// One run of characters between spaces: an address, or a word with the stop of an abbreviation.
  private mutating func guardChunk(
    _ chunk: Range<Int>, _ paragraph: Range<Int>, _ values: [UInt32],
    _ abbreviations: Abbreviations?
  ) {
    if let address = Address.range(in: values[chunk]) {
      for index in chunk.lowerBound..<address.lowerBound { marks[index] = Mark.word.rawValue }
      for index in address.dropLast() { marks[index] = Mark.goesOn.rawValue }
      for index in (address.upperBound - 1)..<chunk.upperBound
      where marks[index] != Mark.sentence.rawValue {
        marks[index] = Mark.word.rawValue
      }
      return
    }
    guard let abbreviations else { return }
    guardParts(chunk, values, abbreviations)
    guardPossessive(chunk, values)
    guard values[chunk.upperBound - 1] == 0x2E,
      chunk.upperBound < paragraph.upperBound
    else { return }
    let stop = chunk.upperBound - 1
    let word = values[chunk].dropLast().drop { !Scalars.isWordCharacter($0) }
    let next = values[(stop + 2)..<paragraph.upperBound].prefix { $0 != 0x20 }
    guard !word.isEmpty else { return }
    if let last = word.last, last >= 0x30, last <= 0x39, let first = next.first,
      Scalars.shape(of: first) == 0x58, chunk.lowerBound > paragraph.lowerBound + 1,
      marks[chunk.lowerBound - 2] != Mark.sentence.rawValue
    {
      // A figure, a stop, a capital, and not the number of an item.
      marks[stop - 1] = Mark.word.rawValue
      marks[stop] = Mark.sentence.rawValue
      return
    }
    guard abbreviations.goesOn(Array(word), before: next) else { return }
    for index in word.indices { marks[index] = Mark.goesOn.rawValue }
    marks[stop] = Mark.word.rawValue
  }

  /// A capitalised word falls into parts only where one of them is a word that is written so:
  /// "Cannot" does, "Moldova" does not.
  private mutating func guardParts(
    _ chunk: Range<Int>, _ values: [UInt32], _ abbreviations: Abbreviations
  ) {
    guard let first = chunk.first, Scalars.shape(of: values[first]) == 0x58 else { return }
    for index in chunk.dropLast() where marks[index] == Mark.part.rawValue {
      let rest = values[(index + 1)..<chunk.upperBound].prefix { Scalars.shape(of: $0) == 0x78 }
      let isBetweenLetters = Scalars.shape(of: values[index]) == 0x78 && !rest.isEmpty
      // "Don't": the mark stands inside the second part.
      let after = rest.endIndex < chunk.upperBound ? values[rest.endIndex] : 0x20
      if isBetweenLetters, after != 0x27, after != 0x2019, !abbreviations.isEnclitic(rest) {
        marks[index] = Mark.goesOn.rawValue
      }
    }
  }

  /// "Peru's" falls into the name and its enclitic, whatever the name.
  private mutating func guardPossessive(_ chunk: Range<Int>, _ values: [UInt32]) {
    for index in chunk.dropFirst().dropLast()
    where (values[index] == 0x27 || values[index] == 0x2019) && values[index + 1] == 0x73 {
      let isEnd = index + 2 == chunk.upperBound || !Scalars.isWordCharacter(values[index + 2])
      let before = Scalars.shape(of: values[index - 1])
      guard isEnd, before == 0x58 || before == 0x78 else { continue }
      if marks[index - 1] == Mark.goesOn.rawValue { marks[index - 1] = Mark.part.rawValue }
      marks[index] = Mark.goesOn.rawValue
      if marks[index + 1] == Mark.goesOn.rawValue { marks[index + 1] = Mark.word.rawValue }
    }
  }

  /// Words and sentences.
  func text(of row: CharacterRow) -> TokenisedText {
    var text = TokenisedText()
    for paragraph in row.paragraphs {
      var start = paragraph.lowerBound
      for index in paragraph {
        if row.values[index] == 0x20 {
          start = index + 1
          continue
        }
        let isLast = index + 1 == paragraph.upperBound
        let beforeSpace = isLast || row.values[index + 1] == 0x20
        var mark = Mark(rawValue: marks[index]) ?? .goesOn
        if isLast {
          mark = .sentence
        } else if beforeSpace, mark != .sentence {
          mark = .word
        } else if mark == .goesOn, index - start + 1 >= Self.longestWord {
          mark = .word
        }
        guard mark != .goesOn else { continue }
        text.words.append(
          TokenisedText.Word(
            start: row.starts[start], end: row.ends[index], spaceAfter: beforeSpace,
            isJoined: mark == .part))
        start = index + 1
        if datelineEnds.contains(index) { text.datelines.insert(text.sentenceCount) }
        if mark == .sentence { end(&text, row) }
      }
      end(&text, row)
    }
    return text
  }

  /// Ends a sentence; one that is too long in several pieces, at a comma or the like if it has one.
  private func end(_ text: inout TokenisedText, _ row: CharacterRow) {
    let limit = Self.longestSentence
    var first = text.sentences[text.sentences.count - 1]
    while text.words.count - first > limit {
      var cut = first + limit
      for place in ((first + limit / 2)..<(first + limit)).reversed()
      where text.words[place].end - text.words[place].start == 1 && text.words[place].spaceAfter
        && !text.words[place].isJoined
      {
        cut = place + 1
        break
      }
      text.words[cut - 1].isJoined = false
      text.cuts.append(text.sentenceCount)
      text.sentences.append(cut)
      first = cut
    }
    text.endSentence()
  }

  private static func closes(_ value: UInt32) -> Bool {
    switch value {
    case 0x22, 0x27, 0x29, 0x5D, 0x2019, 0x201D, 0xBB: return true
    default: return false
    }
  }

  /// Combining marks, variation selectors, joiners, skin tones, tags: never the start of a word.
  private static func extends(_ value: UInt32) -> Bool {
    switch value {
    case 0x300...0x36F, 0x200D, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF,
      0xE0020...0xE007F, 0xE0100...0xE01EF:
      return true
    case 0x370...0x482: return false
    default:
      switch Scalars.category(value) {
      case .nonspacingMark, .spacingMark, .enclosingMark: return true
      default: return false
      }
    }
  }
}
