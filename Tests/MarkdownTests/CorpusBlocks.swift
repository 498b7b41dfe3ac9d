let leafBlockCorpus: [CorpusSection] = [
  CorpusSection(
    "Tabs",
    ####"""
    →one→two
    %%
      →one→two
    %%
        a→b
        c→d
    %%
      - one

    →two
    %%
    - one

    →→two
    %%
    >→→code
    %%
    -→→code
    %%
        one
    →two
    %%
     - one
       - two
    → - three
    %%
    #→Heading
    %%
    *→*→*→␠
    %%
    1.→one
    →
    →two
    %%
    >→quote
    >→→deeper
    %%
    a→
    b
    %%
    - a
    →- b
    →→- c
    """####),
  CorpusSection(
    "Precedence",
    ####"""
    - `one
    - two`
    %%
    `a
    ***
    b`
    %%
    *a
    # b*
    %%
    > `x
    y`
    """####),
  CorpusSection(
    "Thematic breaks",
    ####"""
    ***
    ---
    ___
    %%
    +++
    %%
    ===
    %%
    --
    **
    __
    %%
     ***
      ***
       ***
    %%
        ***
    %%
    Text
        ***
    %%
    ____________________________
    %%
     - - -
    %%
     **  * ** * ** * **
    %%
    -     -      -      -
    %%
    - - - -   ␠
    %%
    _ _ _ _ a

    a------

    ---a---
    %%
     *-*
    %%
    - one
    ***
    - two
    %%
    One
    ***
    two
    %%
    One
    ---
    two
    %%
    * One
    * * *
    * Two
    %%
    - One
    - * * *
    """####),
  CorpusSection(
    "ATX headings",
    ####"""
    # a
    ## b
    ### c
    #### d
    ##### e
    ###### f
    %%
    ####### g
    %%
    #1 reason

    #tag
    %%
    \## a
    %%
    # a *b* \*c\*
    %%
    #                  wide                     ␠
    %%
     ### a
      ## b
       # c
    %%
        # code
    %%
    one
        # two
    %%
    ## a ##
      ###   b    ###
    %%
    # a ##################################
    ##### b ##
    %%
    ### a ###     ␠
    %%
    ### a ### b
    %%
    # a#
    %%
    ### a \###
    ## b #\##
    # c \#
    %%
    ****
    ## a
    ****
    %%
    One
    # two
    three
    %%
    ##␠
    #
    ### ###
    %%
    # [a](b) `c` ![d](e)
    %%
    > # a
    - # b
    """####),
  CorpusSection(
    "Setext headings",
    ####"""
    One *two*
    =========

    One *two*
    ---------
    %%
    One *two
    three*
    ====
    %%
      One *two
    three*→
    ====
    %%
    One
    -------------------------

    Two
    =
    %%
       One
    ---

      Two
    -----

      Three
      ===
    %%
        One
        ---

        Two
    ---
    %%
    One
       ----      ␠
    %%
    One
        ---
    %%
    One
    = =

    Two
    --- -
    %%
    One  ␠
    -----
    %%
    One\
    ----
    %%
    `One
    ----
    `

    <a title="many
    ---
    dashes"/>
    %%
    > One
    -----
    %%
    > one
    two
    ===
    %%
    - One
    ---
    %%
    One
    Two
    ---
    %%
    ---
    One
    ---
    Two
    ---
    Three
    %%

    ====
    %%
    ---
    ---
    %%
    - one
    -----
    %%
        one
    ---
    %%
    > one
    -----
    %%
    \> one
    ------
    %%
    One

    two
    ---
    three
    %%
    One
    two

    ---

    three
    %%
    One
    two
    \---
    three
    %%
    [a]: /b
    One
    ===
    [a]
    %%
    [a]: /b
    ===
    [a]
    """####),
  CorpusSection(
    "Indented code",
    ####"""
        a simple
          block
    %%
      - one

        two
    %%
    1.  one

        - two
    %%
        <a/>
        *hi*

        - one
    %%
        first

        second
     ␠
    ␠
    ␠
        third
    %%
        first
          ␠
          second
    %%
    One
        two
    %%
        one
    two
    %%
    # One
        two
    Three
    ------
        four
    ----
    %%
            one
        two
    %%


        one
        ␠

    %%
        one  ␠
    """####),
  CorpusSection(
    "Fenced code",
    ####"""
    ```
    <
     >
    ```
    %%
    ~~~
    <
     >
    ~~~
    %%
    ``
    one
    ``
    %%
    ```
    xyz
    ~~~
    ```
    %%
    ~~~
    xyz
    ```
    ~~~
    %%
    ````
    xyz
    ```
    ``````
    %%
    ~~~~
    xyz
    ~~~
    ~~~~
    %%
    ```
    %%
    `````

    ```
    xyz
    %%
    > ```
    > xyz

    uvw
    %%
    ```

      ␠
    ```
    %%
    ```
    ```
    %%
     ```
     xyz
    xyz
    ```
    %%
      ```
    xyz
      xyz
    xyz
      ```
    %%
       ```
       xyz
        xyz
      xyz
       ```
    %%
        ```
        xyz
        ```
    %%
    ```
    xyz
      ```
    %%
       ```
    xyz
      ```
    %%
    ```
    xyz
        ```
    %%
    ``` ```
    xyz
    %%
    ~~~~~~
    xyz
    ~~~ ~~
    %%
    one
    ```
    two
    ```
    three
    %%
    one
    ---
    ~~~
    two
    ~~~
    # three
    %%
    ```swift
    let a = 3
    ```
    %%
    ~~~~    swift startline=3 $%@#$
    let a = 3
    ~~~~~~~
    %%
    ````;
    ````
    %%
    ``` aa ```
    one
    %%
    ~~~ aa ``` ~~~
    one
    ~~~
    %%
    ```
    ``` xyz
    ```
    %%
    ``` a&amp;b\*c "d"
    x
    ```
    %%
    - ```
      in a list
      ```
    - ~~~
    """####),
  CorpusSection(
    "HTML blocks",
    ####"""
    <table><tr><td>
    <pre>
    **One**,

    _two_.
    </pre>
    </td></tr></table>
    %%
    <table>
      <tr>
        <td>
               hi
        </td>
      </tr>
    </table>

    okay.
    %%
     <div>
      *hello*
             <foo><a>
    %%
    </div>
    *foo*
    %%
    <DIV CLASS="foo">

    *Markdown*

    </DIV>
    %%
    <div id="foo"
      class="bar">
    </div>
    %%
    <div>
    *foo*

    *bar*
    %%
    <div id="foo"
    *hi*
    %%
    <div class
    foo
    %%
    <div *???-&&&-<---
    *foo*
    %%
    <div><a href="bar">*foo*</a></div>
    %%
    <div></div>
    ``` c
    int x = 33;
    ```
    %%
    <a href="foo">
    *bar*
    </a>
    %%
    <Notice>
    *bar*
    </Notice>
    %%
    <i class="foo">
    *bar*
    </i>
    %%
    </ins>
    *bar*
    %%
    <del>
    *foo*
    </del>
    %%
    <del>

    *foo*

    </del>
    %%
    <del>*foo*</del>
    %%
    <pre language="x"><code>
    a

    b
    </code></pre>
    okay
    %%
    <script type="text/javascript">
    // x

    y
    </script>
    okay
    %%
    <style
      type="text/css">
    h1 {color:red;}

    p {color:blue;}
    </style>
    okay
    %%
    <style>p{color:red;}</style>
    *foo*
    %%
    <!-- foo -->*bar*
    *baz*
    %%
    <script>
    foo
    </script>1. *bar*
    %%
    <!-- Foo

    bar
       baz -->
    okay
    %%
    <?php

      echo '>';

    ?>
    okay
    %%
    <!DOCTYPE html>
    %%
    <![CDATA[
    x < y

    }
    ]]>
    okay
    %%
      <!-- foo -->

        <!-- foo -->
    %%
    Foo
    <div>
    bar
    </div>
    %%
    Foo
    <a href="bar">
    baz
    %%
    > <div>
    > foo

    bar
    %%
    - <div>
    - foo
    %%
    <!-- never closed

    text
    %%
    <pre>

    open
    """####),
  CorpusSection(
    "Reference definitions",
    ####"""
    [a]: /url "title"

    [a]
    %%
       [a]:␠
          /url  ␠
               'the title'  ␠

    [a]
    %%
    [A*b\]]:my_(url) 'title (with parens)'

    [A*b\]]
    %%
    [A b]:
    <my url>
    'title'

    [A b]
    %%
    [a]: /url '
    title
    line1
    line2
    '

    [a]
    %%
    [a]: /url 'title

    with blank line'

    [a]
    %%
    [a]:
    /url

    [a]
    %%
    [a]:

    [a]
    %%
    [a]: <>

    [a]
    %%
    [a]: <bar>(baz)

    [a]
    %%
    [a]: /url\bar\*baz "foo\"bar\baz"

    [a]
    %%
    [a]

    [a]: url
    %%
    [a]

    [a]: first
    [a]: second
    %%
    [ABC]: /url

    [aBc]
    %%
    [ΔΕΖ]: /οδος

    [δεζ]
    %%
    [a]: /url
    %%
    [
    a
    ]: /url
    text
    %%
    [a]: /url "title" ok
    %%
    [a]: /url
    "title" ok
    %%
        [a]: /url "title"

    [a]
    %%
    ```
    [a]: /url
    ```

    [a]
    %%
    Text
    [a]: /b

    [a]
    %%
    # [A]
    [a]: /url
    > bar
    %%
    [a]: /a-url "a"
    [b]: /b-url
      "b"
    [c]: /c-url

    [a],
    [b],
    [c]
    %%
    [a]

    > [a]: /url
    %%
    - [a]: /url
    - b

    [a]
    %%
    > [a]: /url
    > text [a]
    """####),
  CorpusSection(
    "Paragraphs and blank lines",
    ####"""
    one

    two
    %%
    one
    two

    three
    four
    %%
    one


    two
    %%
      one
     two
    %%
    one
                 two
                                           three
    %%
       one
    two
    %%
        one
    two
    %%
    one     ␠
    two     ␠
    %%
      ␠

    one
      ␠

    # two

      ␠
    """####),
]
