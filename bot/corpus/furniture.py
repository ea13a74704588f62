"""Site furniture: comment forms, share buttons, breadcrumbs, newsletter and cookie lines, links, picture credits.

All functions take a paragraph as `wording.plain` text and judge it by its words alone.
"""

from __future__ import annotations

import re

from bot.corpus.wording import OUTLET, any_of

_SITES = any_of("""
    facebook(?: messenger)?
    twitter
    x
    whatsapp
    linked ?in
    pinterest
    e-?mail
    reddit
    telegram
    instagram
    tumblr
    messenger
    flipboard
    mastodon
    bluesky
    threads
    youtube
    weibo
    wechat
    vk
    sms
    rss(?: feed)?
    print
    copy (?:link|url)
    link
""")
_LINKS_ABOVE = any_of(r"""
    related(?: \w+)?
    more (?:stories|news|on this(?: story)?|coverage|to explore|from .*)
    read (?:more|next|also|on)
    you (?:may|might) also (?:like|be interested in|enjoy)
    up next
    see (?:also|more)
    (?:most|editors?'?s?) (?:read|popular|viewed|picks?)(?: .*)?
    recommended(?: \w+){0,2}
    trending(?: now)?
    top (?:stories|news)
    latest(?: (?:news|stories|posts?))?
    popular(?: (?:posts?|stories))?
    don't miss
    must reads?
    further reading
""")
_RUNNING_TIME = r"(?:\d+:)+\d\d(?:\s*-\s*source:.*)?"
_WHOLE = re.compile(
    any_of(rf"""
    {_LINKS_ABOVE}
    (?:leave|post|add|write|submit) (?:a|your) (?:reply|comment)
    (?:cancel|post) (?:reply|comment)
    reply
    (?:no |\d+ |view (?:all )?)?(?:comments?|replies|responses)(?: \(\d+\))?
    comments? (?:are )?closed
    share(?: (?:this|on|via|it|now|options|save))?(?: (?:article|post|story|page|with friends))?
    share (?:this|on|via)?:?(?: {_SITES},?)++
    (?:{_SITES}[ ,|/•·]*)++
    tweet
    pin(?: it)?
    advertise?ments?(?: .*)?
    ads?
    ad choices
    (?:video )?ad feedback
    sponsored(?: content)?
    promoted(?: content)?
    (?:story|article) continues.*
    continue reading
    subscribe(?: now)?
    subscriptions?
    sign (?:up|in|out)
    log (?:in|out)
    register
    newsletters?
    donate(?: now)?
    menu
    search
    close
    skip to (?:main )?content
    back to (?:top|home ?page)
    home(?: ?page)?
    next
    prev(?:ious)?
    load more
    (?:previous|next|older|newer) (?:article|post|story|page)s?
    view (?:all|more)(?: \w+){{0,2}}
    all rights reserved
    (?:toggle|hide|show) captions?
    enlarge (?:this )?image
    (?:image|photo|video|picture)s?(?: (?:source|credit))?s?
    play(?: video)?
    watch(?: (?:now|live))?
    listen(?: (?:now|live|to this (?:article|story)))?
    live(?: tv)?
    {_RUNNING_TIME}
    follow(?: us)?
    about(?: the authors?| us)?
    contact(?: us)?
    tags
    topics
    categories
    keywords
    filed under
    name
    website
    url
    (?:link|url)(?: is)? copied
    site ?map
    save
    bookmark
    gift(?: this)? article
    loading\W*
    expand
    editor'?s?'? note
    (?:world|breaking|international|all|top) news
    world
    news
    politics
    opinion
    business
    asia
    europe
    international
    (?:privacy|cookie) policy
    terms of (?:use|service)
    (?:was this|did you find).*(?:helpful|useful)\??
    \d+ (?:shares|views|likes|reads|posts)
    sort by.{{0,30}}
    summary
    (?:video )?(?:ad )?feedback
    (?:write|leave) a review\b.{{0,40}}
    (?:this is )?a? ?(?:breaking|developing)(?: news)?(?: story)?
    more to (?:come|follow)
    """)
    + r"[.:!*»>› ]*",
    re.IGNORECASE,
)
# A paragraph of at most _OPENS_WORDS words that starts so; none of these starts a sentence of an article.
_OPENS = re.compile(
    any_of(r"""
    your e-?mail address will not
    required fields are
    please enter (?:your|an|a valid)
    you have entered an
    save my name
    notify me (?:of|when|by)
    this site uses\b
    you must be logged in
    log(?:ged)? in (?:to|as)\b
    (?:comment|name|e-?mail|website)\s*[:*]
    sign up (?:for|to|here|now|today)\b
    subscribe (?:to|for|here|now|today|and)\b
    get (?:the|our|all the) (?:latest|best|top|day's|most|free)\b.*(?:inbox|newsletter|app|news|stories|e-?mail)
    get (?:our|the|this) newsletter
    our (?:daily|weekly|free|morning) newsletter
    (?:enter|submit) your e-?mail
    by (?:signing up|subscribing|clicking|continuing|registering|submitting)\b.*\byou\b.*\b(?:agree|accept|consent)
    (?:we|(?:this|our) (?:web)?site) uses? cookies
    accept (?:all|cookies)
    manage (?:cookies|consent)
    thank you for (?:subscribing|reading|signing)
    join (?:our|us on)\b
    download (?:our|the)\b.*\bapps?\b
    follow [\w@ .']+ on (?:facebook|twitter|x|instagram|telegram|google|whatsapp)\b
    click here
    (?:also )?(?:read|see|watch|listen|related|more)(?: (?:more|also|next|on|to))?\s*[:|»>]
    (?:also|must) read\b
    read more\b
    more from\b
    (?:tags?|topics?|categor(?:y|ies)|filed under|keywords|sources?|via)\s*:
    (?:copyright )?(?:©|\(c\)|copyright (?:19|20)\d\d|copyright by)
    this (?:story|article|post|piece|report)\b.*\b(?:published|appeared|syndicated|updated|corrected|translated)\b
    the (?:story|article|post) (?:originally|first)\b.*\b(?:published|appeared)\b
    the post .*\bappeared first on
    (?:support|fund) (?:our|independent|quality|local) journalism
    become a (?:member|subscriber|patron|supporter)
    disclaimer\b
    the (?:views|opinions) expressed
    all rights reserved
    share (?:this|on|via)\b
    have (?:a|any) (?:tip|story|question|news)
    got a (?:tip|story|question)
    \d+ (?:comments?|shares|views|likes)\b
    skip (?:past|to)\b
    scroll (?:down|to)\b
    (?:watch|listen(?: to)?|see|read|view|hear|check out)\b.{0,60}\b(?:below|above|here)[.!"')\]]*\Z
    read the (?:rest|full|whole|entire|original)\b[^:]*\Z
    please (?:disable|turn off|enable|log in|sign in|subscribe|click|share|follow us|consider|help us)\b
    follow (?:him|her|them|me|us|the author)\b.* (?:on|at)\b
    (?:you can )?(?:contact|reach|e-?mail) (?:the (?:author|reporter|writer)|him|her|us)\b.* (?:at|on|via)\b
    (?:like|find|visit) us (?:on|at)\b
    stay (?:tuned|connected|informed|up to date)\b
    check back\b
    editor's note\s*:
    this is a (?:breaking|developing)\b
    terms (?:of (?:use|service)|(?:and|&) conditions)\W*\Z
    """),
    re.IGNORECASE,
)
_OPENS_WORDS = 45
_LONGEST = 600  # code points; what is longer is prose

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|(?:#\w[\w ]{0,40}?(?:[ ,]+(?=#)|\Z))+", re.IGNORECASE)
_CRUMBS = re.compile(r"[^»›>|/.]{1,30}(?: ?[»›] ?| [>/] )[^»›>|/]{1,60}(?:(?: ?[»›] ?| [>/] ).*)?")
_LINKS = re.compile(_LINKS_ABOVE, re.IGNORECASE)
_CLOSES = re.compile(
    any_of(rf"""
    {_LINKS_ABOVE}
    leave (?:a|your) (?:reply|comment)
    post a comment
    \d* ?comments?\b
    please enter
    about the authors?
    """),
    re.IGNORECASE,
)

AGENCY = any_of(r"""
    shutterstock
    getty(?: images)?
    reuters
    associated press
    ap(?: photo| images)?
    afp
    epa(?:-efe)?
    efe
    anadolu(?: agency)?
    xinhua
    tass
    sputnik
    ria novosti
    kremlin(?:\.ru)?
    bloomberg
    alamy
    istock(?:photo)?
    pixabay
    unsplash
    flickr
    wikimedia(?: commons)?
    kyodo
    yonhap
    kcna
    ani
    pti
    dpa
    zuma(?: press)?
    upi
    pool
    handout
    file photo
    depositphotos
""")
_PICTURE = "(?:image|photo|picture|photograph|video|graphic|illustration)s?"
_CREDIT = re.compile(
    r"[\[(]?"
    + any_of(rf"""
    {_PICTURE}(?: credits?| source| courtesy)?(?: by)?\s*[:/].{{0,80}}
    credits?\s*:.{{0,80}}
    {_PICTURE} (?:by|courtesy|via|from)\b.{{0,80}}
    via {AGENCY}\b.{{0,80}}
    (?:[\w.'-]+[ ,/|–—]+){{0,5}}{AGENCY}(?:[ ,/|]+(?:via )?[\w.'-]+){{0,4}}
    """)
    + r"[\])]?|[\[(][\w .'/-]{0,40}\b(?:press|pool|agency|news|media|handout|service)\b[\w .'/-]{0,40}[\])]",
    re.IGNORECASE,
)
_OUTLET = re.compile(OUTLET)


def is_furniture(text: str) -> bool:
    """Does the paragraph belong to the site and not to the article?"""
    if not any(char.isalnum() for char in text):
        return True
    if len(text) > _LONGEST:
        return False
    opens = text.count(" ") < _OPENS_WORDS and _OPENS.match(text.lstrip('"'))
    return bool(opens or _WHOLE.fullmatch(text) or _ADDRESS.fullmatch(text) or is_credit(text) or _is_crumbs(text))


def _is_crumbs(text: str) -> bool:
    return len(text) < 200 and text[-1] not in ".?!" and _CRUMBS.fullmatch(text) is not None


def is_credit(text: str) -> bool:
    """A line that names only who made the picture above it."""
    return len(text) < 100 and text.count(" ") < 10 and _CREDIT.fullmatch(text) is not None


def is_running_time(text: str) -> bool:
    """ "01:40 - Source: CNN", as it stands below a film."""
    return len(text) < 60 and re.fullmatch(_RUNNING_TIME, text, re.IGNORECASE) is not None


def is_outlet(text: str) -> bool:
    """A line that is the name of a newspaper, a broadcaster or an agency and nothing else."""
    return len(text) < 60 and _OUTLET.fullmatch(text) is not None


def closes_article(text: str) -> bool:
    """The heading of what follows an article: comments, related stories. To ask of furniture only."""
    return len(text) < 80 and _CLOSES.match(text) is not None


def announces_links(text: str) -> bool:
    """A heading over a list of other articles."""
    return len(text) < 60 and _LINKS.match(text) is not None
