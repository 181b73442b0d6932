"""A PDF's glyphs on their pages -> lines -> columns in reading order -> paragraphs.

`glyphs` reads them (the only module that knows PDFium), `bounded` and `worker` let it do so in a
process that is ended when it takes too long, `lines` sets them in lines and `initials` joins large
ones to their words, `furniture`
drops running heads and line numbers, `columns` orders them (`prose` tells text from tables,
`insets` and `short_column` what stands between or beside columns), `paragraphs` joins them,
`spacing` closes spaced letters, `repair` mends words that a line end or an unmapped glyph broke.
"""
