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


def outlines(font):
    """Replace the CFF outlines of the font by quadratic ones."""
    glyphs, drawn, order = {}, font.getGlyphSet(), font.getGlyphOrder()
    for name in order:
        pen = TTGlyphPen(drawn)
        drawn[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
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


def make(source, target, family, style, keep):
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True)
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "kern", "FFTM", "VORG"]
    job = subset.Subsetter(options)
    job.populate(unicodes=keep)
    job.subset(font)
    if "CFF " in font:
        outlines(font)
    for rec in font["name"].names:
        rec.string = {1: family, 2: style, 4: f"{family} {style}", 6: f"{family}-{style}".replace(" ", "")}.get(rec.nameID, rec.toUnicode())
    font.save(target)


for face in ("regular", "bold", "italic"):
    make(TEXGYRE % face, f"bonum-{face}.ttf", "Timbang Book", face.title(), LATIN)
make(DEJAVU, "symbols.ttf", "Timbang Symbols", "Regular", SYMBOLS)
