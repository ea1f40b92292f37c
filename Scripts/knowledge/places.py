#!/usr/bin/env python3
"""Makes Data/knowledge/places.tsv from Debian's libgeonames and iso-codes.

    apt install libgeonames0 libgeonames-common iso-codes
    places.py ISO_3166-1.json [POPULATION] > Data/knowledge/places.tsv

Cities: GeoNames (CC BY 4.0) as Debian's library answers them: id, name, first-level region,
country, coordinates, population; alternate names from its English translations. Regions: the
library's first-level divisions, their coordinates the mean of their cities, weighted by people.
"""
import collections
import ctypes
import gettext
import json
import re
import sys
from fold import folded

TAIL = re.compile(r"\s+(Oblast|Oblast’|Region|Province|Governorate|Emirate|Kray|Krai|Department|Prefecture|"
                  r"County|Voivodeship|Respublika|Republic|State|District|Canton|Division|Wilaya)$")


class City(ctypes.Structure):
    pass


def cities():
    geo, glib = ctypes.CDLL("libgeonames.so.0"), ctypes.CDLL("libglib-2.0.so.0")
    geo.geonames_get_city.restype = ctypes.POINTER(City)
    geo.geonames_city_free.argtypes = [ctypes.POINTER(City)]
    glib.g_variant_get_child_value.restype = ctypes.c_void_p
    glib.g_variant_get_child_value.argtypes = [ctypes.POINTER(City), ctypes.c_size_t]
    glib.g_variant_get_string.restype = ctypes.c_char_p
    glib.g_variant_get_string.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    for function, kind in (("latitude", ctypes.c_double), ("longitude", ctypes.c_double),
                           ("population", ctypes.c_uint)):
        getattr(geo, "geonames_city_get_" + function).restype = kind
        getattr(geo, "geonames_city_get_" + function).argtypes = [ctypes.POINTER(City)]
    for i in range(geo.geonames_get_n_cities()):
        c = geo.geonames_get_city(i)
        text = [glib.g_variant_get_string(glib.g_variant_get_child_value(c, k), None).decode()
                for k in range(5)]
        yield (*text, geo.geonames_city_get_population(c),
               geo.geonames_city_get_latitude(c), geo.geonames_city_get_longitude(c))
        geo.geonames_city_free(c)


def main():
    iso = {c["alpha_2"]: c["alpha_3"] for c in json.load(open(sys.argv[1]))["3166-1"]}
    iso["XK"] = "XKX"
    least = int(sys.argv[2]) if len(sys.argv) > 2 else 15000
    english = gettext.translation("geonames", "/usr/share/locale", languages=["en"])
    regions = collections.defaultdict(list)
    rows = []
    for id, name, admin, state, country, people, lat, lon in cities():
        code = iso.get(country)
        if not code:
            continue
        if state:
            regions[(code, admin)].append((state, people, lat, lon))
        if people < least:
            continue
        names = [english.gettext(id), name]
        names = list(dict.fromkeys(n for n in names if n and n != id))
        rows.append((names[0], "city", code, admin, f"{lat:.2f}", f"{lon:.2f}", people,
                     id, list(dict.fromkeys(folded(n) for n in names))))
    for (code, admin), parts in regions.items():
        weight = sum(max(p[1], 1) for p in parts)
        lat = sum(p[2] * max(p[1], 1) for p in parts) / weight
        lon = sum(p[3] * max(p[1], 1) for p in parts) / weight
        name = collections.Counter(p[0] for p in parts).most_common(1)[0][0]
        keys = [folded(name)]
        short = TAIL.sub("", name)
        if short != name and folded(short) not in keys:
            keys.append(folded(short))
        rows.append((name, "region", code, admin, f"{lat:.1f}", f"{lon:.1f}",
                     sum(p[1] for p in parts), "", keys))
    print("# Cities above a population and first-level regions.")
    print("# Source: GeoNames (CC BY 4.0) by Debian's libgeonames; coordinates rounded to a town.")
    print("# Made by Scripts/knowledge/places.py.")
    print("name\tkind\tcountry\tregion\tlatitude\tlongitude\tpopulation\tgeonames\tkeys")
    for row in sorted(rows, key=lambda r: (r[2], r[1], -r[6], r[0])):
        if row[8] and row[8][0]:
            print(*row[:8], "|".join(k for k in row[8] if k), sep="\t")


main()
