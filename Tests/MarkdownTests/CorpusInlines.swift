let inlineCorpus: [CorpusSection] = [
  CorpusSection(
    "Backslash escapes",
    ####"""
    \!\"\#\$\%\&\'\(\)\*\+\,\-\.\/\:\;\<\=\>\?\@\[\\\]\^\_\`\{\|\}\~
    %%
    \→\A\a\ \3\φ\«
    %%
    \*not em*
    \<br/> not a tag
    \[not a link](/a)
    \`not code`
    1\. not a list
    \* not a list
    \# not a heading
    \[a]: /url "not a reference"
    \&ouml; not an entity
    %%
    \\*em*
    %%
    one\
    two
    %%
    `` \[\` ``
    %%
        \[\]
    %%
    ~~~
    \[\]
    ~~~
    %%
    <http://example.com?find=\*>
    %%
    <a href="/bar\/)">
    %%
    [a](/bar\* "ti\*tle")
    %%
    [a]

    [a]: /bar\* "ti\*tle"
    %%
    ``` a\+b
    c
    ```
    %%
    \
    %%
    a\
    %%
    \\\a \\\\ \
    """####),
  CorpusSection(
    "Entities",
    ####"""
    &nbsp; &amp; &copy; &AElig; &Dcaron;
    &frac34; &HilbertSpace; &DifferentialD;
    &ClockwiseContourIntegral; &ngE;
    %%
    &#35; &#1234; &#992; &#0;
    %%
    &#X22; &#XD06; &#xcab;
    %%
    &nbsp &x; &#; &#x;
    &#87654321;
    &#abcdef0;
    &NoSuchName; &hi?;
    %%
    &copy
    %%
    &AnotherName;
    %%
    <a href="&ouml;&ouml;.html">
    %%
    [a](/f&ouml;&ouml; "f&ouml;&ouml;")
    %%
    [a]

    [a]: /f&ouml;&ouml; "f&ouml;&ouml;"
    %%
    ``` f&ouml;&ouml;
    a
    ```
    %%
    `f&ouml;&ouml;`
    %%
        f&ouml;f&ouml;
    %%
    &#42;a&#42;
    *a*
    %%
    &#42; a

    * a
    %%
    a&#10;&#10;b
    %%
    &#9;a
    %%
    [a](url &quot;tit&quot;)
    %%
    &amp;amp; &amp;copy; &fjlig; &NotEqualTilde; &lt;b&gt; &#38;lt;
    %%
    &#xD800; &#1114112; &#99999999; &#999999999;
    """####),
  CorpusSection(
    "Code spans",
    ####"""
    `a`
    %%
    `` a ` b ``
    %%
    ` `` `
    %%
    `  ``  `
    %%
    ` a`
    %%
    ` b `
    %%
    ` `
    `  `
    %%
    ``
    a
    b  ␠
    c
    ``
    %%
    ``
    a␠
    ``
    %%
    `a   b␠
    c`
    %%
    `a\`b`
    %%
    ``a`b``
    %%
    ` a `` b `
    %%
    *a`*`
    %%
    [not a `link](/a`)
    %%
    `<a href="`">`
    %%
    <a href="`">`
    %%
    `<http://a.b.`c>`
    %%
    <http://a.b.`c>`
    %%
    ```a``
    %%
    `a
    %%
    `a``b``
    %%
    a ` b `` c ``` d ``` e `` f ` g
    """####),
  CorpusSection(
    "Emphasis, rules 1 to 8",
    ####"""
    *a b*
    %%
    a * b c*
    %%
    a*"b"*
    %%
    * a *
    %%
    a*b*
    %%
    5*6*78
    %%
    _a b_
    %%
    _ a b_
    %%
    a_"b"_
    %%
    a_b_
    %%
    5_6_78
    %%
    река_течёт_
    %%
    aa_"bb"_cc
    %%
    a-_(b)_
    %%
    _a*
    %%
    *a b *
    %%
    *a b
    *
    %%
    *(*a)
    %%
    *(*a*)*
    %%
    *a*b
    %%
    _a b _
    %%
    _(_a)
    %%
    _(_a_)_
    %%
    _a_b
    %%
    _a_b_c_
    %%
    _(a)_.
    %%
    **a b**
    %%
    ** a b**
    %%
    a**"b"**
    %%
    a**b**
    %%
    __a b__
    %%
    __ a b__
    %%
    __
    a b__
    %%
    a__"b"__
    %%
    a__b__
    %%
    5__6__78
    %%
    __a, __b__, c__
    %%
    a-__(b)__
    %%
    **a b **
    %%
    **(**a)
    %%
    *(**a**)*
    %%
    **A (*B*, one
    *C*, two)**
    %%
    **a "*b*" a**
    %%
    **a**b
    %%
    __a __
    %%
    __(__a)
    %%
    _(__a__)_
    %%
    __a__b
    %%
    __a__b__c__
    %%
    __(a)__.
    """####),
  CorpusSection(
    "Emphasis, rules 9 to 17",
    ####"""
    *a [b](/url)*
    %%
    *a
    b*
    %%
    _a __b__ c_
    %%
    _a _b_ c_
    %%
    __a_ b_
    %%
    *a *b**
    %%
    *a **b** c*
    %%
    *a**b**c*
    %%
    *a**b*
    %%
    ***a** b*
    %%
    *a **b***
    %%
    *a**b***
    %%
    a***b***c
    %%
    a******b*********c
    %%
    *a **b *c* d** e*
    %%
    *a [*b*](/url)*
    %%
    ** is not empty
    %%
    **** is not empty strong
    %%
    **a [b](/url)**
    %%
    **a
    b**
    %%
    __a _b_ c__
    %%
    __a __b__ c__
    %%
    ____a__ b__
    %%
    **a **b****
    %%
    **a *b* c**
    %%
    **a*b*c**
    %%
    ***a* b**
    %%
    **a *b***
    %%
    **a *b **c**
    d* e**
    %%
    **a [*b*](/url)**
    %%
    __ is not empty
    %%
    ____ is not empty
    %%
    a ***
    %%
    a *\**
    %%
    a *_*
    %%
    a *****
    %%
    a **\***
    %%
    a **_**
    %%
    **a*
    %%
    *a**
    %%
    ***a**
    %%
    ****a*
    %%
    **a***
    %%
    *a****
    %%
    a ___
    %%
    a _\__
    %%
    a _*_
    %%
    a _____
    %%
    a __\___
    %%
    a __*__
    %%
    __a_
    %%
    _a__
    %%
    ___a__
    %%
    ____a_
    %%
    __a___
    %%
    _a____
    %%
    **a**
    *_a_*
    __a__
    _*a*_
    %%
    ****a****
    ____a____
    ******a******
    %%
    ***a***
    %%
    _____a_____
    %%
    *a _b* c_
    %%
    *a __b *c d__ e*
    %%
    **a **b c**
    %%
    *a *b c*
    %%
    *[a*](/url)
    %%
    _a [b_](/url)
    %%
    *<img src="a" title="*"/>
    %%
    **<a href="**">
    %%
    __<a href="__">
    %%
    *a `*`*
    %%
    _a `_`_
    %%
    **a<http://example.org/?q=**>
    %%
    __a<http://example.org/?q=__>
    """####),
  CorpusSection(
    "Links",
    ####"""
    [a](/u "t")
    %%
    [a](/u)
    %%
    [a]()
    %%
    [a](<>)
    %%
    [a](/my u)
    %%
    [a](</my u>)
    %%
    [a](b
    c)
    %%
    [a](<b
    c>)
    %%
    [a](<b)c>)
    %%
    [a](<b\>)
    %%
    [a](<b)c
    [a](<b)c>
    [a](<b>c)
    %%
    [a](\(b\))
    %%
    [a](b(and(c)))
    %%
    [a](b\(and\(c\))
    %%
    [a](<b(and(c)>)
    %%
    [a](b\)\:)
    %%
    [a](#f)

    [a](http://example.com#f)

    [a](http://example.com?a=3#f)
    %%
    [a](b\c)
    %%
    [a](b%20c&auml;)
    %%
    [a]("t")
    %%
    [a](/u "t")
    [a](/u 't')
    [a](/u (t))
    %%
    [a](/u "t \"&quot;")
    %%
    [a](/u "t")
    %%
    [a](/u "t "and" t")
    %%
    [a](/u 't "and" t')
    %%
    [a](   /u
      "t"  )
    %%
    [a] (/u)
    %%
    [a [b [c]]](/u)
    %%
    [a] b](/u)
    %%
    [a [b](/u)
    %%
    [a \[b](/u)
    %%
    [a *b **c** `#`*](/u)
    %%
    [![a](b.jpg)](/u)
    %%
    [a [b](/u)](/u)
    %%
    [a *[b [c](/u)](/u)*](/u)
    %%
    ![[[a](u1)](u2)](u3)
    %%
    *[a*](/u)
    %%
    [a *b](c*)
    %%
    *a [b* c]
    %%
    [a <bar attr="](c)">
    %%
    [a`](/u)`
    %%
    [a<http://example.com/?q=](u)>
    %%
    [a](javascript:alert) [b](JAVASCRIPT:x) [c](vbscript:x) [d](file:///x) [e](data:text/html,x)
    %%
    [a](data:image/png;base64,x) ![b](data:image/svg+xml,x) ![c](DATA:IMAGE/GIF,x)
    %%
    [a](/ü?b=c&d='e'"f"<g>)
    %%
    [a](tel:+44) [b](mailto:a@b.example)
    %%
    [a](((((((((((((((((((((((((((((((((()))))))))))))))))))))))))))))))))))
    """####),
  CorpusSection(
    "Reference links",
    ####"""
    [a][b]

    [b]: /u "t"
    %%
    [a [b [c]]][r]

    [r]: /u
    %%
    [a \[b][r]

    [r]: /u
    %%
    [a *b **c** `#`*][r]

    [r]: /u
    %%
    [![a](b.jpg)][r]

    [r]: /u
    %%
    [a [b](/u)][r]

    [r]: /u
    %%
    [a *b [c][r]*][r]

    [r]: /u
    %%
    *[a*][r]

    [r]: /u
    %%
    [a *b][r]*

    [r]: /u
    %%
    [a <b attr="][r]">

    [r]: /u
    %%
    [a`][r]`

    [r]: /u
    %%
    [a][BaR]

    [bar]: /u "t"
    %%
    [ẞ]

    [SS]: /u
    %%
    [a b
      c]: /u

    [x][A b c]
    %%
    [a] [b]

    [b]: /u "t"
    %%
    [a]
    [b]

    [b]: /u "t"
    %%
    [a][b!]

    [b\!]: /u
    %%
    [a][r[]

    [r[]: /u
    %%
    [a][r[b]]

    [r[b]]: /u
    %%
    [[[a]]]

    [[[a]]]: /u
    %%
    [a][r\[]

    [r\[]: /u
    %%
    [b\\]: /u

    [b\\]
    %%
    []

    []: /u
    %%
    [
     ]

    [
     ]: /u
    %%
    [a][]

    [a]: /u "t"
    %%
    [*a* b][]

    [*a* b]: /u "t"
    %%
    [A]
    []

    [a]: /u "t"
    %%
    [*a* b]

    [*a* b]: /u "t"
    %%
    [[*a* b]]

    [*a* b]: /u "t"
    %%
    [[b [a]

    [a]: /u
    %%
    [A] b

    [a]: /u
    %%
    \[a]

    [a]: /u
    %%
    [a*]: /u

    *[a*]
    %%
    [a][b]

    [a]: /u1
    [b]: /u2
    %%
    [a][]

    [a]: /u1
    %%
    [a]()

    [a]: /u1
    %%
    [a](not a link)

    [a]: /u1
    %%
    [a][b][c]

    [c]: /u
    %%
    [a][b][c]

    [c]: /u1
    [b]: /u2
    %%
    [a][b][c]

    [c]: /u1
    [a]: /u2
    """####),
  CorpusSection(
    "Images",
    ####"""
    ![a](/u "t")
    %%
    ![a *b*]

    [a *b*]: c.jpg "t & u"
    %%
    ![a ![b](/u)](/u2)
    %%
    ![a [b](/u)](/u2)
    %%
    ![a *b*][]

    [a *b*]: c.jpg "t"
    %%
    ![a](c.jpg)
    %%
    One ![a](/p/c.jpg  "t"   )
    %%
    ![a](<u>)
    %%
    ![](/u)
    %%
    ![a][r]

    [r]: /u
    %%
    ![A][]

    [a]: /u "t"
    %%
    ![*a* b][]

    [*a* b]: /u "t"
    %%
    ![A]
    []

    [a]: /u "t"
    %%
    ![[a]]

    [[a]]: /u "t"
    %%
    !\[a]

    [a]: /u
    %%
    \![a]

    [a]: /u
    %%
    ![a `b` <c> &amp; "d"
    e\
    f](/u)
    %%
    ![a~~b~~ **c** ![d *e*](f) g](h)
    """####),
  CorpusSection(
    "Autolinks",
    ####"""
    <http://a.b.c>
    %%
    <http://a.b.c/test?q=hello&id=22&boolean>
    %%
    <irc://a.b:2233/c>
    %%
    <MAILTO:A@B.C>
    %%
    <a+b+c:d>
    %%
    <made-up-scheme://a,b>
    %%
    <http://../>
    %%
    <localhost:5001/a>
    %%
    <http://a.b/c d>
    %%
    <http://example.com/\[\>
    %%
    <a@b.example.com>
    %%
    <a+special@B.c-d0.com>
    %%
    <a\+@b.example.com>
    %%
    <>
    %%
    < http://a.b >
    %%
    <m:abc>
    %%
    <a.b.c>
    %%
    http://example.com
    %%
    a@b.example.com
    %%
    <javascript:alert> <http://a.b/&amp;c=&d'e>
    """####),
  CorpusSection(
    "Raw HTML",
    ####"""
    <a><bab><c2c>
    %%
    <a/><b2/>
    %%
    <a  /><b2
    data="foo" />
    %%
    <a foo="bar" bam = 'baz <em>"</em>'
    _boolean zoop:33=zoop:33 />
    %%
    Foo <large-picture src="p.jpg" />
    %%
    <33> <__>
    %%
    <a h*#ref="hi">
    %%
    <a href="hi'> <a href=hi'>
    %%
    < a><
    foo><bar/ >
    <foo bar=baz
    bim!bop />
    %%
    <a href='bar'title=title>
    %%
    </a></foo >
    %%
    </a href="foo">
    %%
    foo <!-- one that goes on
    over a - line -->
    %%
    foo <!-- never -- one -->
    %%
    foo <!--> foo -->

    foo <!-- foo--->
    %%
    foo <?php echo $a; ?>
    %%
    foo <!ELEMENT br EMPTY>
    %%
    foo <![CDATA[>&<]]>
    %%
    foo <a href="&ouml;">
    %%
    foo <a href="\*">
    %%
    <a href="\"">
    %%
    a <b>c</b> *d <e>f</e>*
    """####),
  CorpusSection(
    "Breaks and text",
    ####"""
    a  ␠
    b
    %%
    a\
    b
    %%
    a       ␠
    b
    %%
    a  ␠
         b
    %%
    a\
         b
    %%
    *a  ␠
    b*
    %%
    *a\
    b*
    %%
    `code ␠
    span`
    %%
    `code\
    span`
    %%
    <a href="a  ␠
    b">
    %%
    a\
    %%
    a  ␠
    %%
    ### a\
    %%
    ### a  ␠
    %%
    a
    b
    %%
    a␠
     b
    %%
    so $.;'what
    %%
    An ὁδός
    %%
    Many      spaces
    %%
    "quoted" 'single' & < > 🎉 é
    """####),
]
