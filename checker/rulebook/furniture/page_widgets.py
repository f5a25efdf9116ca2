"""What a line says if it comes from a part of the page: a player, a counter of articles, a form, an embedded post. All lines are folded."""

from __future__ import annotations

from checker.base.patterns import pattern

_POST = r"(?:article|story|post|report|piece|page|interview|column|video|content|information)"
_WRITER = (
    r"(?:author|authors|reporter|reporters|writer|writers|journalist|editor|editors|newsroom|news desk|editorial team)"
)
_PLAYER = pattern(
    r"(?:to (?:play|view|watch|see|hear|listen to) (?:the|this|our) [a-z]{3,12}(?: [a-z]{3,12})?,? (?:please |you |your )[^\n]{0,60}\b(?:javascript|browser|cookies|html5)\b[^\n]{0,140}"
    r"|(?:the )?(?:media|video|file|stream|audio) (?:could not|couldn't|cannot|can't) be (?:loaded|played|decoded),? (?:because|either|as|since|due)\b[^\n]{3,160}"
    r"|(?:playback (?:speed|rate)|current time|remaining time|duration|loaded|stream type|progress|seek to live|captions?|subtitles?|descriptions?|chapters|audio track|text (?:color|background|edge)|font (?:size|family)|picture-in-picture|quality)"
    r"(?:[ :,/-]{1,3}(?:\d[\d.:%x]{0,6}|-?\d{1,2}:\d\d|live|off|on|normal|auto|selected|settings|default|hd|sd|currently behind live|opens [a-z]{3,10} settings dialog)){1,6}"
    r"|(?:this is a modal window|(?:beginning|end) of dialog window|escape will cancel and close the window|close modal dialog|use (?:up/down|left/right) arrow keys? [^\n]{3,100}"
    r"|tap to unmute|click to unmute|unmute|enter fullscreen|exit fullscreen|non-fullscreen|play video|play audio|now playing|replay|autoplay|skip ad(?: in \d{1,2})?|video ad feedback))[.!…]{0,3}\Z"
)
_TERMS = pattern(
    r"(?:by|in) (?:clicking|choosing|selecting|tapping|signing|subscribing|continuing|entering|using|registering|submitting|pressing|providing|logging|creating|proceeding|accepting)\b[^\n]{0,120}\b(?:you|i) (?:are )?(?:agree|accept|consent|acknowledge|confirm|opt)[^\n]{0,160}\Z"
    rf"|(?:this|our|some of (?:our|the)|the|links? in this) (?:{_POST}|links?|site|website|newsletter)[^\n.]{{0,30}} (?:contains?|may contain|includes?|may include|(?:may be|are)) (?:affiliate|sponsored|paid|referral|partner)(?: links?)?\b[^\n]{{0,160}}\Z"
    r"|(?:when|if) you (?:buy|purchase|shop|click)[^\n]{3,80} (?:we|[a-z ]{2,30}) (?:may|might|will|can)? ?(?:earn|receive|get|be paid)[^\n]{3,120}\Z|(?:we|this site) (?:may|might|will)(?: also)? (?:earn|receive|get) an? (?:small |affiliate )?(?:commission|fee)\b[^\n]{0,160}\Z"
    r"|(?:we value|we care about|we respect) your privacy\b[^\n]{0,160}\Z|your privacy (?:choices|settings|is important to us|matters)\b[^\n]{0,100}\Z"
    r"|(?:we|we and our (?:\d{1,4} )?partners|our partners) (?:use|store|process|set|share)(?: (?:and/or|and|or) (?:access|use|store))? (?:cookies(?: (?:to|and|on|for|that|so|as|from|if|when|or|are)\b|[,.]|\Z)|information on a device|personal data)[^\n]{0,200}\Z|cookies help us\b[^\n]{0,160}\Z|(?:this|our) (?:site|website|page|service) (?:uses|use|stores|sets) cookies\b[^\n]{0,160}\Z"
    r"|(?:you can|to) (?:change|manage|withdraw|customi[sz]e|adjust) your (?:cookie |privacy |consent )?(?:settings|preferences|consent|choices)\b[^\n]{0,160}\Z"
    r"|(?:accept|reject|allow|decline|manage|customi[sz]e)(?: all| only| necessary| essential)?(?: (?:cookies|consent|preferences|settings|options))?(?: (?:and|&) (?:close|continue|save))?\Z"
    rf"|affiliate (?:disclosure|links?|disclaimer)(?:[:.] [^\n]{{3,200}})?\Z|(?:products?|items|prices?|deals?)(?: featured| listed| shown)?(?: here| in this {_POST})? (?:is|are|were) (?:independently (?:selected|chosen)|correct at|accurate (?:at|as of))\b[^\n]{{0,120}}\Z|prices? correct at (?:the )?time of [^\n]{{3,40}}\Z"
    r"|(?:all |© |copyright )[^\n]{0,80}\ball rights reserved\.?\Z|all (?:content|text|material|photos?|articles) (?:is |are )?(?:©|copyright|\(c\))[^\n]{0,80}\Z"
    r"|(?:do not|don't) sell (?:or share )?my (?:personal )?(?:information|data|info)\Z"
)
_READER = pattern(
    r"(?:if you (?:enjoyed|enjoy|liked|like|love|loved|appreciate|value|found) (?:this|our|reading|what) [^\n]{2,60}, (?:please|why not|you|consider|share|subscribe|join|support|buy|donate|leave|follow|sign|help|then|check)\b[^\n]{0,120}"
    r"|(?:liked?|enjoyed|loved?) (?:it|this|what you (?:read|see))[?!] [^\n]{3,100}|[^\n]{0,60}\b(?:us|me|our work|this site) on patreon\b[^\n]{0,20}"
    rf"|was this (?:{_POST}) (?:helpful|useful|interesting|informative)\?(?: ?(?:yes|no|[/|]))*|how (?:useful|helpful) was this (?:{_POST})\?|(?:rate|report|flag|correct) this (?:{_POST})"
    r"|you(?:'ve| have)? (?:only )?(?:have |read |used |reached |hit )?(?:(?:\d{1,2}|one|two|three|four|five|no|all|your)(?: more| of (?:your )?\d{1,2}| last| last of your| limit of)? )(?:free |complimentary |premium |monthly )?(?:articles?|stories|free articles?|article limit|free article limit)\b[^\n]{0,60}"
    rf"|(?:this|the) (?:{_POST}) is (?:only |exclusively )?(?:for|available to|free for|reserved for) (?:our )?(?:subscribers|members|registered|premium|paying)\b[^\n]{{0,80}}"
    rf"|(?:contact|email|e-mail|reach|write to|message) (?:the |our |this )?(?:{_WRITER}|us)(?: [a-z'-]{{2,20}}){{0,2}}(?: at| via| on| by|:)[^\n]{{0,30}}[\w.]{{1,40}}@[\w.-]{{3,40}}"
    r"|follow (?:the author |our reporter |him |her )?@\w{2,30}(?: on [a-z]{1,12})?|follow (?:the )?(?:author|reporter|writer)(?: [a-z'-]{2,20}){0,3} on [a-z]{1,12}(?: (?:at )?@\w{2,30})?"
    r"|(?:read|view|see|watch|show|load|hide|open) (?:the full|the rest of (?:this|the)|the whole|all|more|full|other|\d{1,4}|all \d{1,4})(?: \d{1,4})? ?(?:article|story|post|entry|report|replies|reply|comments?|photos?|images?|pictures?|videos?|stories|articles|posts)(?: (?:here|below|(?:on|at|in) (?:our|the) (?:site|website|app|paper)))?|(?:read|see|find|learn) more (?:at|on|in|here|about this)[^\n.!?]{0,40}(?:\.[a-z]{2,8})?"
    r"|(?:register|subscribe|sign up|log in|sign in|join)(?: for free| free| now| today)? to (?:read|continue|view|access|unlock|comment|keep reading|see|join the)\b[^\n]{0,60}|to (?:continue|keep) reading,? [^\n]{3,100}|your (?:subscription|support|donation|contribution|gift) (?:supports|helps|keeps|makes|powers|funds)\b[^\n]{0,120}"
    r"|(?:thank you|thanks) for (?:subscribing|signing up|registering|your (?:comment|feedback|interest|submission|subscription))\b[^\n]{0,80}|(?:oops[,!] )?something went wrong[.!,] ?(?:please )?[^\n]{0,60}|powered by [a-z]{2,20}(?: [a-z]{2,20}){0,2}|want more\? [^\n]{3,120}"
    rf"|this (?:audio|narration|summary|transcript|translation|content|{_POST}) (?:is|was|has been) (?:auto|automatically|ai|machine|computer)[- ]?(?:generated|narrated|translated|transcribed|voiced)\b[^\n]{{0,160}}|comments? (?:are|have been|is) (?:now )?(?:closed|turned off|disabled|off|switched off)(?: (?:for|on) this {_POST})?"
    r"|you may use these html tags[^\n]{0,80}|replying to @\w{2,30}|retweeted by [^\n]{2,40}|the most important customer service channels[^\n]{0,60}|text size(?: ?[a+-]){1,4}|follow us (?:on|at) [a-z]{1,12}(?: at)? ?:? ?@[\w.]{2,40}"
    r"|most (?:read|popular|viewed|shared|watched|commented|discussed)(?: stories| articles| news| posts| videos)? (?:in|on|from|this|of the) [a-z]{2,14}"
    r"|(?:email|send|forward|recommend) this (?:(?:article|story|page|post|link) )?to (?:a |your )?friends?|send (?:it )?to a friend|print (?:this )?(?:article|page|story)|save (?:for later|this (?:article|story))|add to (?:reading list|bookmarks|favou?rites)"
    r"|(?:click|tap|read|view|see|watch|go|continue|find|learn|discover|browse|open|visit|explore)\b[^\n.?!]{2,90} ?(?:»|>{1,3}|→|›|►|▶|>>)"
    r"|promoted by [a-z]{3,20}|(?:powered|recommended|sponsored) by (?:taboola|outbrain|revcontent|mgid|disqus|google|playwire|ad ?sense|engageya|dianomi)"
    r"|(?:previous|next|prev) (?:post|article|story|entry|video|page): [^\n]{3,160})[.!]?\Z"
)
_PAGER = pattern(
    r"(?:[«‹<←]{1,2} ?(?:prev|previous|first|back|older)?|(?:prev|previous|first|older posts))(?: ?[|·]? ?\d{1,3}){1,10}(?: ?(?:…|\.\.\.) ?\d{1,4})?(?: (?:next|last|newer))? ?[»›>→]{0,2}\Z"
    r"|(?:pages?:? )?(?:\d{1,3} ?[|·]? ?){2,10}(?:(?:…|\.\.\.) ?\d{1,4} )?(?:next|last|older)(?: page)? ?[»›>→]{0,2}\Z|[«‹<←]{1,2} ?(?:prev|previous|older)\b[^\n]{0,40}\b(?:next|newer)\b[^\n]{0,12}[»›>→]{1,2}\Z"
    r"|(?:(?:\d{1,3}(?:[.,]\d{1,3}){0,2} ?[km]? ){1,2}(?:retweets?|quote tweets?|quotes|likes?|bookmarks|reposts|replies|comments?|shares?|views?)[ ·,|]{0,3}){2,5}\Z|like \d{1,6} dislike \d{1,6}\Z|(?:total |post |page |article )?views?:? \d{1,3}(?:[.,]?\d{3}){0,2}\Z"
    r"|(?:an? )?\d{1,2}[- ]min(?:ute)?s?\.? (?:read|listen|watch)\Z|(?:read|listen) in \d{1,2} min(?:ute)?s?\Z|\d{1,2}:\d\d [ap]m ?[·-] ?(?:\d{1,2} [a-z]{3,9} \d{4}|[a-z]{3,9} \d{1,2},? \d{4})\Z"
    r"|(?:next|prev|previous|older|newer)(?: [a-z]{3,8})? ?[»›>→]{1,2}\Z|[«‹<←]{1,2} ?(?:prev|previous|older|back)(?: [a-z]{3,8})?\Z"
    r"|\d{1,3} of (?:[6-9]|1[1-9]|[2-9]\d|\d{3})\Z"
)
_EMBED = pattern(
    r"(?:pic\.twitter\.com/\w{6,14} ?){1,4}\Z"
    r"|(?:view|see|watch) this (?:post|photo|video|reel|profile|tweet|thread) on (?:instagram|facebook|tiktok|twitter|x|threads|linkedin|youtube)\b[^\n]{0,160}\Z|an? (?:post|reel|photo|video|story) shared by [^\n]{2,60}\(@[\w.]{2,40}\)[^\n]{0,60}\Z"
)
_STORY = r"(?:article|story|post|report|piece|essay|review|interview|column)"
_PUT_OUT = r"(?:published|appeared|posted|produced|ran|printed|written|broadcast|aired|released)"
_NOTICE = pattern(
    rf"(?:this {_STORY}|the {_STORY}(?=[^\n,]{{2,80}}\Z)) (?:was |has been |is |had )?(?:also )?(?:originally|first|initially|previously) {_PUT_OUT}\b[^\n]{{2,160}}\Z"
    rf"|this {_STORY} (?:was|has been|is) (?:republished|reprinted|reproduced|syndicated|reposted|taken from)\b[^\n]{{2,160}}\Z|disclaimer ?[:–-] [^\n]{{10,240}}\Z"
    rf"|(?:this|an? (?:shorter |longer |earlier |different |similar )?version of this) (?:{_STORY} )?(?:also )?(?:appears?|appeared|ran|runs|was published|was printed)(?: first| originally)? (?:in|on) (?:print|page|the)\b[^\n]{{2,120}}\Z"
    r"|the post [^\n]{3,160} (?:appeared first|first appeared) (?:on|in|at) [^\n]{2,60}\Z"
    r"|(?:written|edited|reported|compiled|posted|published|translated|updated|curated|uploaded|authored|submitted) by ?:? (?:staff|(?:our |the )?(?:staff|web|news|online|digital|special|own|local|editorial|social media)(?: (?:reporter|desk|writer|team|correspondent|editor|staff|bureau|office|report))s?|[a-z' ]{2,24} (?:staff|desk|newsroom|web team|reporter|bureau)|admin|administrator|editor|agencies|editorial)\.?\Z"
    r"|(?:sources?(?: of (?:the )?(?:main |cover |title )?(?:photo|image|picture|text|news|material))?|(?:main |cover |title )?(?:photo|image|picture) sources?|sources? (?:photo|image)"
    r"|authors?(?:/author)?(?: of (?:the )?(?:photo|text|article|material|publication))?|original source|fuente|fonte|quelle|kaynak|zdroj|źródło|forrás|sursa|izvor) ?: ?[^\n.!?;:]{2,50}(?:\.[a-z]{2,4}){0,2}(?:/[^\n .!?;:]{2,30}(?:\.[a-z]{2,4}){0,2})?\Z"
)
# “Share on Facebook | Share on X | Print | 14 comments”
_NET = r"(?:facebook|twitter|x|whats ?app|telegram|linkedin|e-?mail|pinterest|reddit|messenger|viber|flipboard|threads|bluesky|line|vk|tumblr|instagram|youtube|tiktok|mastodon|xing)"
_BUTTON = (
    rf"(?:(?:share|tweet|post|send|pin|follow)(?: (?:this|it|us))?(?: (?:on|via|by|to|with) {_NET})?|{_NET}|print|save|bookmark|copy link|copy|gift|listen|like|tweet|comment|comments|more|share this (?:article|story)"
    r"|(?:comments?|shares?|likes?|views?):? ?\(?\d{1,4}\)?|\d{1,5}(?:[.,]\d)?k? (?:comments?|shares?|likes?|views?|reactions?))"
)
_SHARE_ROW = pattern(
    rf"{_BUTTON}(?: ?[|/·•] ?{_BUTTON}){{2,11}}\Z|(?:(?:share|tweet|pin|print|like|email|e-mail) ){{2,8}}{_BUTTON}\Z"
)
_SHARING = pattern(r"share|tweet|print|facebook|twitter|whatsapp|telegram|e-?mail")


def is_share_row(line: str) -> bool:
    """Buttons to share a story, one beside the other."""
    return _SHARING.search(line) is not None and _SHARE_ROW.match(line) is not None


def is_widget(line: str) -> bool:
    """“The media could not be loaded”, “By clicking …, you agree”, “« Previous 1 2 3 Next »”, “pic.twitter.com/…”."""
    return any(shape.match(line) for shape in (_PLAYER, _TERMS, _READER, _PAGER, _EMBED))


def says_where_from(line: str) -> bool:
    """“This article was originally published in …”, “Disclaimer: …”: some want to keep it."""
    return _NOTICE.match(line) is not None
