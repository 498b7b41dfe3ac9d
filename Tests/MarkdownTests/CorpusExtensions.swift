let extensionCorpus: [CorpusSection] = [
  CorpusSection(
    "Tables",
    ####"""
    | a | b |
    | --- | --- |
    | c | d |
    %%
    | one | two three |
    :-: | -----------:
    x | y
    %%
    | o\|ne  |
    | ------ |
    | t `\|` wo |
    | th **\|** ree |
    %%
    | one | two |
    | --- | --- |
    | x | y |
    > bar
    %%
    | one | two |
    | --- | --- |
    | x | y |
    bar

    bar
    %%
    | one | two |
    | --- |
    | x |
    %%
    | one | two |
    | --- | --- |
    | x |
    | x | y | z |
    %%
    | one | two |
    | --- | --- |
    %%
    above
    | a | b |
    |---|---|
    | c | d |
    %%
    one
    two \| three
    a | b
    - | -
    c | d
    %%
    - | a | b |
      |:--|--:|
      | c | d |
    %%
    > | a | b |
    > |:-:|---|
    > | [x](y) | `z` |
    %%
    |a|
    |-|
    |~~b~~ ![c](d) <e> [^1]|

    [^1]: f
    %%
    a | b
    :- | -:
    %%
    |  |  |
    |--|--|
    |  |  |
    ||
    | |
    %%
    | a |
    | - |
        | b |
    %%
    | a \\| b |
    | - | - |
    | c \\\| d | e |
    %%
    | a |
    | - |
    | b |
    # c
    %%
    | a |
    | - |
    - b
    %%
    a|b
    -|-
    *c|d*
    e
    %%
    | 1 | 2 |
    |--|--|
    | **x | y** |

    | 3 |
    |:-:|
    %%
    |a|b|
    |-|-|
    |c|d|
    ***
    e
    %%
    [x]: /y
    a | b
    - | -
    [x] | c
    """####),
  CorpusSection(
    "Task lists",
    ####"""
    - [ ] a
    - [x] b
    %%
    - [x] a
      - [ ] b
      - [x] c
    - [ ] d
    %%
    1. [ ] a
    2. [X] b
    3. [x] c
    %%
    - [ ]
    - [x]
    - [y] a
    %%
    * [ ] a

      b
    * [x] c
    %%
    - [ ] see [x]
    - [ ]no
    - [] no
    %%
    > - [ ] in a quote
    %%
    + [x] # a
    + [ ] `b`
    %%
    - [ ] [a](b)
    - [x] ~~c~~
    """####),
  CorpusSection(
    "Strikethrough",
    ####"""
    ~~a~~ b ~c~
    %%
    a ~~b

    c~~ d
    %%
    ~~~a~~~ b ~~~~c~~~~
    %%
    ~a~~ b ~~c~
    %%
    *a ~~b* c~~
    %%
    ~~a **b** `c` [d](e)~~
    %%
    ~ a ~ ~~ b ~~
    %%
    \~~a~~ ~\~b~~
    %%
    a~b~c d~~e~~f
    %%
    **~~a~~** *~b~* _~~c~~_
    %%
    [~~a](b)~~
    %%
    ~~a
    b~~
    """####),
  CorpusSection(
    "Footnotes",
    ####"""
    a[^1]

    [^1]: b
    %%
    a[^one] b[^two] c[^one]

    [^two]: 2
    [^one]: 1
    %%
    a[^x] b[^y]

    [^x]: c
    %%
    [^1]: unused
    %%
    a[^1]

    [^1]: b

        c

            d

        - e
    %%
    a[^1]

    [^1]:
        - b
    %%
    a[^1]

    [^1]: b[^2]
    [^2]: c[^1]
    %%
    [^2]: b[^1]

    a[^1] c[^2] d[^1]

    [^1]: e
    %%
    a[^A b]

    [^A b]: c
    %%
    a[^Ä] b[^ä]

    [^Ä]: c
    %%
    > a[^q]
    >
    > [^q]: in a quote

    [^q]: again
    %%
    a[^1][^1][^1]

    [^1]: > b
    %%
    a[^"<&'ü]

    [^"<&'ü]: b
    %%
    ![a[^1]](b) [c[^1]](d)

    [^1]: e
    %%
    # a[^1]

    [^1]: # b
    %%
    a [^b
    c] d

    [^b]: e
    %%
    a[^] [^ ] [^b c

    [^b]: d
    %%
    a[^*b*] c[^`d`]

    [^*b*]: e
    [^`d`]: f
    %%
    - a[^1]

      [^1]: b
    - c[^1]
    %%
    [^a]: [^b]: nested

    x[^a] y[^b]
    %%
    a[^1]

    [^1]: b
    c
    %%
    a\[^1] [\^1] b[^1]

    [^1]: c
    %%
    | a[^1] | b[^2] |
    | --- | --- |
    | c[^2] | d[^1] |

    [^1]: e[^2]
    [^2]: f
    %%
    > [^1]: deep
    > > a[^1]

    [^2]: b[^1]

    c[^2]
    %%
    a[^1]

    [^1]:b
    %%
    a[^1]

    >[^1]: b
    %%
    a[^^b] c[^d]e]

    [^^b]: f
    [^d]: g
    """####),
  CorpusSection(
    "Extended autolinks",
    ####"""
    www.site.example
    %%
    See www.site.example/help for more.
    %%
    See www.site.example.

    See www.site.example/a.b.
    %%
    www.find.example/look?w=one+(two)

    www.find.example/look?w=one+(two)))

    (www.find.example/look?w=one+(two))

    (www.find.example/look?w=one+(two)
    %%
    www.find.example/look?w=(two))+ok
    %%
    www.find.example/look?w=three&hl=en

    www.find.example/look?w=three&hl;
    %%
    www.site.example/he<lp
    %%
    http://site.example

    (See https://safe.example/look?w=one+(two))

    Files are at ftp://foo.bar.baz.
    %%
    foo@bar.baz
    %%
    hello@mail+xyz.example is none, and hello+xyz@mail.example is.
    %%
    a.b-c_d@a.b

    a.b-c_d@a.b.

    a.b-c_d@a.b-

    a.b-c_d@a.b_
    %%
    *www.a.b* _https://c.d_ ~~www.e.f~~ **g@h.i**
    %%
    [www.a.b](c) ![https://d.e](f) [g@h.i](j)
    %%
    mailto:a@b.c xmpp:a@b.c/d smtp:a@b.c
    %%
    `www.a.b` <b>www.a.b</b> \www.a.b w www wwww.a.b
    %%
    - www.a.b
    > https://c.d

    | www.e.f |
    |---------|
    | g@h.i |
    %%
    a[^www] b

    [^www]: www.a.b
    """####),
]
