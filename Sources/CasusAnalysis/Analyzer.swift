public import CasusSyntax
public import CasusText
internal import Synchronization

/// Text to analysed sentences: words, tags, lemmas, trees and names.
///
/// One value serves all workers: the model is shared and read-only, and each call takes a worker's
/// buffers from a pool. The result for a document never depends on what else is analysed with it.
public final class Analyzer: Sendable {
  public let model: LanguageModel
  private let kernels: Kernels
  private let readsNames: Bool
  private let pool = Mutex<[AnalysisWorker]>([])

  /// - Parameters:
  ///   - level: holds the kernels to fewer instructions than the processor has.
  ///   - readsNames: without names, what they cost is not spent.
  public init(_ model: LanguageModel, level: ProcessorLevel = .v4, readsNames: Bool = true) {
    self.model = model
    self.readsNames = readsNames
    kernels = Kernels(highest: level)
  }

  public func analyse(_ document: SourceDocument) -> AnalysedDocument {
    analyse([document])[0]
  }

  /// Several documents together: short ones share the passes through the network.
  public func analyse(_ documents: [SourceDocument]) -> [AnalysedDocument] {
    withWorker { $0.analyse(documents) }
  }

  /// Tags and parses sentences whose words are given; forms, spans and multiword tokens stay.
  public func analyse(tokenised sentences: [Sentence]) -> [Sentence] {
    withWorker { $0.analyse(tokenised: sentences) }
  }

  /// The words of each sentence, untagged.
  public func words(in text: SourceText) -> [[TextSpan]] {
    withWorker { $0.words(in: text) }
  }

  private func withWorker<Result>(_ body: (AnalysisWorker) -> Result) -> Result {
    let worker =
      pool.withLock { $0.popLast() }
      ?? AnalysisWorker(model, kernels: kernels, readsNames: readsNames)
    defer { pool.withLock { $0.append(worker) } }
    return body(worker)
  }
}
