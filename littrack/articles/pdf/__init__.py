"""A PDF's glyphs on their pages -> lines -> columns in reading order -> paragraphs.

`glyphs` reads them (the only module that knows PDFium), `lines` sets them in lines, `furniture`
drops running heads and line numbers, `columns` orders them, `paragraphs` joins them, `repair`
mends words that a line end or an unmapped glyph broke.
"""
