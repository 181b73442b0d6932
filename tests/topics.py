"""Topics that tests of several modules share."""

from __future__ import annotations

KNEE_PAIN = """\
title = "Turmeric and knee pain"
[[query]]
name = "knee"
term = "turmeric[tiab] AND knee[tiab]"
[[concept]]
name = "turmeric"
terms = ["curcuma longa"]
[[article]]
source = "page.txt"
"""
