import CasusText
import Testing

@Suite struct CivilDateTests {
  @Test(arguments: [
    (1970, 1, 1, 0, 4), (2024, 2, 29, 19_782, 4), (2025, 12, 31, 20_453, 3), (1, 1, 1, -719_162, 1),
  ])
  func daysCountFromTheEpoch(_ year: Int, _ month: Int, _ day: Int, _ ordinal: Int, _ weekday: Int)
    throws
  {
    let date = try #require(CivilDate(year: year, month: month, day: day))
    #expect(date.ordinal == ordinal)
    #expect(CivilDate(ordinal: ordinal) == date)
    #expect(date.weekday == weekday)
    #expect(CivilDate(iso: date.iso) == date)
  }

  @Test(arguments: ["2025-02-30", "2025-13-01", "25-01-01", "2025/01/01", "", "2025-01-0x"])
  func whatIsNoDayIsNil(_ text: String) { #expect(CivilDate(iso: text) == nil) }

  @Test(arguments: ["2025", "2026-07", "2025-06-21/2025-06-30", "2022-01-01/..", "../2025-01-01"])
  func edtfSurvivesARoundTrip(_ text: String) { #expect(DateSpan(edtf: text)?.edtf == text) }
}
