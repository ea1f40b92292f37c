internal import CasusSyntax
internal import CasusText

// SAFETY: one worker is used by one caller at a time (Analyzer's pool hands it out under a lock); byte buffers
// are read inside the closure that lends them, at word bounds that the splitter checked against their count.

/// The buffers and caches of one worker.
///
/// `@unchecked Sendable`: the analyzer's pool hands it to one call at a time.
final class AnalysisWorker: @unchecked Sendable {
  /// Forms in the cache; a form takes some 5 KB.
  private static let cachedForms = 8192
  /// Words that go through the network in one call.
  private static let wordsAChunk = 4096

  private let model: LanguageModel
  private let network: NetworkRun
  private let splitter: SplitterRun
  private let cache: FormCache

  init(_ model: LanguageModel, kernels: Kernels, readsNames: Bool) {
    self.model = model
    cache = FormCache(
      model.network, standIns: model.standIns, kernels: kernels, limit: Self.cachedForms)
    network = NetworkRun(
      model.network, kernels: kernels, cache: cache, readsNames: readsNames)
    splitter = SplitterRun(model.splitter, model.abbreviations, kernels: kernels)
  }

  func analyse(_ documents: [SourceDocument]) -> [AnalysedDocument] {
    let languages = documents.map { model.languageCheck?.otherLanguage(of: $0.text) }
    var jobs: [(text: SourceText, tokens: TokenisedText)] = []
    for (document, language) in zip(documents, languages) {
      let isRead = language == nil
      if let title = document.title {
        jobs.append((title, isRead ? splitter.split(title.utf8) : TokenisedText()))
      }
      jobs.append((document.text, isRead ? splitter.split(document.text.utf8) : TokenisedText()))
    }
    var sentences = self.sentences(of: jobs)[...]
    var cuts = jobs.map(\.tokens.cuts)[...]
    return zip(documents, languages).map { document, language in
      var analysed = AnalysedDocument(document: document, sentences: [])
      if let language {
        analysed.findings.append(
          Finding(
            .refused, "language.not-english",
            "the text is not in English but in \(language); Casus reads English, so translate it first",
            document: document.id))
      }
      if document.title != nil {
        analysed.titleSentences = sentences.removeFirst()
        cuts.removeFirst()
      }
      analysed.sentences = sentences.removeFirst()
      var parts = [analysed.titleSentences, analysed.sentences]
      parts = DocumentNames.completed(parts).map { part in
        part.map { ProperNounRuns.completed($0) }
      }
      analysed.titleSentences = parts[0]
      analysed.sentences = parts[1]
      for cut in cuts.removeFirst() {
        analysed.findings.append(
          Finding(
            .warning, "sentence.cut",
            "no end of sentence in \(BoundaryMarks.longestSentence) words; the sentence is cut",
            document: document.id, span: analysed.sentences[cut].span))
      }
      return analysed
    }
  }

  func words(in text: SourceText) -> [[TextSpan]] {
    let found = splitter.split(text.utf8)
    return (0..<found.sentenceCount).map { number in
      found.words[found.sentences[number]..<found.sentences[number + 1]].map {
        text.span(ofBytes: Int($0.start)..<Int($0.end))
      }
    }
  }

  func analyse(tokenised sentences: [Sentence]) -> [Sentence] {
    var result: [Sentence] = []
    result.reserveCapacity(sentences.count)
    var next = 0
    while next < sentences.count {
      var chunk = Chunk()
      let first = next
      while next < sentences.count {
        let count = sentences[next].tokens.count
        guard chunk.isEmpty || chunk.forms.count + count <= Self.wordsAChunk else { break }
        if chunk.isEmpty { cache.makeRoom(for: max(count, Self.wordsAChunk)) }
        for token in sentences[next].tokens {
          var form = token.form
          chunk.forms.append(
            form.withUTF8 { cache.number(of: $0) })
        }
        chunk.starts.append(chunk.forms.count)
        next += 1
      }
      let table = network.read(chunk.forms, starts: chunk.starts)
      for index in first..<next {
        let start = chunk.starts[index - first]
        let given = sentences[index]
        var tokens = given.tokens
        for place in tokens.indices {
          fill(&tokens[place], table, start + place, chunk.forms[start + place])
        }
        result.append(
          Sentence(
            span: given.span, tokens: tokens,
            mentions: mentions(table, start..<(start + tokens.count), of: tokens),
            multiwordTokens: given.multiwordTokens))
      }
    }
    return result
  }

  /// Sentences for the network, whose forms are in the cache.
  private struct Chunk {
    var forms: [UInt32] = []
    var starts = [0]
    var isEmpty: Bool { starts.count == 1 }
  }

  private func sentences(
    of jobs: [(text: SourceText, tokens: TokenisedText)]
  ) -> [[Sentence]] {
    var result = jobs.map { _ in [Sentence]() }
    var pending: [(job: Int, sentence: Int)] = []
    var chunk = Chunk()
    func flush() {
      guard !pending.isEmpty else { return }
      let table = network.read(chunk.forms, starts: chunk.starts)
      for (index, place) in pending.enumerated() {
        result[place.job].append(
          sentence(
            place.sentence, of: jobs[place.job], table, at: chunk.starts[index],
            forms: chunk.forms))
      }
      pending.removeAll(keepingCapacity: true)
      chunk = Chunk()
    }
    for (number, job) in jobs.enumerated() {
      job.text.utf8.withUnsafeBufferPointer { bytes in
        for sentence in 0..<job.tokens.sentenceCount {
          let range = job.tokens.sentences[sentence]..<job.tokens.sentences[sentence + 1]
          if chunk.forms.count + range.count > Self.wordsAChunk { flush() }
          if chunk.isEmpty { cache.makeRoom(for: Self.wordsAChunk) }
          for word in job.tokens.words[range] {
            chunk.forms.append(
              cache.number(
                of: UnsafeBufferPointer(rebasing: bytes[Int(word.start)..<Int(word.end)])))
          }
          chunk.starts.append(chunk.forms.count)
          pending.append((number, sentence))
        }
      }
    }
    flush()
    return result
  }

  private func sentence(
    _ number: Int, of job: (text: SourceText, tokens: TokenisedText), _ table: TagTable,
    at start: Int, forms: [UInt32]
  ) -> Sentence {
    let range = job.tokens.sentences[number]..<job.tokens.sentences[number + 1]
    var tokens: [Token] = []
    tokens.reserveCapacity(range.count)
    var multiword: [Range<Int>] = []
    var joinStart = 0
    for (place, word) in job.tokens.words[range].enumerated() {
      var token = Token(
        span: job.text.span(ofBytes: Int(word.start)..<Int(word.end)),
        form: cache.entries[Int(forms[start + place])].form, spaceAfter: word.spaceAfter)
      fill(&token, table, start + place, forms[start + place])
      tokens.append(token)
      if !word.isJoined {
        if joinStart < place { multiword.append(joinStart..<(place + 1)) }
        joinStart = place + 1
      }
    }
    return Sentence(
      span: TextSpan(
        start: tokens.first?.span.start ?? 0, end: tokens.last?.span.end ?? 0),
      tokens: tokens, mentions: mentions(table, start..<(start + tokens.count), of: tokens),
      multiwordTokens: multiword, isDateline: job.tokens.datelines.contains(number))
  }

  private func fill(_ token: inout Token, _ table: TagTable, _ row: Int, _ form: UInt32) {
    let vocabulary = model.vocabulary
    let upos = Int(table.upos[row])
    let xpos = Int(table.xpos[row])
    token.upos = vocabulary.upos[upos]
    token.xpos = vocabulary.xpos[xpos]
    token.features = vocabulary.features[Int(table.features[row])]
    token.head = Int(table.heads[row]) - 1
    token.relation = vocabulary.relations[Int(table.labels[row])]
    token.lemma = cache.lemma(of: form, tag: Int32(upos << 16 | xpos)) {
      model.lemmas.lemma(of: $0, upos: upos, xpos: xpos)
    }
  }

  private func mentions(
    _ table: TagTable, _ rows: Range<Int>, of tokens: [Token]
  ) -> [EntityMention] {
    guard !table.names.isEmpty, rows.contains(where: { table.names[$0] != 0 }) else { return [] }
    return MentionTags.mentions(
      rows.map { model.vocabulary.names[Int(table.names[$0])] }, of: tokens)
  }
}
