"""Make the TTF faces of this folder from Debian's packages fonts-texgyre and
fonts-dejavu-core, with fontTools (package python3-fonttools). gofpdf reads
TrueType outlines only, so the cubic curves become quadratic ones. The subsets
keep what Indonesian, Sasak and transliterated Arabic need. The families are
renamed, as both licences ask of a changed font.

    /usr/bin/python3 convert.py    # writes into the current folder
"""
from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

TEXGYRE = "/usr/share/texmf/fonts/opentype/public/tex-gyre/texgyrebonum-%s.otf"
DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"

LATIN = [
    *range(0x20, 0x7F), *range(0xA0, 0x180), 0x218, 0x219, 0x21A, 0x21B,
    *range(0x2B9, 0x2C0), 0x2C7, *range(0x2D8, 0x2DD),
    *range(0x300, 0x333), *range(0x1E00, 0x1F00), *range(0x2010, 0x2028),
    0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC, 0x2116, 0x2122,
    *range(0x2190, 0x2194), 0x2212, 0x221A, 0x221E, 0x2248, 0x2260, 0x2264, 0x2265,
]
SYMBOLS = [
    0x20, 0x3F, 0xFFFD, *range(0x180, 0x250), *range(0x2B0, 0x2C8), *range(0x300, 0x332),
    *range(0x391, 0x3CA), *range(0x1E00, 0x1F00), *range(0x2000, 0x200B), *range(0x2010, 0x2028),
    *range(0x2030, 0x205F), *range(0x2070, 0x209D), *range(0x20A0, 0x20B6), *range(0x2150, 0x2160),
    *range(0x2190, 0x21A0), *range(0x2200, 0x2230), 0x2248, 0x2260, 0x2264, 0x2265,
    *range(0x25A0, 0x2600), 0x2605, 0x2606, 0x2610, 0x2611, 0x2612, 0x26A0, *range(0x2713, 0x2719),
]

# What nearly every document is made of. These sets are printed with one byte a
# letter and lie in a file whole; any other letter takes its face from above.
QUICK = [*range(0x20, 0x7F), 0xA7, 0xB0, 0xB7, 0xC9, 0xD7, 0xE8, 0xE9, 0xEA, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026]
MARKS = [0x20, 0x25A0, 0x25A1, 0x25B2, 0x25CB, 0x25CF, 0x25D0, 0x2610, 0x2611, 0x2612, 0x2713]


def outlines(font, fault):
    """Replace the CFF outlines of the font by quadratic ones, fault units of a
    thousand away at most."""
    glyphs, drawn, order = {}, font.getGlyphSet(), font.getGlyphOrder()
    for name in order:
        pen = TTGlyphPen(drawn)
        drawn[name].draw(Cu2QuPen(pen, fault, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    table = font["glyf"] = newTable("glyf")
    table.glyphOrder, table.glyphs = order, glyphs
    for name, glyph in glyphs.items():
        glyph.recalcBounds(table)
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for key in ("Zones", "TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements",
                "SizeOfInstructions", "ComponentElements", "Points", "Contours", "CompositePoints",
                "CompositeContours", "ComponentDepth"):
        setattr(maxp, "max" + key, 0)
    maxp.maxZones = 1
    maxp.recalc(font)
    del font["CFF "]
    font["post"].formatType = 3.0
    font.sfntVersion = "\0\1\0\0"


def make(source, target, family, style, keep, fault=1.0):
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True)
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "kern", "FFTM", "VORG"]
    job = subset.Subsetter(options)
    job.populate(unicodes=keep)
    job.subset(font)
    if "CFF " in font:
        outlines(font, fault)
    for rec in font["name"].names:
        rec.string = {1: family, 2: style, 4: f"{family} {style}", 6: f"{family}-{style}".replace(" ", "")}.get(rec.nameID, rec.toUnicode())
    font.save(target)


def named(target):
    """Name each glyph by its code point, as the PDF refers to it."""
    font = TTFont(target, recalcTimestamp=False)
    runes = {name: f"uni{rune:04X}" for rune, name in sorted(font.getBestCmap().items(), reverse=True)}
    order = [runes.get(name, name) for name in font.getGlyphOrder()]
    font = TTFont(target, recalcTimestamp=False)
    font.setGlyphOrder(order)
    post = font["post"]
    post.formatType, post.extraNames, post.mapping = 2.0, [], {}
    for table in ("OS/2", "name", "gasp", "DSIG", "meta"):
        if table in font:
            del font[table]
    font.save(target)


for face in ("regular", "bold", "italic"):
    make(TEXGYRE % face, f"bonum-{face}.ttf", "Timbang Book", face.title(), LATIN)
make(DEJAVU, "symbols.ttf", "Timbang Symbols", "Regular", SYMBOLS)

for face in ("regular", "bold", "italic"):
    make(TEXGYRE % face, f"quick-{face}.ttf", "Timbang Quick", face.title(), QUICK, fault=2.0)
    named(f"quick-{face}.ttf")
make(DEJAVU, "quick-symbols.ttf", "Timbang Quick Symbols", "Regular", MARKS)
named("quick-symbols.ttf")
