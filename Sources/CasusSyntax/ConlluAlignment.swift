/// Finds a sentence's words in its text, in bytes.
struct ConlluAlignment {
  let draft: ConlluDraft

  /// The text that the forms and `SpaceAfter` give.
  var rebuiltText: String {
    var text = ""
    for (unit, spaceAfter, _) in units { text += spaceAfter ? unit + " " : unit }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// One range a word, or nil where the forms are not to be found one after the other.
  ///
  /// Words of a multiword token share its range out if they spell it, else each has the whole.
  func spans(in text: [UInt8]) -> [Range<Int>]? {
    var result: [Range<Int>] = []
    var at = 0
    for (unit, _, words) in units {
      while at < text.count, text[at] == 0x20 || text[at] == 0x09 { at += 1 }
      let bytes = Array(unit.utf8)
      guard at + bytes.count <= text.count, text[at..<(at + bytes.count)].elementsEqual(bytes)
      else { return nil }
      let whole = at..<(at + bytes.count)
      at = whole.upperBound
      let lengths = words.map { draft.words[$0].form.utf8.count }
      if lengths.reduce(0, +) == whole.count,
        words.map({ draft.words[$0].form }).joined() == unit
      {
        var start = whole.lowerBound
        for length in lengths {
          result.append(start..<(start + length))
          start += length
        }
      } else {
        result.append(contentsOf: words.map { _ in whole })
      }
    }
    return result
  }

  /// Surface tokens: form, space after, words.
  private var units: [(String, Bool, Range<Int>)] {
    var result: [(String, Bool, Range<Int>)] = []
    var groups = draft.multiword[...]
    var index = 0
    while index < draft.words.count {
      if let group = groups.first, group.range.lowerBound == index {
        result.append((group.form, group.spaceAfter, group.range))
        index = group.range.upperBound
        groups = groups.dropFirst()
      } else {
        result.append((draft.words[index].form, draft.words[index].spaceAfter, index..<(index + 1)))
        index += 1
      }
    }
    return result
  }
}
