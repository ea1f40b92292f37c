internal import CasusText

/// The BIOES scheme: names as one tag a word (`B-PER I-PER E-PER`, `S-LOC`, `O`).
public enum MentionTags {
  /// Reads tags tolerantly: BIO as well, a name that begins without `B` or ends without `E`.
  public static func mentions(_ tags: [String], of tokens: [Token]) -> [EntityMention] {
    var result: [EntityMention] = []
    var open: (start: Int, label: EntityLabel)?
    func close(at end: Int) {
      guard let (start, label) = open else { return }
      let span = TextSpan(start: tokens[start].span.start, end: tokens[end - 1].span.end)
      result.append(EntityMention(tokens: start..<end, span: span, label: label))
      open = nil
    }
    for (index, tag) in tags.enumerated() where index < tokens.count {
      let label = tag.utf8.count > 2 ? EntityLabel(rawValue: String(tag.dropFirst(2))) : nil
      guard let label, let position = tag.utf8.first else {
        close(at: index)
        continue
      }
      let begins = position == UInt8(ascii: "B") || position == UInt8(ascii: "S")
      if begins || open?.label != label {
        close(at: index)
        open = (index, label)
      }
      if position == UInt8(ascii: "E") || position == UInt8(ascii: "S") { close(at: index + 1) }
    }
    close(at: min(tags.count, tokens.count))
    return result
  }

  /// One tag a word; of overlapping mentions the first wins.
  public static func tags(of sentence: Sentence) -> [String] {
    var tags = [String](repeating: "O", count: sentence.tokens.count)
    for mention in sentence.mentions
    where mention.tokens.allSatisfy({ tags.indices.contains($0) && tags[$0] == "O" }) {
      let last = mention.tokens.upperBound - 1
      for index in mention.tokens {
        let position =
          mention.tokens.count == 1
          ? "S" : index == mention.tokens.lowerBound ? "B" : index == last ? "E" : "I"
        tags[index] = position + "-" + mention.label.rawValue
      }
    }
    return tags
  }
}
