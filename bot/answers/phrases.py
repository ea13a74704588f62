"""How people put things: the patterns that tell requests apart. Quotation marks are straight by the time they meet."""

from __future__ import annotations

import re
from functools import cached_property


def _either(words: str) -> str:
    """An alternation of words or, where commas divide them, phrases."""
    parts = [part.strip() for part in words.split(",")] if "," in words else words.split()
    return f"(?:{'|'.join(sorted(parts, key=len, reverse=True))})"


class Pattern:
    """A pattern that is compiled when it is first needed: most questions need few of them."""

    def __init__(self, *parts: str) -> None:
        self._source = "".join(parts)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, re.IGNORECASE)

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the beginning of a text."""
        return self._compiled.match(text)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text."""
        return self._compiled.search(text)

    def cut(self, text: str, *, once: bool = False, by: str = "") -> str:
        """The text with what matches (only the first when ``once``) replaced by ``by``."""
        return self._compiled.sub(by, text, count=int(once))


_SAY = _either(
    "said says say saying told tells tell wrote writes write written called calls claimed claims claim stated "
    "states tweeted declared warned warns used uttered coined argued argues insisted added spoke mentioned "
    "quoted described describes announced vowed urged pledged noted complained joked remarked commented believes "
    "thinks think asked asks posted accused praised"
)
_BASE_SAY = _either(
    "say said saying state(?=\\W*$|\\sthat|\\sabout|\\son) stated tell told claim claimed write written "
    "wrote quoted think thinks thought promise promised "
    "pledge pledged vow warn warned argue argued declare declared call called urge urged want wanted tweet "
    "tweeted post "
    "posted announce announced add mention mentioned describe remark comment insist note complain joke ask "
    "asked believe "
    "predict explain admit deny reply respond propose"
)
_NAME = r"(?P<name>[^\"?]{1,80}?)"
_ABOUT = _either("about on regarding concerning of re over")
_ON_TOPIC = rf"(?:\s+{_ABOUT}\s+(?P<topic>.+?))?\W*$"
_SHOW = _either("show me,give me,find,list,get,all,some,any,the,best,top")
_ASK = _either("show give get find list")
_ARTICLES = _either("sources articles outlets documents newspapers stories texts files")

# -- politeness and lengths
LEAD_IN = Pattern(
    r"^\W*(?:(?:please|pls|plz|kindly|hey|hi|hello|hiya|dear bot|bot|good (?:morning|afternoon|evening|day)|okay|ok|so|"
    r"well|now|um|hmm|sorry(?: to bother(?: you)?)?|excuse me|thanks(?: in advance| a lot| so much)?|thank "
    r"you(?: so much)?|thx(?: so much| a lot)?|cheers|"
    r"quick(?= ?[:,;-])|quick one|(?:a |one )?(?:quick )?question(?= ?[:,;-])|quickly(?= ?[:,;-])|"
    r"i(?:'m| am|m) (?:new here|new|lost|just wondering|wondering|trying to (?:find out|remember))(?: if| whether)?|"
    r"(?:i was )?(?:just )?wondering(?: if| whether)?|i wonder|i forgot|i forget|i can'?t remember|"
    r"(?:can|could|would|will) (?:you|u|someone|somebody|anyone)(?: please| kindly| maybe| possibly)*"
    r"(?: be so kind as to| be able to)?|(?:would|do) you mind|"
    r"i(?:'d| would) be (?:most |very |really |so )?(?:grateful|glad|thankful|happy) (?:if you (?:could|would|"
    r"can)|to know)|"
    r"be so kind (?:as to|and)|i(?:'d| would| really)? ?(?:want|need|like|love|have) (?:you )?to "
    r"(?:know|hear|find out|learn|ask|see|understand)|i(?:'d| would) (?:like|love)(?: you)? to|"
    r"(?:do|does|did) (?:you|u|anyone|anybody|somebody) (?:happen to )?(?:know|remember|recall)|"
    r"(?:do you )?remember(?= who| what| where| how)|any (?:idea|clue)|no idea|remind me|let me know|inform me|"
    r"tell (?:me|us)(?= who| what| where| when| how| why| which| if| whether|,)|"
    r"give me an idea(?: of)?|for (?:my|a|the) (?:article|essay|homework|piece|story|report)(?=,)|if possible|"
    r"if you (?:can|could|don'?t mind)|in your (?:own )?words)\b[\s,.!:;-]*)+"
)
CLAIM = Pattern(
    r"^\W*(?:fact[ -]?check|is (?:this|that|it) (?:true|correct|right)|true or false|check(?: this)?(?: claim)?|verify)"
    r"\W*(?::|,|;|-|\bthat\b|\bif\b)\s*(?P<rest>\S.*)$"
)
POLITE = Pattern(
    r"^",
    _either(
        "please,pls,plz,hey,hi,hello,okay,ok,so,well,and,now,can you,could you,would you,will you,i want,i need,"
        "i'd like,do you know,tell me(?! about)"
    ),
    r"\b[\s,:]*",
)
SHORT = Pattern(
    r"\b(?:(?:in )?(?:short|brief)|briefly|shortly|quick|quickly|(?:in )?(?:one|a few|three|3) (?:lines?|sentences?))\b"
)
LONG = Pattern(r"\b", _either("long,longer,detailed,in detail,in depth,in-depth,full,at length,extensive"), r"\b")
NORMAL = Pattern(r"\b(?:normal(?: length)?|medium)\b")
EVERYTHING = Pattern(
    r"^(?:",
    _either("all everything whole entire full the of it this these those them five 5 both every each complete"),
    r"\s*)*",
    _either(
        "article,articles,stories,sources,news,texts,text,documents,summit,summits,meeting,talks,visit,event,"
        "corpus,whole thing,thing,things,there,here,today"
    ),
    r"?\s*(?:please|pls|thanks|so far|here|together)?\W*$",
)
LEADING = Pattern(
    r"^(?:",
    _either(
        "of on about for the a an me us in from what everything how is are up whats at with to please give gimme get"
    ),
    r"|[,:;-])\s+",
)
SAID_OF = Pattern(
    r"^(?:(?:of|on) )?what(?:ever)? (?:(?:the|these|those|your|all) )*(?:articles|sources|texts|stories|they|outlets) "
    r"(?:say|report|write|know|have)(?: (?:about|on|of|regarding))?\b"
)
TRAILING = Pattern(r"\s+", _either("please,pls,plz,thanks,thank you,for me,of,on,about"), "$")
COURTESY = Pattern(
    r"(?:[\s,.;!-]+(?:please|pls|plz|thanks(?: a lot| so much| in advance)?|thank you(?: so much| very much)?|",
    r"thx|ty|cheers))+(?=\W*$)",
)

# -- help
HELP = Pattern(
    r"^\W*",
    _either(
        "help,help me,commands?,usage,hi,hello,hey,what (?:else )?(?:can|could|should) (?:you|i|we|this bot) "
        "(?:do|ask|ask you),"
        "how (?:do|can|should) i (?:use|ask).*,how does (?:this|it) work,what (?:do|are) you(?: do)?,who are you"
    ),
    r"\W*(?:this|please|here)?\W*$",
)

# -- who said it
WHO = Pattern(
    r"^\W*(?:so |and |but )?(?:who|whom|which (?:\w+ )?(?:person|leader|politician|expert|analyst|one)) (?:\w+ ){0,2}?",
    rf"{_SAY}\b[\s:,;-]*(?P<rest>.*)$",
)
WHOSE = Pattern(
    r"^\W*(?:whose|who's|whos) (?:words?|quote|line|statement|remark|phrase)s?(?: (?:is|are|were|was))?",
    r"(?: (?:this|that|these|it))?[\s:,;-]*(?P<rest>.*)$",
)
WHO_LAST = Pattern(
    r"^(?P<rest>.*?)[\s,;:.!?\"'-]*\bwho(?:'s| is| was| has| had)?",
    rf"(?: {_SAY})?(?: (?:that|this|it|so|these words|those words))?(?: again)?\W*$",
)
WHENCE = Pattern(
    r"^\W*(?:where (?:does|is|did|was)|what is the source of|source of|origin of|who is behind)(?: the)?",
    r"(?: (?:quote|quotation|words|line|phrase))?\s*(?P<rest>\".*)$",
)
LEAD = Pattern(
    r"^(?:(?:(?:that|this|the|a) )?",
    _either("thing bit line part phrase words? quote stuff something sentence"),
    r"\s*(?:about|on|that|like|of|where|with|saying)?|that|to (?:reporters|journalists|the press)|",
    r"reporters|journalists|(?:him|her|them|us|people) that|something like|like|about how)\b[\s:,]*",
)
DID_SAY = Pattern(
    r"^\W*",
    _either("did,does,has,have,was it,is it true that,is it true,was it really,is it,it was"),
    rf"\s+{_NAME}\s+(?:(?:really|actually|ever|also|who|that|indeed|truly) )*{_SAY}\b[\s:,;-]*(?P<rest>.+)$",
)
SAID_RIGHT = Pattern(
    rf"^\W*{_NAME} {_SAY}\b[\s:,;-]*(?P<rest>.+?)[\s,]*",
    _either(r"right,correct,true,true or false,didn'?t (?:he|she|they),is that (?:right|true|correct),yes or no"),
    r"\W*$",
)
SAID_QUOTED = Pattern(rf"^\W*{_NAME} {_SAY}\b[\s:,;-]*(?:that )?(?P<rest>\".+\")\W*$")
NOBODY = Pattern(r"^(?:the |any |these |those )*(?:sources?|articles?|outlets?|reports?|what|who|how|where|when|why)\b")
ANYTHING = Pattern(rf"^(?:anything|something|much|a word|one word|what)\b\s*(?:{_ABOUT})?\s*(?P<topic>.*)$")
ABOUT = Pattern(rf"^{_ABOUT}\s+(?P<topic>.+)$")

# -- quotations of somebody
ALL_QUOTES = Pattern(
    rf"^\W*(?:{_SHOW} |list me |what are |me |us |of )*(?:the |every |each |there )*(?:direct |full(?:est)? |"
    rf"longest |best )*"
    r"(?:quotes?|quotations?)(?: (?:there are|you have|in (?:the )?(?:articles?|texts?|sources?)))?\W*$"
)
TOPIC_QUOTES = Pattern(
    rf"^\W*(?:{_SHOW} |me |us |of )*(?:the |every )*(?:direct )?(?:quotes?|quotations?|what (?:was|is|has been) said) "
    r"(?:about|on|regarding|concerning|mentioning)\s+(?P<topic>.+?)(?:\s+(?:by|from)\s+(?P<name>[^\"?]{1,60}?))?\W*$"
)
QUOTED = Pattern(
    r"^\W*(?:who (?:are|is|were) (?:all )?the |which |what |(?:list|show|name|give) (?:me )?(?:all )?(?:the |"
    r"of the )*)?"
    r"(?P<name>\w+)(?: (?:that |who )?(?:are|is|were))? "
    r"(?:quoted|cited|interviewed)\W*$"
)
VIEWS = Pattern(
    r"^\W*what(?:'s|s)? (?:(?:are|is|were|was) )?(?:the )?(?P<name>[^\"?]{1,60}?)(?:'s?|s')? "
    r"(?:views?|opinions?|stance|position|thoughts|take|attitude|comments?|reactions?|response) "
    r"(?:on|about|of|to|towards?|regarding)\s+(?P<topic>.+?)\W*$"
)
TOGETHER = Pattern(r"\s*\b(?:together|jointly|in common|both say|as one)\b\s*")
DESCRIBED = Pattern(
    r"^\W*who (?:described|describes|called|calls|labell?ed|characteri[sz]ed|dubbed|hailed|"
    r"dismissed)\s+(?!(?:it|this|that|them|him|her|us)\b)"
    r"\S.* (?:as|an?|the|his|her|their) \S"
)
AGREES = Pattern(
    r"^\W*(?:who|(?:does|did) (?:any|some|every)(?:one|body)) (?:else )?"
    r"(?:dis)?(?:agrees?|agreed|sides?|sided|thinks? (?:like|the same as)|shares? the views?)"
    rf"(?: with| of)? (?P<name>[^\"?]{{1,60}}?){_ON_TOPIC}"
)
AGREE = Pattern(
    r"^\W*(?:do|does|did|are|is|where do|how far do) (?P<name>[^\"?]{1,60}?) (?:and|with) (?P<other>[^\"?]{1,60}?) "
    r"(?:(?:dis)?agree\w*|in agreement|at odds|think (?:the same|alike)|differ)(?: with each other)?",
    rf"{_ON_TOPIC}",
)
AGREES_WITH = Pattern(
    r"^\W*(?:does|do|did|would) (?P<name>[^\"?]{1,60}?) (?:(?:dis)?agree|side|differ) with (?P<other>[^\"?]{1,60}?)",
    rf"{_ON_TOPIC}",
)
WHAT_SAID = Pattern(
    r"^\W*what(?:'s|s)?(?: else| all| exactly)?\s+(?:did|does|do|has|have|had|was|is|were|are)\s+",
    rf"{_NAME}\s+(?:(?:really|actually|ever|have to|had to|been) )*",
    rf"{_BASE_SAY}(?: to say)?\b",
    r"(?:\s+(?:to\s+|the\s+)*(?!(?:about|on|of|regarding|concerning|over|re|at|in|during|after|before|"
    r"when)\b)(?:reporters|journalists|press|media|each other|us|ap|afp|cnn|bbc|[A-Z][\w.]+(?: "
    r"[A-Z][\w.]+){0,3})"
    r"(?=\s*\W*$|\s+(?:about|on|of|regarding|concerning|over|re)\b))?",
    rf"(?:\s+(?:{_ABOUT}|at|in|during|after|before|when|to)\s+(?P<topic>.+?))?\W*$",
)
SAID_WHAT = Pattern(
    rf"^\W*(?:everything|all|anything|what|things|words|remarks|statements?)\s+(?:that )?{_NAME}\s+",
    rf"(?:(?:has|have|had|ever) )*(?:said|says|say|told|wrote|stated|claimed)\b{_ON_TOPIC}",
)
_WORDS_OF = _either("quotes? quotations? words statements remarks comments")
QUOTES_OF = Pattern(
    rf"^\W*(?:{_SHOW} )*(?:direct )?{_WORDS_OF}\s+(?:(?:from|by|of|attributed to|for)\s+)?(?:the )?{_NAME}{_ON_TOPIC}"
)
_QUOTES_ARE = rf"^\W*(?:{_SHOW} |me |us |of |the |every |direct |which |what )*{_WORDS_OF}(?:\s+(?:are|there are))?\s+"
QUOTES_IN = Pattern(_QUOTES_ARE, r"(?:in|from|of|within)\s+(?P<within>.+?)\W*$")
QUOTES_BY_IN = Pattern(
    _QUOTES_ARE, r"(?:by|of|from)\s+(?P<name>[^\"?]{1,60}?)\s+(?:in|from|within)\s+(?P<within>.+?)\W*$"
)
OF_QUOTES = Pattern(
    rf"^\W*(?:{_SHOW} )*{_NAME}(?:'s)?\s+(?:direct )?(?:quotes?|quotations?|remarks|statements){_ON_TOPIC}"
)
NAME_ON = Pattern(
    rf"^\W*{_NAME}(?:'s)?\s+(?:(?:views?|opinions?|stance|position|thoughts|take|comments?|words|remarks)\s+)?",
    r"(?:on|about|regarding)\s+(?P<topic>.+?)\W*$",
)

# -- comparing
COMPARE = Pattern(
    r"\b(?:compare|compared|comparison|comparing|contrast|differ|differs|differing|disagree|disagrees|differently|"
    r"(?:sources|articles|outlets|they|reports) (?:all )?agree|contradict|contradictions?|who reports what|"
    r"discrepanc\w+|different (?:versions?|wordings?|accounts?|numbers)|versions? of|differences? between|"
    r"what (?:are|is) the differences?|"
    r"(?:only|just|in) one (?:source|article|outlet|paper|report)|(?:only in|in only) one|"
    r"single[- ]source(?:d)?|in common)\b"
)
COMPARE_WORDS = Pattern(
    r"\b(?:(?:(?:in|across|among|between|by) )?(?:the )?(?:(?:two|three|four|five|both|other) )?"
    r"(?:sources?|articles?|outlets?|reports?|papers?)(?! \d)|",
    r"(?:each )?other|discrepanc\w+|",
    _either(
        "who reports what,compare,compared,comparison,comparing,contrast,how,do,does,did,is,are,differ,differs,"
        "differing,disagree,disagrees,they,all,agree,contradict,contradicts,contradictions,contradiction,"
        "different,versions,version,wordings,wording,accounts,account,differences,difference,between,what,which,"
        "where,about,differently,cover,say,says,said,report,reports,tell,tells,vs,versus,any,anyone,there,only,just,one,"
        "in one,in common,single,on"
    ),
    r")\b",
)
SHARED = Pattern(r"\b(?:agree|in common|all (?:the )?(?:sources|articles|outlets) (?:say|report|mention))\b")
ALONE = Pattern(
    r"\b(?:(?:only|just) one (?:source|article|outlet|paper|report)|(?:only in|in only) one|single[- ]source(?:d)?)\b"
)
COMPARE_LEAD = Pattern(r"^(?:on|over|of|the|in|with|for|to|,)\s+")

# -- sources
YOURS = Pattern(
    r"^\W*(?:what(?:'s|s| are| is)? (?:are |is )?your (?:sources?|articles?|database|data|information)|"
    r"where (?:do|did|does) (?:you|this bot|it|your?)\b.*\b(?:get|take|find|have|come from|facts?|info\w*|"
    r"news|data|answers?)|"
    r"(?:what|which) (?:articles|sources|texts|documents) (?:do|did|can|have) you\b|how many articles (?:do|"
    r"have|are)\b|"
    r"based on what|what (?:is|are) (?:this|you) based on)"
)
KNOWN = Pattern(
    r"\b(?:who (?:wrote|authored|published|reported|is the (?:author|writer|journalist))|author of|by ?line|"
    r"when (?:was|is|were|did)\b.*\b(?:published|written|posted|dated?|appear(?:ed)?|come out|from)|date of|"
    r"publication date|"
    r"how old is|what (?:outlet|newspaper|paper|site|website|url|link)|which (?:outlet|newspaper|paper|site|website)|"
    r"(?:url|link) (?:of|to|for)|where (?:was|is|did)\b.*\b(?:published|appear(?:ed)?|from|posted))\b"
)
SOURCES = Pattern(
    r"^\W*(?:(?:what|which|list|show|name|how many)(?: me)?(?: all)?(?: of)?(?: the| your| these| those)?\s+)?",
    rf"(?:{_ARTICLES}\b|(?:article|source|outlet|story|text)\b(?= (?:mention|talk|report|cover|discuss|speak|write|",
    r"describe|quote|name)))(?P<rest>.*)$",
)
SOURCES_ABOUT = Pattern(
    r"^.*?\b(?:mention|talk|report|cover|discuss|say|speak|write|describe|quote|name|deal|about|on|refer|"
    r"contain|bring)",
    r"(?:s|ed|ing|ies)?\b\s*(?:about|on|of|to|with|the word)?\s*(?P<topic>.+)$",
)

# -- takeaways and summaries
TAKEAWAYS = Pattern(
    r"\b(?:(?:key|main|top|biggest)?\s*take[\s-]?aways?|(?:key|main|top|important|biggest|central) ",
    r"(?:points?|facts?|findings?|lessons?|messages?|things)|bullet points?|highlights|essentials)\b",
)
TAKEAWAYS_LEAD = Pattern(r"\b(?:what (?:are|were|is)|(?:the|\d+|five|three|ten|top|most|key|main)\b)\s*")
TEXT_SAYS = Pattern(
    r"^\W*what(?:'s|s)? (?:do|does|did|is|are) (?:(?:the|this|that|these|those|any|your) )*(?:articles?|"
    r"sources?|texts?|stor(?:y|ies)|"
    r"news|papers?|outlets?|reports?|media|they|it)(?: \d+)?\s+(?:say|says|said|report|tell us|write|mention|"
    r"have|know|reveal)"
    rf"(?:\s+(?:{_ABOUT}|to say about|of)\s+(?P<topic>.+?))?\W*$"
)
SUMMARY = Pattern(
    r"\b(?:summar(?:y|ies|ise|ize|ised|ized|ising|izing)|sum (?:it |this )?up|sum|tl;?\s?dr|recap|overview|gist|digest|"
    r"brief me|briefing|nutshell|outline|catch me up)\b"
)
HAPPENED = Pattern(
    r"^\W*(?:what(?:'s| is| has|s)? (?:happened|going on|new|up|happening|the (?:latest|news|story|deal|situation))|",
    r"what do (?:the )?(?:articles|sources|they|we|you) (?:say|know|report|write|have)|",
    r"what (?:was|were|is|are) (?:said|reported|written|known|discussed|agreed)|",
    r"(?:is|are) there (?:anything|something|any (?:news|info\w*))|tell me(?: more)?|talk|anything|news|"
    r"latest|what about|how about|explain)\b",
    r"(?:\s*(?:about|at|on|with|in|during|of|to|regarding|from|for))?\s*(?P<rest>.*)$",
)
REACTED = Pattern(
    r"^\W*how (?:did|does|do|has|have|will|would) (?P<name>[^\"?]{1,60}?) "
    r"(?:react|respond|feel|reacted|responded|take it|see it)"
    r"(?P<topic>[^?]*?)(?:\?\s*(?:in )?(?:a )?(?:short|brief|long|quick)?(?: (?:summary|answer))?)?\W*$"
)
ARTICLE_SAYS = Pattern(r"^\W*what(?:'s| is| does| do| did)?\b.*\b(?:say|says|about|report|state|in)\b")

# -- who or what is it
WHO_IS = Pattern(
    r"^\W*(?:who|what)(?:'s|s| is| are| was| were)\s+",
    r"(?P<name>(?!(?:the )?(?:biggest|largest|main|most|first|next|going)\b).+?)\W*$",
)
IS_WHO = Pattern(r"^\W*(?P<name>.+?)\W+(?:who|what)(?:'s| is| are| was)?(?: (?:that|this|he|she|it|they))?\W*$")
PROFILE = Pattern(
    r"^\W*(?:profile|bio|biography|background|info|information)(?: (?:of|on|about|for))?\s+(?P<name>.+?)\W*$"
)

# -- bare lines
ASKS = Pattern(
    r"^\W*",
    _either(
        "who what whats what's when where why which whose how has have had is are was were will would can could "
        "did does do should may"
    ),
    r"\b",
)
STATES = Pattern(
    r"\b",
    _either(
        "is are was were will has have can cannot can't must should would could may do does did won't don't "
        "isn't i we our us you your my stand let"
    ),
    r"\b",
)
ARTICLE_WORD = Pattern(r"^(?:the|any|a|an)\s+")
