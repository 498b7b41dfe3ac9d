"""Texts that are known to keep readers of Markdown busy beyond reason, or that are of the same making.

Each class gives a run of lines of about a wanted size. The sources of the classes: the advisories and the changes of
cmark and cmark-gfm up to 0.29.0.gfm.13, the `pathological_tests.py` of both, and what the program's own additions
(wikilinks, citations, footnotes) offer.
"""

LINE = 7_000


def repeated(piece, line=LINE):
    """Runs of one piece, broken into lines that the guard on lines admits."""

    def make(size):
        parts, length, total = [], 0, 0
        while total < size:
            parts.append(piece)
            total += len(piece)
            length = 0 if piece.endswith("\n") else length + len(piece)
            if length > line:
                parts.append("\n")
                total, length = total + 1, 0
        return "".join(parts) + "\n"

    return make


def nested(opening, middle, closing, line=LINE):
    """So many openings, then as many closings."""

    def make(size):
        count = max(1, size // (len(opening) + len(closing)))

        def part(piece):
            row = max(1, line // max(1, len(piece)))
            return "\n".join(piece * min(row, count - start) for start in range(0, count, row)) if piece else ""

        return part(opening) + middle + part(closing) + "\n"

    return make


def growing(make_line):
    """Lines, each a little more than the one before."""

    def make(size):
        lines, total, number = [], 0, 1
        while total < size:
            line = make_line(number)[:LINE]
            lines.append(line)
            total += len(line) + 1
            number += 1
        return "\n".join(lines) + "\n"

    return make


def table(columns, cell="a", delimiter="-"):
    def make(size):
        head = "|" + f"{cell}|" * columns + "\n|" + f"{delimiter}|" * columns + "\n"
        return head + "|a\n" * max(1, (size - len(head)) // 3)

    return make


def wide_table(size):
    columns = max(1, size // 8)
    return "|" + "a|" * columns + "\n|" + "-|" * columns + "\n" + "|a\n" * (size // 6)


def numbered(template):
    """Pieces that differ from each other: labels, notes, headings."""
    return growing(lambda number: template.format(number=number))


PIECES = [
    # Brackets, links and pictures.
    "[", "]", "[]", "[a", "[a](", "[a](b", "[a](<", "[a](<b", "[a](b \"", "[a](b '", "[a](b (", "![", "![[]()", "![a](",
    "[a]()", "![a]()", "[[]()", "[](", "](", "[a](b)", "[ (](", "[x](y\\", "[[a]", "[[", "[[a", "[[a]]", "[[about]]",
    "[[about|b]]", "[[a|", "[a][", "[a][b]", "[a] ", "[about](about.md) ", "![](a.png)", "[^", "[^a", "[^a]", "[^1] ",
    "[^a]: ", "[\\", "[`", "[<", "[&#94;", "[&Hat;a] ", "[a]: <", "[@", "[@a", "[@a]", "[@a, b]", "[@a; @b]", "[@a, *b*]",
    "-[@a]", "[x @y", "[a *b* c](d ", "[*a](b)* ",
    # Emphasis and strikethrough.
    "*", "_", "**", "__", "*a", "a*", "_a", "a_", "**a", "a**", "*a **a ", "a**b", "a** b", "*a_ ", "_a* ", "**a*", "***a** b* ",
    "*_", "**_*__", "* a *", "a*****b", "__a **b ", "~", "~~", "~a", "~a~", "~~a ~b ", "~\"a~", "a~ ", "~~~a", "*~a_", "*a~b_c",
    "a**b" + "c* ", "xA**B**", "_._", "*'*'", "_\u00a0*", "\u2014*a", "*\u200ba",
    # Code, escapes, entities, quotation marks.
    "`", "``", "`a", "a`", "`a``b```", "`\n", "\\`", "\\", "\\\\", "\\*", "\\[", "&", "&a", "&a;", "&amp;", "&#", "&#x", "&#0;",
    "&#1114112;", "&#x0000000000000000041;", "&NotEqualTilde;", "&" + "a" * 40, "\"", "'", "\"a", "'a\"", "--", "...", "-. ",
    # Raw HTML.
    "<", "<a", "<a ", "<a b", "<a b=", "<a b='", "<a b=\"", "</", "</a", "<!", "<!A", "<!A ", "<!-", "<!--", "<!--a", "<!-->",
    "a <!-- ", "a <!--a-- ", "<?", "a <?", "<?a", "<![", "<![CDATA[", "a <![CDATA[", "a <![CDATA[]]", "a<!A ", "<b>", "<b",
    "<x:", "<x:a", "<a@", "<a@b", "<a@b.c>", "<https://a>", "<https://a.b>", "<script>", "<style ", "<pre", "<!--\n-->\n",
    "<a b=c ", "<a\n", "a<a/",
    # Bare addresses, which the site leaves alone.
    "www.", "www.a.b ", "http://", "https://a ", "https://a.b/(((", "https://a.b/)))", "www.a.b&amp;", "a@b.c ", "@", "a@",
    "a.b-c_d@a ", "mailto:a@b.c ", "xmpp:a@b/c ", "http://a.b&a;", "www.a_b_c_",
    # Blocks.
    "> ", ">", ">\n", "> a\n", "- ", "-\n", "- a\n", "* a\n", "+ a\n", "1. ", "1. a\n", "1)\n", "- [ ] a\n", "- [x] a\n", "- [ ]\n",
    " - a\n", "  - a\n", "\t- a\n", "\t", "\ta\n", "    a\n", "> - 1. ", "> - ", "-   > ", "#\n", "# a\n", "####### ", "# a #" + " #",
    "---\n", "***\n", "a\n---\n", "===\n", "a\n===\n", "```\n", "~~~\n", "``` a\n", "~~~ ~\n", "```\na\n", "<div>\n", "<!A\n",
    "<pre>\n", "a\\\n", "a  \n", "  \n", "\r", "\r\n", "a\r", "\n>", "- - - - - - - - - - - - - - - - - - - - a\n",
    "> > > > > > > > > > > > > > a\n", "> a\nb\n", "- a\nb\n", "- a\n\n  b\n", "1. a\n   - b\n",
    # Definitions.
    "[x]: /y\n", "[x]: <y> 'z'\n", "[x]: y\n[x]\n", "[x]:\n", "[x]: y '\n", "[x]: y \"a\n", "[x]: (\n", "[^x]: a\n", "[^x]:\n",
    "[^x]: [^x]\n", "[^a]: a\n[^a]\n",
    # Tables.
    "|", "||", "|a", "a|", "|a|\n", "a|b\n-|\n", "|-", "|-|-\n", ":-\n", ":-:|", "|\\|", "`|`|", "|a|b|\n", "|:-:|\n", "|-|\n|a|\n", "-|\n",
    "a|b\n-|-\nc|d\n", "| a | b |\n|---|---|\n| c | d |\n", "|&#124;", "|[a](b)|\n", "-:\n",
    # Letters.
    "a", "a ", " ", "\u0301", "a\u0301", "\u00e9", "\u2028", "\ufeff", "\u202e", "\U0001f469\u200d\U0001f469\u200d\U0001f467",
    "\U00010ffff", "\u00a0", "\u3000", "\u0000", "\ufffd", "\u0130", "\u1e9e", "\u0345", "\ufdfa",
]

CLASSES = {f"repeat {piece!r}": repeated(piece) for piece in dict.fromkeys(PIECES)}
CLASSES |= {f"short lines of {piece!r}": repeated(piece, 60) for piece in (
    "a <?", "a<!A ", "![[]()", "*a **a ", "[a](", "~\"a~", "|", "a|", "[", "`a``b```", "www.a.b ", "&a", "<a b='", "_a* ", "[^a]",
    "[[about]] ", "\"", "*_", "[@a")}
CLASSES |= {
    "brackets inside each other": nested("[", "a", "]"),
    "links inside each other": nested("[", "a", "](b)"),
    "pictures inside each other": nested("![", "a", "](b)"),
    "pictures and links by turns": nested("![[", "a", "](b)](c)"),
    "wikilinks inside each other": nested("[[", "about", "]]"),
    "citations inside each other": nested("[@a, ", "b", "]"),
    "notes inside each other": nested("[^", "a", "]"),
    "strong inside emphasis": nested("*a **a ", "b", " a** a*"),
    "emphasis inside each other": nested("*a ", "b", " c*"),
    "underscores inside each other": nested("_a ", "b", " c_"),
    "struck text inside each other": nested("~a ", "b", " c~"),
    "emphasis closed by the other kind": nested("_a ", "b", " c*"),
    "quotes inside each other": nested("> ", "a", ""),
    "quotes without spaces": nested(">", "a", ""),
    "lists inside each other on one line": nested("- ", "a", ""),
    "numbered lists inside each other": nested("1. ", "a", ""),
    "quotes and lists by turns": nested("> - ", "a", ""),
    "lists by indentation": growing(lambda number: "  " * number + "- a"),
    "numbered lists by indentation": growing(lambda number: "   " * number + "1. a"),
    "quotes that deepen": growing(lambda number: ">" * number + " a"),
    "quotes that deepen, then a lazy line": growing(lambda number: "> " * (number % 90) + "a\nb"),
    "lists that deepen and return": growing(lambda number: "  " * (number % 60) + "- a"),
    "lists under tabs": growing(lambda number: "\t" * (number % 50) + "- a"),
    "backticks that lengthen": growing(lambda number: "e" + "`" * number),
    "backticks that lengthen, on one line": lambda size: "".join(
        "e" + "`" * number for number in range(1, int((2 * size) ** 0.5))) + "\n",
    "backticks that shorten": lambda size: "".join(
        "`" * number + " " for number in range(int((2 * size) ** 0.5), 0, -1)) + "\n",
    "fences that lengthen": growing(lambda number: "`" * (number + 2)),
    "emphasis marks that lengthen": growing(lambda number: "a" + "*" * number + "b"),
    "tildes that lengthen": growing(lambda number: "a " + "~" * number + "b"),
    "headings that lengthen": growing(lambda number: "# " + "a" * number),
    "the same heading": repeated("# About us\n"),
    "the same heading, set below": repeated("About us\n===\n"),
    "different headings": numbered("# Part {number}\n"),
    "empty headings": repeated("#\n"),
    "headings that look numbered": numbered("# a-{number}\n# a\n"),
    "different definitions": numbered("[label {number}]: https://example.org/{number}"),
    "one definition, many uses": lambda size: "[a]: https://example.org/" + "x" * (size // 40) + "\n\n" + "[a]\n" * (size // 5),
    "a definition with a long title": lambda size: "[a]: /b '" + "x " * (size // 4) + "'\n\n" + "[a] " * (size // 16) + "\n",
    "a long label": lambda size: "[" + "a" * min(size, 6_500) + "]: b\n",
    "labels of a thousand letters": repeated("[" + "a" * 999 + "]"),
    "labels that differ in case": numbered("[ẞ{number}]: /a\n[SS{number}]\n"),
    "definitions that refer to each other": numbered("[a{number}]: [a{number}]\n"),
    "one note, many uses": lambda size: "[^1]: b\n\n" + "[^1] " * (size // 5) + "\n",
    "many notes, each used": lambda size: "".join(
        f"[^{number}] " + ("\n" if number % 500 == 499 else "") for number in range(size // 16)) + "\n\n" + "".join(
        f"[^{number}]: b\n\n" for number in range(size // 16)),
    "notes without text, then empty lines": lambda size: "[^1]:\n" * (size // 12) + "\n" * (size // 2),
    "notes that use each other": numbered("[^{number}]: [^{number}] a\n"),
    "a note inside its own text": lambda size: "[^1]\n\n[^1]: a " + "[^1] " * (size // 5) + "\n",
    "notes used by notes": lambda size: "[^0]\n\n" + "".join(
        f"[^{number}]: [^{number + 1}] [^{number + 1}]\n\n" for number in range(size // 24)),
    "an unused note of links": lambda size: "[^1]: " + "[a](b) " * (size // 7) + "\n",
    "a wide table": wide_table,
    "a table of 60 columns": table(60),
    "a table of 2 columns": table(2),
    "a table of 60 columns, aligned": table(60, delimiter=":-:"),
    "a table of escaped bars": table(30, cell="\\|"),
    "a table of links": table(20, cell="[a](b)"),
    "heads of tables": repeated("|a|b|\n|-|-|\n"),
    "a table in quotes": repeated("> |a|b|\n> |-|-|\n"),
    "a table in a list": repeated("- |a|b|\n  |-|-|\n  |c|\n"),
    "bars before a head": lambda size: "|" * min(60, size) + "\n" + "a|b\n" * (size // 4) + "-|-\n",
    "tasks inside each other": growing(lambda number: "  " * (number % 60) + "- [ ] a"),
    "an unclosed comment, then text": lambda size: "<!--\n" + "a\n" * (size // 2),
    "an unclosed instruction, then text": lambda size: "<?\n" + "a\n" * (size // 2),
    "an unclosed CDATA, then text": lambda size: "<![CDATA[\n" + "a]]\n" * (size // 4),
    "an unclosed fence, then text": lambda size: "```\n" + "a\n" * (size // 2),
    "an unclosed script, then text": lambda size: "<script>\n" + "a\n" * (size // 2),
    "a title that never closes": lambda size: "[a](b \"" + "x" * min(size, 6_000) + "\n",
    "an address of round brackets": nested("[a](b" + "(", "", ")"),
    "an address of round brackets, unclosed": lambda size: "[a](" + "(" * min(size, LINE) + "\n",
    "an address of angle brackets": lambda size: "[a](<" + "b<" * min(size // 2, LINE // 2) + "\n",
    "tags with many attributes": lambda size: "<a" + " b" * min(size // 2, LINE // 2) + ">\n",
    "tags with many attributes, unclosed": lambda size: "<a" + " b=''" * min(size // 5, LINE // 5) + "\n",
    "entities that become brackets": repeated("&lbrack;a&rbrack;&lpar;b&rpar;"),
    "escapes before everything": repeated("\\!\\\"\\#\\$\\%\\&\\'\\(\\)\\*\\+\\,\\-\\.\\/\\:\\;\\<\\=\\>\\?\\@\\[\\\\\\]\\^\\_\\`\\{\\|\\}\\~"),
    "hard breaks": repeated("a  \n"),
    "trailing spaces": growing(lambda number: "a" + " " * (number * 7 % 6_000)),
    "leading spaces": growing(lambda number: " " * (number % 4) + "a"),
    "blank lines with spaces in a list": repeated("- a\n" + " " * 50 + "\n"),
    "tabs before text": growing(lambda number: "\t" * (number % 60) + "a"),
    "one line as long as may be": lambda size: "a" * min(size, 20_000) + "\n",
    "words of one letter": repeated("a b "),
    "glossary words": repeated("About. "),
    "every mark in turn": repeated("*_`~[]()<>!&\\|#-+.\"'@^: "),
    "marks around marks": repeated("*[_`a`_](b)*~![c](d)~"),
    "letters of four bytes": repeated("\U0001f600"),
    "marks above letters": lambda size: "a" + "\u0301" * (min(size, 6_000) // 2) + "\n",
}

TEXT_BYTES = 128 * 1024


def text(name, run_bytes, runs):
    """A text of so many runs of about a size, each a paragraph of its own."""
    run = CLASSES[name](run_bytes)
    return "\n".join([run] * runs)
