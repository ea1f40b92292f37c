internal import CasusPipeline
internal import CasusText

/// Alerts as an Atom feed (RFC 4287): the same ledger gives the same bytes.
struct AlertFeed {
  let entries: [AlertEntry]

  var text: String {
    let updated = entries.map(\.known).max()?.iso ?? "1970-01-01"
    var out = """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom">
        <id>urn:casus:alerts</id>
        <title>Casus alerts</title>
        <updated>\(updated)T00:00:00Z</updated>
        <author><name>Casus</name></author>

      """
    for entry in entries.reversed() {
      out += """
          <entry>
            <id>urn:casus:alert:\(entry.sequence)</id>
            <title>\(Self.escaped(entry.title))</title>
            <updated>\(entry.known.iso)T00:00:00Z</updated>
            <category term="\(Self.escaped(entry.kind))"/>
            <summary>\(Self.escaped(entry.quotes.joined(separator: " — ")))</summary>
          </entry>

        """
    }
    return out + "</feed>\n"
  }

  /// Text as XML text: what XML forbids is left out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in TerminalStyle.printable(text) {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }
}

/// Deadlines as iCalendar (RFC 5545), a whole day each.
struct DeadlineCalendar {
  let deadlines: [Deadline]

  var text: String {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Casus//deadlines//EN"]
    for deadline in deadlines {
      let day = deadline.day.iso.replacing("-", with: "")
      lines += [
        "BEGIN:VEVENT", "UID:\(deadline.commitment)@casus", "DTSTAMP:\(day)T000000Z",
        "DTSTART;VALUE=DATE:\(day)", "SUMMARY:" + Self.escaped(deadline.title),
        "DESCRIPTION:" + Self.escaped(deadline.words), "END:VEVENT",
      ]
    }
    lines.append("END:VCALENDAR")
    return lines.map(Self.folded).joined(separator: "\r\n") + "\r\n"
  }

  private static func escaped(_ text: String) -> String {
    TerminalStyle.printable(text).replacing("\\", with: "\\\\").replacing(";", with: "\\;")
      .replacing(",", with: "\\,")
  }

  /// No line longer than 75 octets, broken between characters.
  static func folded(_ line: String) -> String {
    var result = ""
    var length = 0
    for scalar in line.unicodeScalars {
      let size = String(scalar).utf8.count
      if length + size > 74 {
        result += "\r\n "
        length = 1
      }
      result.unicodeScalars.append(scalar)
      length += size
    }
    return result
  }
}
