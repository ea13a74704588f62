"""What the recognisers of this room share: plain text, dates, and patterns written one a line."""

from __future__ import annotations

import re

_SPACES = re.compile(r"[\s\xa0\u200b\ufeff]+")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\xad": None})

MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
DATE = (
    rf"(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH},? \d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
)
# The name of a newspaper, a broadcaster or an agency, as a pattern that minds capitals.
OUTLET = (
    r"(?:CNN|BBC(?: News)?|NBC(?: News)?|CBS(?: News)?|ABC(?: News)?|PBS|NPR|AFP|AP|RT|DW|UPI|CGTN|MSNBC|Reuters"
    r"|Bloomberg|Politico|Axios|Al Jazeera|Agence France-Presse|Associated Press"
    r"|The (?:Guardian|Economist|Hill|Independent|Telegraph)"
    r"|(?:The )?(?:[A-Z][\w.-]+ ){1,3}(?:Times|Post|Journal|Herald|Tribune|Gazette|Chronicle|Guardian|Telegraph"
    r"|Observer|News Agency|Press|Daily|Mail|Broadcasting Corporation))"
)

# What an aggregator puts where a block quotation ends: "[Source]", "[Read more](https://…)", "(Source: The Paper)".
END_OF_BLOCK = (
    r"(?:\[(?:source|original|link|full (?:text|story|article|post)|read (?:more|on|the (?:rest|full \w+|whole \w+))"
    r"|(?:via|source:) [^\[\]]{2,60})\](?:\(https?://[^\s()]{1,300}\))?|\(source(?:: [^()]{2,60})?\))\.?"
)


def plain(text: str) -> str:
    """A paragraph with blanks collapsed and quotation marks straightened, as all recognisers take it."""
    return _SPACES.sub(" ", text).strip().translate(_STRAIGHT)


def any_of(lines: str) -> str:
    """One pattern out of many, written one a line."""
    return "(?:" + "|".join(line.strip() for line in lines.splitlines() if line.strip()) + ")"
