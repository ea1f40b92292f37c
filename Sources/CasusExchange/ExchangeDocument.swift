internal import CasusRecords
internal import CasusText

struct ExchangePublisher: Codable, Sendable {
  var name: String?
  var url: String?
}

struct ExchangeFinding: Codable, Sendable {
  var severity: String
  var code: String
  var message: String
  var start: Int?
  var end: Int?

  init(_ finding: Finding) {
    severity = finding.severity.rawValue
    code = finding.code
    message = finding.message
    start = finding.span?.start
    end = finding.span?.end
  }

  var finding: Finding {
    var span: TextSpan?
    if let start, let end, start <= end { span = TextSpan(start: start, end: end) }
    return Finding(Finding.Severity(rawValue: severity) ?? .note, code, message, span: span)
  }
}

/// A line of the exchange format, whole.
struct ExchangeDocument: Codable, Sendable {
  var id: String
  @OrNull var date: String?
  @OrNull var title: String?
  var text: String
  var sources: [ExchangePublisher]?
  var lang: String?
  var original: String?
  var translatedBy: String?
  var translated: Bool?
  @OrEmpty var events: [ExchangeEvent]
  @OrEmpty var statements: [ExchangeStatement]
  @OrEmpty var commitments: [ExchangeCommitment]
  @OrEmpty var policies: [ExchangePolicy]
  @OrEmpty var transfers: [ExchangeTransfer]
  @OrEmpty var links: [ExchangeLink]
  @OrEmpty var claims: [ExchangeClaim]
  var happenings: [ExchangeHappening]?
  var findings: [ExchangeFinding]?
  var account: [ExchangeAccount]?

  enum CodingKeys: String, CodingKey {
    case id, date, title, text, sources, lang, original, translated
    case events, statements, commitments, policies, transfers, links, claims, happenings, findings
    case account
    case translatedBy = "translated_by"
  }

  init(_ records: DocumentRecords) {
    let document = records.document
    id = document.id
    _date = OrNull(wrappedValue: document.date?.iso)
    _title = OrNull(wrappedValue: document.title?.string)
    text = document.text.string
    if !document.publishers.isEmpty {
      sources = document.publishers.map { ExchangePublisher(name: $0.name, url: $0.url) }
    }
    lang = document.language
    original = document.original
    translatedBy = document.translatedBy
    translated = document.isTranslated ? true : nil
    _events = OrEmpty(wrappedValue: records.events.map(ExchangeEvent.init))
    _statements = OrEmpty(wrappedValue: records.statements.map(ExchangeStatement.init))
    _commitments = OrEmpty(wrappedValue: records.commitments.map(ExchangeCommitment.init))
    _policies = OrEmpty(wrappedValue: records.policies.map(ExchangePolicy.init))
    _transfers = OrEmpty(wrappedValue: records.transfers.map(ExchangeTransfer.init))
    _links = OrEmpty(wrappedValue: records.links.map(ExchangeLink.init))
    _claims = OrEmpty(wrappedValue: records.claims.map(ExchangeClaim.init))
    happenings = records.happenings.isEmpty ? nil : records.happenings.map(ExchangeHappening.init)
    findings = records.findings.isEmpty ? nil : records.findings.map(ExchangeFinding.init)
    account = records.account.isEmpty ? nil : records.account.map(ExchangeAccount.init)
  }

  var document: SourceDocument {
    SourceDocument(
      id: id, date: date.flatMap(CivilDate.init(iso:)), title: title.map(SourceText.init),
      text: SourceText(text),
      publishers: (sources ?? []).compactMap { source in
        (source.name ?? source.url).map { SourceDocument.Publisher(name: $0, url: source.url) }
      }, language: lang, original: original, translatedBy: translatedBy)
  }

  var records: DocumentRecords {
    let document = document
    var records = DocumentRecords(
      document: document, events: events.compactMap { $0.event(in: document) },
      statements: statements.compactMap { $0.statement(in: document) },
      commitments: commitments.compactMap { $0.commitment(in: document) },
      policies: policies.compactMap { $0.policy(in: document) },
      transfers: transfers.compactMap { $0.transfer(in: document) },
      links: links.compactMap { $0.link(in: document) },
      claims: claims.compactMap { $0.claim(in: document) },
      findings: (findings ?? []).map(\.finding))
    records.happenings = (happenings ?? []).compactMap { $0.happening(in: document) }
    records.account = (account ?? []).compactMap(\.account)
    return records
  }
}
