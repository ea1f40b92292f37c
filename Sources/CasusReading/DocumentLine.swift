/// The fields of an NDJSON document that are read; all others are ignored.
struct DocumentLine: Decodable {
  struct Publisher: Decodable {
    var name: String?
    var url: String?

    init(from decoder: any Decoder) throws {
      if let single = try? decoder.singleValueContainer().decode(String.self) {
        name = single
        return
      }
      let fields = try decoder.container(keyedBy: CodingKeys.self)
      name = try fields.decodeIfPresent(String.self, forKey: .name)
      url = try fields.decodeIfPresent(String.self, forKey: .url)
    }

    enum CodingKeys: String, CodingKey { case name, url }
  }

  var id: String?
  var date: String?
  var title: String?
  var text: String?
  var sources: [Publisher]
  var language: String?
  var original: String?
  var translatedBy: String?

  enum CodingKeys: String, CodingKey {
    case id, date, title, text, sources, original, lang
    case translatedBy = "translated_by"
  }

  /// A number for an id is taken as its digits; sources in another form are none.
  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    if let number = try? fields.decodeIfPresent(Int.self, forKey: .id) {
      id = String(number)
    } else {
      id = try fields.decodeIfPresent(String.self, forKey: .id)
    }
    date = try fields.decodeIfPresent(String.self, forKey: .date)
    title = try fields.decodeIfPresent(String.self, forKey: .title)
    text = try fields.decodeIfPresent(String.self, forKey: .text)
    sources = (try? fields.decodeIfPresent([Publisher].self, forKey: .sources)) ?? []
    language = try fields.decodeIfPresent(String.self, forKey: .lang)
    original = try fields.decodeIfPresent(String.self, forKey: .original)
    translatedBy = try fields.decodeIfPresent(String.self, forKey: .translatedBy)
  }
}
