#!/usr/bin/env python3
"""Write Data/lexicons/currency-codes.tsv and currency-names.tsv from Debian's iso-codes.

    Scripts/make-currencies.py [ISO_CODES_FOLDER] [LEXICON_FOLDER]

Codes and names are ISO 4217's; the country is the one whose ISO 3166 code the currency's begins with. Signs, plurals and the
currencies that people mean by a bare "dollar" are written by hand below.
"""
import json
import pathlib
import sys

source = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/iso-codes/json")
target = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "Data/lexicons")
ISO = "Debian iso-codes (ISO 4217)"

# Sign, code, and whether other currencies write it too.
SIGNS = [
    ("$", "USD", True), ("US$", "USD", False), ("USD$", "USD", False), ("U.S.$", "USD", False), ("A$", "AUD", False), ("AU$", "AUD", False),
    ("C$", "CAD", False), ("CA$", "CAD", False), ("CDN$", "CAD", False), ("NZ$", "NZD", False), ("HK$", "HKD", False), ("S$", "SGD", False),
    ("NT$", "TWD", False), ("R$", "BRL", False), ("MX$", "MXN", False), ("J$", "JMD", False), ("TT$", "TTD", False), ("FJ$", "FJD", False),
    ("€", "EUR", False), ("£", "GBP", True), ("E£", "EGP", False), ("LE", "EGP", True), ("¥", "JPY", True), ("JP¥", "JPY", False), ("CN¥", "CNY", False),
    ("RMB", "CNY", False), ("₹", "INR", False), ("Rs", "INR", True), ("Rs.", "INR", True), ("₽", "RUB", False), ("₴", "UAH", False), ("₩", "KRW", False),
    ("₺", "TRY", False), ("₦", "NGN", False), ("₪", "ILS", False), ("₫", "VND", False), ("฿", "THB", False), ("₱", "PHP", False), ("₸", "KZT", False),
    ("₾", "GEL", False), ("₼", "AZN", False), ("֏", "AMD", False), ("Rp", "IDR", False), ("RM", "MYR", False), ("zł", "PLN", False), ("CFA", "XOF", True),
    ("KSh", "KES", False), ("Ksh", "KES", False), ("KSh.", "KES", False), ("TSh", "TZS", False), ("USh", "UGX", False), ("GH₵", "GHS", False), ("Sh", "KES", True), ("Fr", "CHF", True), ("Fr.", "CHF", True),
]
# One-word names as reports write them: code, and whether the word alone leaves it open.
NAMES = {
    "dollar dollars buck bucks": ("USD", True), "us dollar|us dollars|u.s. dollar|u.s. dollars|american dollar|american dollars": ("USD", False),
    "euro euros": ("EUR", False), "pound pounds": ("GBP", True), "pound sterling|pounds sterling|sterling|british pounds": ("GBP", False),
    "pence": ("GBP", True), "cent cents": ("USD", True), "yen": ("JPY", False), "yuan renminbi": ("CNY", False), "won": ("KRW", True),
    "ruble rubles rouble roubles": ("RUB", True), "hryvnia hryvnias hryvnyas": ("UAH", False), "rupee rupees": ("INR", True), "baht": ("THB", False),
    "franc francs": ("CHF", True), "cfa franc|cfa francs": ("XOF", True), "peso pesos": ("MXN", True), "real reais": ("BRL", True),
    "lira liras": ("TRY", True), "shekel shekels": ("ILS", False), "zloty zlotys zlotych złoty": ("PLN", False), "forint forints": ("HUF", False),
    "koruna korunas": ("CZK", True), "krona kronor": ("SEK", True), "krone kroner": ("NOK", True), "crown crowns": ("SEK", True), "leu lei": ("RON", True),
    "lev leva": ("BGN", False), "lari": ("GEL", False), "manat manats": ("AZN", True), "dram drams": ("AMD", False), "tenge": ("KZT", False),
    "som soms": ("KGS", False), "sum sums": ("UZS", True), "somoni": ("TJS", False), "rial rials": ("IRR", True), "toman tomans": ("IRR", True),
    "riyal riyals": ("SAR", True), "dirham dirhams": ("AED", True), "dinar dinars": ("KWD", True), "taka": ("BDT", False), "kyat kyats": ("MMK", False),
    "kip": ("LAK", False), "riel riels": ("KHR", False), "dong": ("VND", False), "ringgit ringgits": ("MYR", False), "rupiah": ("IDR", False),
    "tugrik tugriks togrog": ("MNT", False), "afghani afghanis": ("AFN", False), "shilling shillings": ("KES", True), "birr": ("ETB", False),
    "naira": ("NGN", False), "cedi cedis": ("GHS", False), "rand": ("ZAR", False), "pula": ("BWP", False), "kwacha": ("ZMW", True), "kwanza kwanzas": ("AOA", False),
    "metical meticais": ("MZN", False), "ariary": ("MGA", False), "leone leones": ("SLE", True), "dalasi": ("GMD", False), "ouguiya": ("MRU", False),
    "bolivar bolivars bolivares": ("VES", False), "boliviano bolivianos": ("BOB", False), "guarani guaranis": ("PYG", False), "sol soles": ("PEN", True),
    "quetzal quetzales": ("GTQ", False), "lempira lempiras": ("HNL", False), "cordoba cordobas": ("NIO", False), "gourde gourdes": ("HTG", False),
    "balboa balboas": ("PAB", False), "bitcoin bitcoins": ("XBT", False), "lek": ("ALL", True), "denar denars": ("MKD", False),
}
countries = {c["alpha_2"]: c["alpha_3"] for c in json.loads((source / "iso_3166-1.json").read_text())["3166-1"]}
currencies = json.loads((source / "iso_4217.json").read_text())["4217"]
historic = {"XTS", "XXX", "XSU", "XUA", "XBA", "XBB", "XBC", "XBD", "CHE", "CHW", "USN", "UYI", "COU", "MXV", "CLF", "BOV", "XDR", "XAG", "XAU", "XPD", "XPT", "ALL", "TOP", "MOP", "CUP", "ANG"}
# Codes that are English words or abbreviations too ("ALL", "TOP", "CUP") are read by name only.

rows = [(c["alpha_3"], "code", c["alpha_3"], countries.get(c["alpha_3"][:2], ""), ISO, c["name"]) for c in currencies if c["alpha_3"] not in historic]
names, taken = [], set()


def add(entry, kind, code, where, note=""):
    if (entry, kind[:4]) not in taken:
        taken.add((entry, kind[:4]))
        names.append((entry, kind, code, countries.get(code[:2], ""), where, note))


for sign, code, is_open in SIGNS:
    add(sign, "sign?" if is_open else "sign", code, "own", "")
for words, (code, is_open) in NAMES.items():
    for word in words.split("|") if "|" in words else words.split(" "):
        add(word, "name?" if is_open else "name", code, "own", "")
families = {}
for c in currencies:
    words = c["name"].lower().replace("(", "").replace(")", "").split()
    if c["alpha_3"] in historic - {"ALL", "TOP", "MOP", "CUP"} or not all(w.isalpha() for w in words) or len(words) > 3:
        continue
    last = words[-1]
    families.setdefault(last, []).append(c["alpha_3"])
    if len(words) > 1:
        add(" ".join(words), "name", c["alpha_3"], ISO)
        add(" ".join(words) + "s", "name", c["alpha_3"], ISO, "plural")
head = "entry\tkind\tcode\tcountry\tsource\tnote\n"
note = "# Written by Scripts/make-currencies.py; a question mark says that other currencies are written so too.\n"
(target / "currency-codes.tsv").write_text(note + head + "".join("\t".join(r) + "\n" for r in sorted(rows)))
(target / "currency-names.tsv").write_text(note + head + "".join("\t".join(r) + "\n" for r in sorted(names)))
print(len(rows), "codes,", len(names), "names and signs")
