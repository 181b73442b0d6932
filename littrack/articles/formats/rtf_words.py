"""Control words of Rich Text (RTF 1.9): groups without text, signs, encodings of fonts."""

from __future__ import annotations

from littrack.articles.writer import BREAK

# Groups that hold no text of the document.
APART = frozenset(
    """
    colortbl stylesheet header headerl headerr headerf footer footerl footerr footerf fldinst
    listtable listoverridetable revtbl rsidtbl generator themedata colorschememapping datastore
    annotation atnid atnauthor atntime atndate atnref atnparent atrfstart atrfend xe tc bkmkstart
    bkmkend objdata objclass filetbl xmlnstbl mmathPr latentstyles wgrffmtfilter pgptbl sp sn sv
    panose falt fontemb template private
    """.split()
)
SIGNS = {
    "tab": " ",
    "line": BREAK,
    "page": " ",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "~": " ",
    "_": "-",
    "-": "",
    "{": "{",
    "}": "}",
    "\\": "\\",
}
PAGES = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
# The code page of a document: by a word of its own, or by the numbers that Windows has not.
OF_WORD = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
OF_NUMBER = {
    0: "cp1252", 10000: "mac_roman", 10006: "mac_greek", 10007: "mac_cyrillic",
    10029: "mac_latin2", 65001: "utf-8",
}  # fmt: skip
SYMBOL = 2  # the charset of Symbol and Wingdings
READ = frozenset({"shptxt", "pn", "pntext", "shpinst"})  # groups marked \* that are read
# Where the text after a control word goes; nowhere: it is left out.
INTO = {
    "footnote": "note",
    "fonttbl": "font",
    "info": "info",
    "nonesttables": "",
    "nonshppict": "",
    "pict": "",
}
# What a control word switches on in the state, or off when its value is 0; what it switches off.
ON = {
    "deleted": "deleted",
    "strike": "struck",
    "striked": "struck",
    "super": "raised",
    "v": "hidden",
}
OFF = {
    "dn": ("raised",),
    "nosupersub": ("raised",),
    "plain": ("struck", "hidden", "raised", "deleted"),
    "sub": ("raised",),
}


def decoded(data: bytes, page: str) -> str:
    """The characters of some bytes; in the commonest code page when the one named is not known."""
    try:
        return data.decode(page, errors="replace")
    except LookupError:
        return data.decode("cp1252", errors="replace")
