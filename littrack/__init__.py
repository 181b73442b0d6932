"""littrack: which claims of an article have peer-reviewed support, and how do we know?"""

__version__ = "0.1.0"
