import CasusAnalysis
import CasusText
import Testing

@Suite struct LanguageCheckTests {
  @Test(arguments: [
    ("Le ministre a déclaré mardi que la France ne reconnaîtrait pas ce gouvernement.", "French"),
    ("El ministro dijo que no va a levantar las sanciones hasta que se celebren.", "Spanish"),
    ("Министр заявил во вторник, что страна не намерена вести переговоры.", "Cyrillic"),
    ("وقال الوزير يوم الثلاثاء إن البلاد لا تنوي إجراء مفاوضات مع الطرف الآخر", "Arabic"),
  ])
  func anotherLanguageIsNamed(text: String, name: String) throws {
    #expect(try check().otherLanguage(of: SourceText(text))?.contains(name) == true)
  }

  @Test(arguments: [
    "Kein Kommentar.", "", "Der Spiegel, Die Zeit, Le Monde, El País, La Repubblica, Het Parool",
    "The paper “Die Zeit” wrote: „Das ist nicht der Fall“, and the minister agreed with that.",
    "12,000 · 13,500 · 17 % · 2025–26",
  ])
  func englishAndShortTextsPass(text: String) throws {
    #expect(try check().otherLanguage(of: SourceText(text)) == nil)
  }

  private func check() throws -> LanguageCheck {
    try LanguageCheck(path: ShippedModel.folder.path(of: LanguageCheck.fileName))
  }
}
