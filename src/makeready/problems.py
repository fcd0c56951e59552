"""What can be wrong, with its place, a code that can be said aloud, a sentence and a hint.

Every code stands here with its text and nowhere else. `{name}` in a text is filled from the details
that the finder of the problem gives.

*error*: the build can't give what was asked; nothing is written.
*warning*: it can, but someone should look.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from enum import Enum, StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Rule:
    """A code's words: what is wrong, and what to do about it."""

    code: str
    sentence: str
    hint: str
    severity: Severity = Severity.ERROR


class Code(Enum):
    """Every problem there is, grouped by the stage that finds it."""

    # Reading its files
    NO_MANUSCRIPT = Rule(
        "no-manuscript",
        "there is no folder {folder}.",
        "name the manuscript's folder with --manuscript.",
    )
    FILE_MISSING = Rule(
        "file-missing",
        "{file} is not there.",
        "{advice}.",
    )
    FILE_UNREADABLE = Rule(
        "file-unreadable",
        "{file} can't be read: {reason}.",
        "see that it is an ordinary file and that you may open it.",
    )
    OUTSIDE_THE_MANUSCRIPT = Rule(
        "outside-the-manuscript",
        "{path} leads out of the manuscript's folder.",
        "copy the file into the manuscript and name the copy.",
    )
    BAD_ENCODING = Rule(
        "bad-encoding",
        "the file is not UTF-8: {reason}.",
        'open it in the program that wrote it and save it as "UTF-8".',
    )
    CONTROL_CHARACTER = Rule(
        "control-character",
        "an invisible character ({name}) stands here that can't be printed.",
        "delete it; it often comes with text pasted from another program.",
    )
    EMPTY_FILE = Rule(
        "empty-file",
        "{file} is empty.",
        "{advice}.",
    )
    STRAY_FILE = Rule(
        "stray-file",
        "nothing in the issue uses {file}.",
        "{did_you_mean}move it out of the manuscript, or put a dot before its name to hide it.",
        Severity.WARNING,
    )

    # Reading facts, which are YAML
    FACTS_UNREADABLE = Rule(
        "facts-unreadable",
        "the facts can't be read: {reason}.",
        "write each fact on a line of its own: a key, a colon, a space, its value.",
    )
    TAB_IN_FACTS = Rule(
        "tab-in-facts",
        "a tab stands where YAML allows only spaces.",
        "delete it and type spaces.",
    )
    QUOTES_NEEDED = Rule(
        "quotes-needed",
        "this value can't be read as it is: {reason}.",
        "{advice}.",
    )
    REPEATED_KEY = Rule(
        "repeated-key",
        '"{key}" stands here a second time; it was given in line {first}.',
        "delete one of the two.",
    )
    UNKNOWN_KEY = Rule(
        "unknown-key",
        '{where} no key "{key}".',
        "{did_you_mean}the keys are {known}.",
    )
    FACT_MISSING = Rule(
        "fact-missing",
        'there is no "{key}".',
        "add a line such as `{example}`.",
    )
    WRONG_VALUE = Rule(
        "wrong-value",
        '"{key}" is not {wanted}: {value}.',
        "write it like this: {example}",
    )
    CUT_OFF_VALUE = Rule(
        "cut-off-value",
        'the value ends before " #": what follows is a comment and does not print.',
        "put the value in quotes, or put two spaces before # if it is a comment.",
        Severity.WARNING,
    )
    BODY_WITHOUT_BYLINE = Rule(
        "body-without-byline",
        "no article is signed “{name}”.",
        "{did_you_mean}write it below `bodies:` as the byline has it, or take it out there.",
        Severity.WARNING,
    )
    NO_FRONT_MATTER = Rule(
        "no-front-matter",
        "the article does not begin with its facts.",
        "begin the file with three lines: `---`, `title: …`, `---`.",
    )
    UNOPENED_FRONT_MATTER = Rule(
        "unopened-front-matter",
        "the facts at the head of the article have no line `---` before them.",
        "put one above the first line of the file{more}.",
    )
    UNCLOSED_FRONT_MATTER = Rule(
        "unclosed-front-matter",
        "the facts at the head of the article are not closed.",
        "put a line `---` after the last of them.",
    )
    FACT_IN_TEXT = Rule(
        "fact-in-text",
        '"{key}:" prints as words of the article, as the facts end above it.',
        "move it, and what follows of the kind, between the lines `---`; or write {key}\\: if it is text.",
        Severity.WARNING,
    )
    LATE_FRONT_MATTER = Rule(
        "late-front-matter",
        "the facts begin here, but they have to begin in the first line of the file.",
        "delete what stands above `---`, blank lines too.",
    )

    # Reading the contents
    FOLDER_MISSING = Rule(
        "folder-missing",
        "there is no folder {folder}.",
        "{did_you_mean}make the folder with an article.md in it, or take the name out of the contents.",
    )
    FOLDER_NOT_IN_CONTENTS = Rule(
        "folder-not-in-contents",
        "{folder} is an article, but the contents do not name it.",
        "name it below `articles:` in issue.yaml, or put a dot before the folder's name to hide it.",
    )
    ARTICLE_TWICE = Rule(
        "article-twice",
        "{folder} stands in the contents a second time.",
        "delete one of the two.",
    )
    COMMA_MISSING = Rule(
        "comma-missing",
        '"{names}" is read as one name, but these are folders of their own.',
        "put a comma between them: [{example}]; or give each a line of its own, with a hyphen and a space.",
    )
    FOLDER_NAME = Rule(
        "folder-name",
        "\"{folder}\" can't be the name of an article's folder.",
        "{advice}use small letters a to z, digits and hyphens, such as {example}.",
    )
    EMPTY_ARTICLE = Rule(
        "empty-article",
        "the article has no text.",
        "write it below the facts, or take its folder out of the contents.",
    )

    # Reading prose, which is Markdown
    RAW_HTML = Rule(
        "raw-html",
        "HTML stands here: {html}",
        "write it as Markdown; only <sub>, <sup>, <kbd>, <abbr title=…> and <br> are allowed.",
    )
    HTML_EMPHASIS = Rule(
        "html-emphasis",
        "{html} is HTML; it is read as {markdown}.",
        "write {markdown}.",
        Severity.WARNING,
    )
    UNCLOSED_TAG = Rule(
        "unclosed-tag",
        "{html} has no partner in the same words.",
        "write both <{tag}> and </{tag}>, both inside or both outside of * and [ ].",
    )
    UNCLOSED_COMMENT = Rule(
        "unclosed-comment",
        "a comment begins here and does not end.",
        "write --> where it ends; a comment with blank lines in it stands on lines of its own.",
    )
    WORDS_AFTER_COMMENT = Rule(
        "words-after-comment",
        "words follow on the line on which a comment ends: {words}",
        "let them begin on a new line.",
    )
    UNKNOWN_BOX = Rule(
        "unknown-box",
        'there is no box "{name}".',
        "{did_you_mean}write ::: pullquote or ::: sidebar and a title.",
    )
    UNCLOSED_BOX = Rule(
        "unclosed-box",
        "this {name} does not end.",
        "put a line ::: after its last line.",
    )
    STRAY_BOX_END = Rule(
        "stray-box-end",
        "::: ends a box here, but none is open.",
        "delete the line, or write ::: pullquote or ::: sidebar where the box begins.",
    )
    WORDS_AFTER_PULLQUOTE = Rule(
        "words-after-pullquote",
        'a pull quote takes no title: "{words}".',
        "begin its words on the next line.",
    )
    EMPTY_BOX = Rule(
        "empty-box",
        "there is nothing in this {name}.",
        "write its words between the two lines, or delete them.",
        Severity.WARNING,
    )
    SIDEBAR_WITHOUT_TITLE = Rule(
        "sidebar-without-title",
        "this sidebar has no title.",
        "write it behind the word, on the same line: `::: sidebar How a pan is cut`.",
        Severity.WARNING,
    )
    TOP_HEADING = Rule(
        "top-heading",
        "a heading in an article starts at ##; this # is read as ##.",
        "write ##.",
        Severity.WARNING,
    )
    EMPTY_HEADING = Rule(
        "empty-heading",
        "this heading has no words.",
        "write its words, or delete the line.",
        Severity.WARNING,
    )
    TOO_DEEP = Rule(
        "too-deep",
        "what stands here is nested too deep to be read.",
        "take it apart: fewer quotes, lists, boxes or stars inside each other.",
    )
    MARK_WITHOUT_NOTE = Rule(
        "mark-without-note",
        "the footnote [^{label}] has no text.",
        "{did_you_mean}write a line `[^{label}]: …` below, or \\[^{label}] if this is no footnote.",
    )
    NOTE_WITHOUT_MARK = Rule(
        "note-without-mark",
        "nothing calls the footnote [^{label}], so it does not print.",
        "{did_you_mean}put [^{label}] where it belongs, or delete the footnote.",
    )
    NOTE_TWICE = Rule(
        "note-twice",
        "the footnote [^{label}] has a text already, in line {first}.",
        "give one of the two another name.",
    )
    NOTE_NOT_HERE = Rule(
        "note-not-here",
        "a footnote can't stand in {where}.",
        "put its mark into the text of the article.",
    )
    PICTURE_NOT_HERE = Rule(
        "picture-not-here",
        "a picture can't stand in {where}.",
        "put it into the text of the article.",
    )
    UNPRINTED_WORDS = Rule(
        "unprinted-words",
        'the words "{words}" do not print.',
        "they stand {where}: put them into the text, or into captions.md for a picture.",
        Severity.WARNING,
    )
    UNUSED_ADDRESS = Rule(
        "unused-address",
        "nothing links to [{label}], so the line `[{label}]: {address}` does not print.",
        "{did_you_mean}write [words][{label}] where the link belongs, or \\[{label}]: if the line is text.",
    )
    ADDRESS_TWICE = Rule(
        "address-twice",
        "the address [{label}] is given a second time; the first stands in line {first}.",
        "delete one of the two.",
    )
    LINK_REFUSED = Rule(
        "link-refused",
        "a link may not lead to {href}",
        "link to https:, http:, mailto: or tel:, or write the words without a link.",
    )
    LINK_TO_NOWHERE = Rule(
        "link-to-nowhere",
        "{href} leads to nothing in this issue.",
        "{did_you_mean}write #heading-words, ../folder/article.md, or https://…",
    )
    LINK_WITHOUT_SITE = Rule(
        "link-without-site",
        "{href} names no site, so the words print without a link.",
        "write the whole address: https://…",
        Severity.WARNING,
    )
    EMPTY_LINK = Rule(
        "empty-link",
        "the link to {href} has no words.",
        "write them between the brackets.",
        Severity.WARNING,
    )
    LONG_ROW = Rule(
        "long-row",
        "this row has {cells} cells, but the table has {columns} columns.",
        "add a column to the table's head, or write \\| for a bar that is text.",
    )
    ROW_WITHOUT_BARS = Rule(
        "row-without-bars",
        "this line became a row of the table above it.",
        "put a blank line before it, or bars between its cells.",
        Severity.WARNING,
    )
    TABLE_CAPTION_ALONE = Rule(
        "table-caption-alone",
        'no table stands next to this "Table:" line, so it prints as text.',
        "put it directly before or after its table.",
        Severity.WARNING,
    )
    TABLE_WITHOUT_RULE = Rule(
        "table-without-rule",
        "these lines with bars are no table, as no line of hyphens stands below the first.",
        "write {example} as the second line.",
        Severity.WARNING,
    )
    RENUMBERED_ITEM = Rule(
        "renumbered-item",
        "this item is typed as {typed} and prints as {printed}.",
        "number the items in order, or all of them 1.",
        Severity.WARNING,
    )
    UNCLOSED_CODE = Rule(
        "unclosed-code",
        "code begins here and runs to the end of the text.",
        "put a line {fence} after the code.",
        Severity.WARNING,
    )
    PROSE_AS_CODE = Rule(
        "prose-as-code",
        "this is set as code, as four spaces or a tab stand before it.",
        "delete them; if it is code, put a line ``` before and after it instead.",
        Severity.WARNING,
    )
    LEFTOVER_MARKUP = Rule(
        "leftover-markup",
        "{markup} prints as it stands.",
        "{advice}.",
        Severity.WARNING,
    )

    # Reading pictures and captions
    PICTURE_MISSING = Rule(
        "picture-missing",
        "{picture} is not there; an FPO panel holds its place.",
        "{did_you_mean}put the file into {folder}.",
        Severity.WARNING,
    )
    PICTURE_IN_A_LINE = Rule(
        "picture-in-a-line",
        "{picture} stands among words, so it prints no higher than a letter.",
        "put a blank line before and after it, and no link around it, to make it a figure; a sign may stay.",
        Severity.WARNING,
    )
    PICTURE_ELSEWHERE = Rule(
        "picture-elsewhere",
        "{picture} is not in {folder}.",
        "{did_you_mean}put the file into {folder} and write its path from here.",
    )
    REMOTE_PICTURE = Rule(
        "remote-picture",
        "{picture} is on another machine, and nothing is fetched.",
        "download it into {folder}.",
    )
    NOT_A_PICTURE = Rule(
        "not-a-picture",
        "{picture} is not a picture that can be printed: {reason}.",
        "save it as JPEG, PNG, TIFF, WebP, GIF or SVG.",
    )
    CUT_SHORT_PICTURE = Rule(
        "cut-short-picture",
        "{picture} is damaged or ends too early ({reason}).",
        "copy the file once more from where it came from.",
    )
    HUGE_PICTURE = Rule(
        "huge-picture",
        "{picture} has {megapixels} megapixels; 100 are the most that can be read.",
        "scale it down: a spread needs 20 megapixels in print.",
    )
    ANIMATED_PICTURE = Rule(
        "animated-picture",
        "{picture} moves; its first frame is used.",
        "save the frame you want as a picture of its own.",
        Severity.WARNING,
    )
    UNSAFE_SVG = Rule(
        "unsafe-svg",
        "{picture} contains {what}, which is not allowed in a picture.",
        'save it as "plain SVG" without scripts, links, animation and linked files.',
    )
    SVG_WITHOUT_SIZE = Rule(
        "svg-without-size",
        "{picture} does not say how large it is.",
        "give its <svg> a viewBox, or a width and a height.",
    )
    UNUSED_PICTURE = Rule(
        "unused-picture",
        "{picture} is not placed anywhere.",
        "{rename}place it with {example}, or move it out of the manuscript.",
        Severity.WARNING,
    )
    PICTURE_WITHOUT_ALT = Rule(
        "picture-without-alt",
        "{picture} says nothing to someone who can't see it.",
        "{advice}.",
        Severity.WARNING,
    )
    PICTURE_WITHOUT_CREDIT = Rule(
        "picture-without-credit",
        "{picture} has no credit.",
        "{advice}.",
        Severity.WARNING,
    )
    FIGURE_WITHOUT_CAPTION = Rule(
        "figure-without-caption",
        "{picture} has no caption.",
        'add a heading "## {name}" to {captions} and write below it.',
        Severity.WARNING,
    )
    EMPTY_CAPTION = Rule(
        "empty-caption",
        "there are no words below this heading.",
        "write the caption of {name} here.",
        Severity.WARNING,
    )
    CAPTION_WITHOUT_PICTURE = Rule(
        "caption-without-picture",
        "{name} is not placed in the article, so its caption does not print.",
        "{did_you_mean}place it with {example}, or delete the caption.",
        Severity.WARNING,
    )
    CAPTION_TWICE = Rule(
        "caption-twice",
        "{name} has a caption already, in line {first}.",
        "delete one of the two.",
    )
    CAPTION_IN_SENTENCE = Rule(
        "caption-in-sentence",
        "{name} stands inside a sentence, where its caption can't print.",
        "put the picture into a paragraph of its own, or delete the caption.",
    )
    CAPTION_ASTRAY = Rule(
        "caption-astray",
        "{what} can't stand in captions.md here.",
        "write ## and the picture's file name, paragraphs below it, then lines such as `- credit: …`.",
    )
    UNKNOWN_CAPTION_KEY = Rule(
        "unknown-caption-key",
        'captions.md has no key "{key}".',
        "{did_you_mean}the keys are {known}.",
    )
    WRONG_CAPTION_VALUE = Rule(
        "wrong-caption-value",
        '"{key}" is not {wanted}: {value}.',
        "{did_you_mean}write {example}.",
    )
    CAPTION_KEY_IN_WORDS = Rule(
        "caption-key-in-words",
        '"{typed}" prints as words of the caption.',
        'write "- {key}: …" on a line of its own: a hyphen, a space, the key, a colon.',
        Severity.WARNING,
    )
    REPEATED_CAPTION_KEY = Rule(
        "repeated-caption-key",
        '"{key}" is given a second time for {name}.',
        "delete one of the two.",
    )

    # Layouts
    LAYOUT_MISSING = Rule(
        "layout-missing",
        "{folder} is no layout.",
        "name a folder that has words.yaml, print/ and ebook/, or a layout.yaml with `based-on: ..`.",
    )
    LAYOUT_BASED_ON_ITSELF = Rule(
        "layout-based-on-itself",
        "{folder} is based on itself.",
        "let `based-on` name another layout's folder, or take the line out.",
    )
    LAYOUT_FACT_UNKNOWN = Rule(
        "layout-fact-unknown",
        "layout.yaml knows no `{key}`.",
        "it may hold `based-on`, `picture-ppi`, `soft-picture-ppi`, `coarse-picture-ppi`, `safe-area`, "
        "`output-condition` and `output-profile`.",
    )
    LAYOUT_FACTS_UNREADABLE = Rule(
        "layout-facts-unreadable",
        "this file can't be read: {reason}.",
        "write it as YAML in UTF-8, one `name: words` a line, indented by spaces.",
    )
    LAYOUT_FILE_MISSING = Rule(
        "layout-file-missing",
        "the layout has no {name}.",
        "put the file there, or start the layout with `based-on: ..` to take it from another one.",
    )
    LAYOUT_FILE_UNREAD = Rule(
        "layout-file-unread",
        "nothing reads this file of the layout.",
        "{did_you_mean}{advice}.",
        Severity.WARNING,
    )
    TOKEN_UNUSED = Rule(
        "token-unused",
        "no rule uses {name}, so its value changes nothing.",
        "{did_you_mean}use it as var({name}), or delete the line.",
        Severity.WARNING,
    )
    FONT_FAMILY_UNKNOWN = Rule(
        "font-family-unknown",
        'no @font-face rule gives the family "{family}", so the next one is taken.',
        "{did_you_mean}name its file in an @font-face rule; the machine's own fonts are never seen.",
        Severity.WARNING,
    )
    SHEET_RULE_IGNORED = Rule(
        "sheet-rule-ignored",
        "reading systems and browsers pass over this rule: it has {what}.",
        "{did_you_mean}mend the rule, or delete it.",
        Severity.WARNING,
    )
    SHEET_LOW_CONTRAST = Rule(
        "sheet-low-contrast",
        "`{selector}` in {colour} has a contrast of {ratio} to its ground, {ground}; {enough} is needed.",
        "make the colour darker or its ground lighter, or the other way round (WCAG 2.2, 1.4.3).",
    )
    TEMPLATE_ERROR = Rule(
        "template-error",
        "the template fails here: {reason}.",
        "{advice}.",
    )
    STYLE_ERROR = Rule(
        "style-error",
        "the style sheet fails here: {reason}.",
        "mend the line: close what is open, and give every var(--name) its value in :root.",
    )
    PRINTED_WORD_MISSING = Rule(
        "printed-word-missing",
        "there is no `{word}` among the words of `{language}` in {file}.",
        "mend the name where it is asked for, or add a line `{word}: …` below `{language}:` there.",
    )
    PRINTED_WORDS_IN_ENGLISH = Rule(
        "printed-words-in-english",
        "the layout has no words of {language}, so that it prints “{shown}” and the like in English.",
        "add `{primary}:` to words.yaml (make it, where the layout has none), and below it what `en:` has.",
        Severity.WARNING,
    )

    # House style, by `make check`
    UNKNOWN_RULE = Rule(
        "unknown-rule",
        'there is no rule "{rule}".',
        "{did_you_mean}write the code of a problem, as it is told, such as double-space.",
    )
    FIXED_RULE = Rule(
        "fixed-rule",
        'the rule "{rule}" can\'t be changed: no issue goes out where it is broken.',
        "delete this line.",
    )
    UNKNOWN_ARTICLE = Rule(
        "unknown-article",
        '"{folder}" is no article of this issue.',
        "{did_you_mean}write the name of an article's folder, or delete this line.",
    )
    PICTURE_WITHOUT_RIGHTS = Rule(
        "picture-without-rights",
        "nothing says that {picture} may be printed.",
        "{advice}.",
        Severity.WARNING,
    )
    RIGHTS_LAPSED = Rule(
        "rights-lapsed",
        "the rights to {picture} lapsed on {lapse}, and the issue is published on {published}.",
        "have them prolonged and write the new day, or take another picture.",
    )
    RIGHTS_LAPSE_SOON = Rule(
        "rights-lapse-soon",
        "the rights to {picture} lapse on {lapse}, within a year of the issue's day, {published}.",
        "have them prolonged, or see that the ebook is withdrawn by then.",
        Severity.WARNING,
    )
    RIGHTS_WITHOUT_DAY = Rule(
        "rights-without-day",
        'the rights to {picture} end, but not on a day: "{typed}".',
        "write the last day after `until`, such as until 2033-01-01.",
        Severity.WARNING,
    )
    ALT_REPEATS_CAPTION = Rule(
        "alt-repeats-caption",
        "what is heard of {picture} says the same as its caption.",
        "let the brackets say what the picture shows, and the caption what there is to know about it.",
        Severity.WARNING,
    )
    ALT_IS_FILE_NAME = Rule(
        "alt-is-file-name",
        '"{alt}" is the name of a file, and no help to someone who can\'t see the picture.',
        "write what the picture shows.",
        Severity.WARNING,
    )
    HEADING_SKIPS_LEVEL = Rule(
        "heading-skips-level",
        "this heading is of level {level}, but the one above it is of level {above}.",
        "write {wanted}.",
        Severity.WARNING,
    )
    DOUBLE_SPACE = Rule(
        "double-space",
        'more than one space stands between "{before}" and "{after}".',
        "delete all but one.",
        Severity.WARNING,
    )
    SPACE_BEFORE_COMMA = Rule(
        "space-before-comma",
        'a space stands between "{before}" and the comma.',
        "delete the space.",
        Severity.WARNING,
    )
    HYPHENS_FOR_DASH = Rule(
        "hyphens-for-dash",
        'two hyphens stand for a dash beside "{beside}"; {why}.',
        "write \u2013, or \u2014 if that is the dash of the house.",
        Severity.WARNING,
    )
    MIXED_QUOTES = Rule(
        "mixed-quotes",
        "straight {marks} ({straight}) stand beside curly ones ({curly}) in this article.",
        "type all of them straight: they come out curly in pairs. Or type all of them curly.",
        Severity.WARNING,
    )
    UNCLOSED_QUOTATION = Rule(
        "unclosed-quotation",
        "the quotation that begins with {mark}{words} never closes.",
        "put {closing} where it ends.",
        Severity.WARNING,
    )
    NAME_SPELT_TWO_WAYS = Rule(
        "name-spelt-two-ways",
        '"{spelt}" stands here ({times}), but "{other}" in {other_place} ({other_times}).',
        "write one of the two throughout; if both are right, put both into words.txt.",
        Severity.WARNING,
    )
    NUMBERS_STYLED_TWO_WAYS = Rule(
        "numbers-styled-two-ways",
        '"{typed}" stands here ({times}), but "{other}" in {other_place} ({other_times}).',
        "write one of the two throughout.",
        Severity.WARNING,
    )
    SPELLING = Rule(
        "spelling",
        '"{word}" is in no dictionary of {language}{times}.',
        "{nearest}if it is right, put it on a line of its own in words.txt.",
        Severity.WARNING,
    )
    DUMMY_TEXT = Rule(
        "dummy-text",
        '"{words}" is what `makeready new` writes for somebody to replace.',
        "write your own words there, or delete it; a release is refused while it stands.",
        Severity.WARNING,
    )
    NO_DICTIONARY = Rule(
        "no-dictionary",
        "there is no dictionary of {language}, so its spelling is not checked.",
        "have it read; `spelling: off` for the article in house-style.yaml says that this is known.",
        Severity.WARNING,
    )

    # Preflight, of the pages as they are laid out
    PICTURE_SOFT = Rule(
        "picture-soft",
        "{picture} is printed {width} mm wide on page {page}, at {ppi} ppi: it will look soft.",
        "ask for a file at least {pixels} pixels wide, which makes {wanted} ppi, or print it smaller.",
        Severity.WARNING,
    )
    PICTURE_COARSE = Rule(
        "picture-coarse",
        "{picture} is printed {width} mm wide on page {page}, at {ppi} ppi: its pixels will be seen.",
        "ask for a file at least {pixels} pixels wide, which makes {wanted} ppi, or print it smaller.",
    )
    PICTURE_CROPPED = Rule(
        "picture-cropped",
        "{picture} loses {share} % of itself on page {page}.",
        "look at the page; another `place:` or a picture of another shape shows more of it.",
        Severity.WARNING,
    )
    PICTURE_SHORT_OF_BLEED = Rule(
        "picture-short-of-bleed",
        "what runs off the page has to run through the bleed, and ends at the trim: {pictures}.",
        "let it end `var(--bleed)` beyond the trim, as `.plate img` does, with no `overflow: hidden` in the"
        " way, or well within it. How wide the bleed is, the printer says.",
        Severity.WARNING,
    )

    COPYFIT_OVER = Rule(
        "copyfit-over",
        "the article takes {pages} where {allotted} are allotted: {lines} too many.",
        "cut them, print a picture smaller, or change `pages:` at its head.",
        Severity.WARNING,
    )
    COPYFIT_UNDER = Rule(
        "copyfit-under",
        "the article takes {pages} where {allotted} are allotted: about {lines} are free.",
        "let it run longer, print a picture larger, or change `pages:` at its head.",
        Severity.WARNING,
    )
    PAGES_CHANGED = Rule(
        "pages-changed",
        "the article takes {pages} and took {before} in the last release; {others}.",
        "if that is not meant, cut the article or let it run longer.",
        Severity.WARNING,
    )
    LAST_PAGE_NEARLY_EMPTY = Rule(
        "last-page-nearly-empty",
        "the article ends with {lines} on page {page}, which has room for {room}.",
        "cut them to win the page, or fill it: with text, a pull quote or a picture.",
        Severity.WARNING,
    )

    SHORT_LAST_LINE = Rule(
        "short-last-line",
        'the paragraph\'s last line, on page {page}, is "{line}".',
        "cut a word of the paragraph, or add one.",
        Severity.WARNING,
    )
    HYPHEN_LADDER = Rule(
        "hyphen-ladder",
        'on page {page} four lines below each other end in a hyphen, down to "{line}".',
        "change a word of the paragraph, and they fall otherwise.",
        Severity.WARNING,
    )
    WIDOW = Rule(
        "widow",
        'a paragraph\'s last line stands alone at the head of a column on page {page}: "{line}".',
        "let the layout set `widows: 2`, or cut a word of the paragraph, or add a line to it.",
        Severity.WARNING,
    )
    ORPHAN = Rule(
        "orphan",
        'a paragraph\'s first line stands alone at the foot of a column on page {page}: "{line}".',
        "let the layout set `orphans: 2`, or cut a line above it, or add one.",
        Severity.WARNING,
    )
    LONELY_SUBHEAD = Rule(
        "lonely-subhead",
        'the subhead "{line}" has no two lines of its text below it on page {page}.',
        "let the layout set `break-after: avoid` for it and `orphans: 2` for text, or cut a line above it.",
        Severity.WARNING,
    )
    LOOSE_LINES = Rule(
        "loose-lines",
        "{lines} set with word spaces more than twice as wide as they should be in this paragraph;"
        ' the loosest, on page {page}, is "{line}".',
        "change a word of the paragraph; otherwise ask the designer, who can let letters be spaced "
        "(layouts/README.md).",
        Severity.WARNING,
    )
    DIVIDED_HEADLINE = Rule(
        "divided-headline",
        'a word of the heading is divided on page {page}: "{line}".',
        "let the layout set `hyphens: manual` for headings, or choose shorter words.",
        Severity.WARNING,
    )
    SHORT_HEADLINE_END = Rule(
        "short-headline-end",
        'the heading\'s last line, on page {page}, is "{line}".',
        "let the layout balance it with `--text-wrap: balance`, or cut a word of it, or add one.",
        Severity.WARNING,
    )
    HEADLINE_AFTER_SMALL_WORD = Rule(
        "headline-after-small-word",
        'the heading breaks after a small word on page {page}: "{line}".',
        "change a word of it, so that the small word goes with what it belongs to.",
        Severity.WARNING,
    )
    COLUMN_LEFT_EMPTY = Rule(
        "column-left-empty",
        'more than a third of the column stays empty on page {page}, below "{line}".',
        "move what did not fit there in the text: a picture, a table or a box that follows.",
        Severity.WARNING,
    )
    TEXT_OUT_OF_ITS_BOX = Rule(
        "text-out-of-its-box",
        'text leaves its box, {box}, on page {page}: "{line}".',
        "cut it, or let the rules for {box} make it larger or its text smaller.",
    )
    BOXES_OVERLAP = Rule(
        "boxes-overlap",
        '{box} lies on other text or on another box on page {page}, at "{line}".',
        "look at the page; let the rules for {box} give it room of its own (height, margin, position).",
    )
    BINDING_PAGES = Rule(
        "binding-pages",
        "the issue has {pages} pages, and saddle stitching takes sheets of four.",
        "add {more}, or take {fewer} out.",
        Severity.WARNING,
    )

    # Preflight, by the programs of others
    EPUBCHECK_FINDING = Rule(
        "epubcheck-finding",
        "EPUBCheck finds {rule}: {message}.",
        "mend what stands here, in the text or in its template; no shop takes the ebook as it is.",
    )
    ACE_FINDING = Rule(
        "ace-finding",
        "Ace finds {rule}: {message}.",
        "mend what stands here, in the text or in its template; somebody can't read it as it is.",
    )
    VERAPDF_FINDING = Rule(
        "verapdf-finding",
        "veraPDF finds that rule {rule} of PDF/UA-1 is broken: {message}.",
        "look at the page's templates; if they are right, tell the makers of Makeready.",
    )
    TEXT_OFF_THE_PAGE = Rule(
        "text-off-the-page",
        "text stands off page {page} and is cut: “{words}”.",
        "let the layout give it room.",
    )
    TEXT_OUTSIDE_SAFE_AREA = Rule(
        "text-outside-safe-area",
        "“{words}” on page {page} stands nearer to the edge than {safe} mm, where a knife may take it.",
        "move it inwards, or let `safe-area:` in layout.yaml say what the printer asks for.",
        Severity.WARNING,
    )
    FONT_NOT_EMBEDDED = Rule(
        "font-not-embedded",
        "the font {font} on page {page} is not in the PDF: a printer sets another in its place.",
        "let an @font-face of the layout bring it.",
    )
    FONT_NOT_SUBSET = Rule(
        "font-not-subset",
        "all glyphs of the font {font} on page {page} are in the PDF, used or not.",
        "tell the makers of Makeready.",
        Severity.WARNING,
    )
    FONT_NOT_LICENSED = Rule(
        "font-not-licensed",
        "by its licence the font {font} {may_not}.",
        "choose another font, or ask its foundry for a licence and a file that says so (OS/2, fsType).",
    )
    FONT_LACKS_GLYPH = Rule(
        "font-lacks-glyph",
        "the font {font} is asked on page {page} for a character that it has no glyph for.",
        "name another font behind it in `font-family`, or change the character.",
    )
    WORK_TREE_CHANGED = Rule(
        "work-tree-changed",
        "not all is committed that the release would be made from: {files}.",
        "commit it, so that the release can be made again; or release it as it is with --allow-dirty.",
    )
    WORK_TREE_UNKNOWN = Rule(
        "work-tree-unknown",
        "git can't tell whether all is committed that the release would be made from: {reason}.",
        "see what `git status` says in that folder; or release it as it is with --allow-dirty.",
    )
    RELEASE_WITHOUT_SUMS = Rule(
        "release-without-sums",
        "this is no release whose checksums can be read: {reason}.",
        "name the folder that `make release` wrote, with its SHA256SUMS.",
    )
    RELEASE_CHANGED = Rule(
        "release-changed",
        "this file of the release {how}.",
        "get it anew from where it was released; what is released is never changed.",
    )
    RELEASE_MADE_OTHERWISE = Rule(
        "release-made-otherwise",
        "made again from its commit it differs in {files}.",
        "compare bill-of-materials.json with that of this machine: other versions give other bytes.",
    )
    RELEASE_NOT_MADE_AGAIN = Rule(
        "release-not-made-again",
        "its files are as they were released, but it was not made again: {reason}.",
        "run it in the repository of the manuscript, with all of its history.",
        Severity.WARNING,
    )
    RELEASE_EXISTS = Rule(
        "release-exists",
        "this release is there already, and what is made now differs in {files}.",
        "where it is out, release a correction: `make release ARGS=\"--revision {next} --note 'What it "
        "mends.'\"`; where it has not left the house, remove its folder and release again.",
    )
    OUTPUT_PROFILE_MISSING = Rule(
        "output-profile-missing",
        "the layout does not say what it is printed on, so the printer's PDF can't be made.",
        "add `output-condition:` and `output-profile:` to its layout.yaml: ask the printer for both.",
        Severity.WARNING,
    )
    OUTPUT_PROFILE_UNFIT = Rule(
        "output-profile-unfit",
        "the layout's output-profile is of no use: {reason}.",
        "ask the printer for the ICC profile of the press, which has CMYK.",
    )
    COLOUR_NOT_IN_INKS = Rule(
        "colour-not-in-inks",
        "page {page} has {what}, which can't be told in the printer's inks.",
        "draw it with plain colours, or put a picture (JPEG or PNG) in its place.",
    )
    PDF_X_FAULT = Rule(
        "pdf-x-fault",
        "the printer's PDF {fault} ({check}: ISO 32000-1, {clause}).",
        "PDF/X-4 does not allow it; if no style sheet or picture of yours brings it, tell us.",
    )
    INK_TOO_HEAVY = Rule(
        "ink-too-heavy",
        "{what} on page {page} lays {ink} % of ink; printers take {most} %.",
        "take from cyan, magenta and yellow what black can do.",
    )
    LOW_CONTRAST = Rule(
        "low-contrast",
        "“{words}” on page {page}, in {colour}, has a contrast of {ratio} to its ground; {enough} is needed.",
        "make the text darker or its ground lighter, or the other way round; on a picture, take one that is"
        " calmer there (WCAG 2.2, 1.4.3).",
        Severity.WARNING,
    )
    EBOOK_WITHOUT_PAGES = Rule(
        "ebook-without-pages",
        "the ebook tells no pages of the printed issue: {reason}.",
        "`make pdf` says what is missing; then make the ebook again.",
        Severity.WARNING,
    )
    PRINT_AND_EBOOK_DIFFER = Rule(
        "print-and-ebook-differ",
        "the {what} of print and ebook part: where print has “{printed}”, the ebook has “{ebook}”.",
        "look into the layout: one of its templates leaves something out, or puts it elsewhere.",
    )
    PAGE_LIST_WRONG = Rule(
        "page-list-wrong",
        "the ebook does not tell where page {page} begins: {reason}.",
        "look into the layout: a template of the ebook says other words than that of the print.",
    )
    EBOOK_STRAY_FILE = Rule(
        "ebook-stray-file",
        "{file} lies in the ebook, and its manifest does not name it.",
        "tell the makers of Makeready; a shop may refuse the ebook for it.",
    )
    EBOOK_UNREACHED_FILE = Rule(
        "ebook-unreached-file",
        "nothing in the ebook shows or leads to {file}.",
        "see that the layout's templates and style sheets still use it, or take it out of them.",
        Severity.WARNING,
    )
    EBOOK_EMPTY_ALT = Rule(
        "ebook-empty-alt",
        "in the ebook {picture} has an empty alt: to someone who can't see it, it is not there.",
        "its brackets in the manuscript are filled: let the layout's template for figures print `block.alt`.",
        Severity.WARNING,
    )
    EBOOK_TABLE_WITHOUT_HEADINGS = Rule(
        "ebook-table-without-headings",
        "this table has no headings: who hears a cell does not hear what it is about.",
        "write a head row.",
        Severity.WARNING,
    )
    EBOOK_DEAD_RULE = Rule(
        "ebook-dead-rule",
        'no template and no markup has the class or id "{name}", so this rule reaches nothing.',
        "mend the name, or delete the rule.",
        Severity.WARNING,
    )
    EBOOK_WRONG_CLAIM = Rule(
        "ebook-wrong-claim",
        'the ebook claims to conform to "{claim}".',
        "write EPUB Accessibility 1.1 - WCAG 2.2 Level AA and name who has certified it, or claim nothing.",
    )
    EBOOK_PICTURE_BROKEN = Rule(
        "ebook-picture-broken",
        "{file} in the ebook can't be shown: {reason}.",
        "save the picture anew.",
    )
    BUILT_OTHERWISE = Rule(
        "built-otherwise",
        "the file of this name in {folder}/ is not the one that a build wrote there, and was not judged.",
        "run `make issue`, which writes it anew; what somebody has changed in it by hand is lost then.",
        Severity.WARNING,
    )
    NOT_CHECKED = Rule(
        "not-checked",
        "{judge} has not judged {file}: {reason}.",
        "run `make check` where the machine may be given what is missing; `make doctor` tells it.",
        Severity.WARNING,
    )

    # Preflight
    RELEASE_NEEDS_PICTURE = Rule(
        "release-needs-picture",
        "{picture} is missing, so an FPO panel stands in its place.",
        "put the picture there, or build a draft.",
    )
    RELEASE_NEEDS_CREDIT = Rule(
        "release-needs-credit",
        "{picture} has no credit.",
        'add "- credit: …" to its caption, or "credit:" to the cover.',
    )
    RELEASE_NEEDS_RIGHTS = Rule(
        "release-needs-rights",
        "nothing says that {picture} may be printed.",
        'add "- rights: …" to its caption, or "rights:" to the cover.',
    )
    RELEASE_NEEDS_ALT = Rule(
        "release-needs-alt",
        "{picture} says nothing to someone who can't see it.",
        "write in the brackets what it shows: ![What it shows.]({picture})",
    )

    # Producing: the printed issue
    FETCH_REFUSED = Rule(
        "fetch-refused",
        "the layout asks for something that it may not open: {reason}.",
        "copy the file into the layout's folder and name the copy; nothing comes from the network.",
    )
    LAYOUT_FAULT = Rule(
        "layout-fault",
        "the page can't be laid out as the style sheet says: {message}.",
        "{did_you_mean}mend the rule; layouts/README.md lists what the engine knows.",
        Severity.WARNING,
    )
    GLYPH_MISSING = Rule(
        "glyph-missing",
        "no font of the layout has {character} ({codepoint}).",
        "use another character, or add a font that has it to the layout; its number is set in its place.",
        Severity.WARNING,
    )
    ANCHOR_MISSING = Rule(
        "anchor-missing",
        'nothing on the pages has the id "{anchor}", so that its page can\'t be named or linked to.',
        "let the template print the article's slug and the figure's markup as it is given them.",
    )
    DEAD_LINK = Rule(
        "dead-link",
        'a link leads to "unit:{anchor}", and nothing in the issue is called that.',
        "write unit: and, behind it, the slug or the figure's anchor as the template is given it.",
    )
    FOLIOS_UNSETTLED = Rule(
        "folios-unsettled",
        "the page numbers that the text names change the pages they are on, again and again.",
        "change the words around a page reference by a line, or take one out.",
    )

    # Producing: the ebook
    NOT_WELL_FORMED = Rule(
        "not-well-formed",
        "what this template makes is not well-formed: {reason}, at {file}.",
        "close every tag, put every attribute in quotes, and write &amp; for a bare &.",
    )
    FONT_UNREADABLE = Rule(
        "font-unreadable",
        "this is no font that can be read: {reason}.",
        "put an OTF, TTF or WOFF2 file there.",
    )
    FONT_NOT_EMBEDDABLE = Rule(
        "font-not-embeddable",
        "the maker of this font does not allow that it is put into an ebook.",
        "choose a font whose licence allows it, such as one under the SIL Open Font License.",
    )

    # Producing: the account of words
    WORDS_MISSING = Rule(
        "words-missing",
        "these words of the manuscript would not be printed: {words}.",
        "see that the templates print all they are given, and no height in a style sheet cuts it{boxes}.",
    )
    WORDS_OUT_OF_ORDER = Rule(
        "words-out-of-order",
        'from the word "{words}" on, the text would not be printed in its order.',
        "see that the layout's templates print what they are given in the order in which it stands.",
    )

    # Writing
    FILE_NOT_WRITTEN = Rule(
        "file-not-written",
        "nothing could be written here ({reason}).",
        "make room there, or choose another folder with --output; what it held is untouched.",
    )
    WORK_NOT_WRITTEN = Rule(
        "work-not-written",
        "unfinished work can't be kept here ({reason}).",
        "make room there, or name another folder for it: TMPDIR=/another/folder make release.",
    )
    NAME_TAKEN = Rule(
        "name-taken",
        "another of the issues that are built at once is called {slug}, too.",
        "give one of them another title or number, or build them into different folders.",
    )
    CACHE_NOT_WRITTEN = Rule(
        "cache-not-written",
        "what this build has made could not be kept for the next one ({reason}).",
        "make room there; the issue is whole, but the next build takes as long as this one.",
        Severity.WARNING,
    )

    # Publishing
    NO_RELEASE = Rule(
        "no-release",
        'no release "{name}" is here; those that are: {there}.',
        "run `make release`, or name one that is there; --output says where build/ is.",
    )
    TARGET_HAS_OTHER = Rule(
        "target-has-other",
        "another file of this name is at the target ({reason}), and is never overwritten.",
        "what is out stays: publish a correction (`makeready release --revision`), or go to another place.",
    )
    SHELF_AHEAD = Rule(
        "shelf-ahead",
        "the shelf's pages and feeds link to releases that are not at the target: {names}.",
        "publish them too: `make publish TARGET=… ARGS=--all`.",
        Severity.WARNING,
    )
    ARRIVED_OTHERWISE = Rule(
        "arrived-otherwise",
        "this file is not there as it was sent: {reason}.",
        "run the same command again; if it stays so, ask who keeps the server.",
    )
    TARGET_UNREACHED = Rule(
        "target-unreached",
        "the target can't be reached: {reason}.",
        "see that its address is right and the network there, and run the same command again.",
    )
    TARGET_BROKE_OFF = Rule(
        "target-broke-off",
        "the target no longer answers: {reason}.",
        "run the same command again: it goes on with this file.",
    )
    TARGET_DENIED = Rule(
        "target-denied",
        "the target does not let you in: {reason}.",
        "{how}.",
    )
    TARGET_KEY_UNKNOWN = Rule(
        "target-key-unknown",
        "the target can't prove who it is: {reason}.",
        "call `ssh {host}`, compare the fingerprint with what its owner tells, and accept it there.",
    )
    TARGET_NOT_WRITABLE = Rule(
        "target-not-writable",
        "nothing may be written there: {reason}.",
        "ask who keeps the target, or go to another place.",
    )
    TARGET_FULL = Rule(
        "target-full",
        "there is no room at the target: {reason}.",
        "make room there and run the same command again: it goes on with this file.",
    )


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where an editor or a designer has to look: a file as they know it, and its line (0: the whole)."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Spot:
    """Where on the printed pages a problem is seen."""

    folio: int
    area: tuple[float, float, float, float]
    """Left, bottom, right and top edge, in pt from the lower left of the page's trim."""


class Problem:
    """A code at a place, with the details its text asks for.

    Raises `KeyError` when a detail is missing, so that no message is ever half filled.
    """

    __slots__ = ("code", "hint", "place", "sentence", "severity", "spots")

    def __init__(self, code: Code, place: Place, **details: object) -> None:
        self.code = code
        self.place = place
        self.severity = code.value.severity
        self.sentence = code.value.sentence.format_map(details)
        self.hint = code.value.hint.format_map(details)
        self.spots: tuple[Spot, ...] = ()

    def seen_at(self, *spots: Spot) -> Problem:
        """The same problem, with where it is seen on the printed pages."""
        seen = copy(self)
        seen.spots = spots
        return seen

    def as_grave_as(self, severity: Severity) -> Problem:
        """The same problem, as grave as the house takes it."""
        taken = copy(self)
        taken.severity = severity
        return taken

    def __str__(self) -> str:
        return f"{self.place}  {self.code.value.code}  {self.sentence}\n    hint: {self.hint}"


@dataclass(frozen=True, slots=True)
class Findings:
    """Where the reader of one file puts down what it finds; the list is shared by all files."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, code: Code, line: int = 0, **details: object) -> None:
        """Put down a problem of this file."""
        self.problems.append(Problem(code, Place(self.file, line), **details))

    def of(self, file: str) -> Findings:
        """The same list, to put down problems of another file."""
        return Findings(file, self.problems)


class Refused(Exception):
    """A stage could not give its result; `problems` say why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems
