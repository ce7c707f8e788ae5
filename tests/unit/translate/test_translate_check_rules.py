"""Each rule on a text that it finds fault with and on one that it lets pass: in a message
of its own, in one with a context, in a plural."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polib import POEntry

from sidos.i18n.locale_info import LocaleInfo
from sidos.translate.check.entry import Issue, entry_of, lone_forms
from sidos.translate.check.facts import LocaleFacts
from sidos.translate.check.number import separators
from sidos.translate.check.project import check_entries

FI = LocaleInfo(tag="fi", name="suomi", cldr="fi", complete=True)
AR = LocaleInfo(
    tag="ar",
    name="العربية",
    direction="rtl",
    cldr="ar",
    nplurals=6,
    plural="n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5",
)
JA = LocaleInfo(tag="ja", name="日本語", cldr="ja", nplurals=1, plural="0")
WIDE = "lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas"


def issues(entries: Sequence[POEntry], info: LocaleInfo = FI, *, interface: bool) -> list[Issue]:
    facts = LocaleFacts(info=info, interface=interface, separators=separators(info))
    lone = lone_forms(info)
    seen = [entry_of(entry, lone, interface=interface) for entry in entries]
    return [issue for _, issue in check_entries(seen, facts)]


def rules(entries: Sequence[POEntry], info: LocaleInfo = FI, *, interface: bool = True) -> set[str]:
    return {issue.rule for issue in issues(entries, info, interface=interface)}


def of(source: str, text: str, comment: str = "", context: str | None = None) -> POEntry:
    return POEntry(msgid=source, msgstr=text, comment=comment, msgctxt=context)


def in_context(source: str, text: str, comment: str = "") -> POEntry:
    return of(source, text, comment, "menu")


def plural(source: str, text: str, comment: str = "") -> POEntry:
    forms = {0: text, 1: text}
    return POEntry(msgid=source, msgid_plural=source, msgstr_plural=forms, comment=comment)


CASES = [
    ("placeholder", "", "Open {a} and {b}.", "Avaa {a} ja {b}.", "Avaa nämä."),
    ("placeholder", "", "Open {name}.", "Avaa {name}.", "Avaa {name} ja {nimi}."),
    ("placeholder", "", "Open {name}.", "Avaa {name}.", "Avaa {name} ja {name."),
    ("placeholder", "", "Open {{it}}.", "Avaa {{se}}.", "Avaa {se}."),
    ("markdown", "", "A *big* dog.", "*Iso* koira.", "Iso koira."),
    ("markdown", "", "A **big** dog.", "**Iso** koira.", "*Iso* koira."),
    ("markdown", "", "Run `x`.", "Aja `x`.", "Aja ’x’."),
    ("markdown", "", "See [this](a.md).", "Katso [tätä](a.md).", "Katso [tätä](b.md)."),
    ("markdown", "kind: question", "Which?\n\n- a\n- b", "Mikä?\n\n- a\n- b", "Mikä?\n\n- a b"),
    ("markdown", "kind: explanation", "On 2 June.", "2. kesäkuuta.", "2. kesäkuuta\n3. päivä."),
    ("markdown", "kind: explanation", "- A\n\nb.", "- A\n\nb .", "- A\n\n- b."),
    ("markdown", "kind: question", "|a|b|\n|-|-|", "|c|d|\n|-|-|", "|c|\n|-|"),
    ("markdown", "", "One line.", "Yksi rivi.", "Yksi\nrivi."),
    ("markup", "", "A [b]big[/b] dog.", "[b]Iso[/b] koira.", "[b]Iso koira."),
    ("markup", "", "A [b]big[/b] dog.", "[b]Iso[/b] koira.", "[i]Iso[/i] koira."),
    ("markup", "", "A big dog.", "Iso [koira].", "Iso [b]koira."),
    ("markup", "", "A <em>big</em> dog.", "<em>Iso</em> koira.", "Iso</em> koira."),
    ("too-wide", "width: 6", "Answer", "Vastaa", "Vastaus"),
    ("too-wide", "width: 6", "Answer", "日本語", "日本語で"),
    ("too-wide", "width: 6", "Answer", "ä\u0301ä\u0301ääää", "👍👍👍👍"),
    ("too-wide", "width: 6", "{n} more", "{n} muu", "{n} muutamia"),
    ("too-wide", "width: 9\nwidth: 6", "Answer", "Vastaa", "Vastaus"),
    ("long-word", "kind: group", "Others", "Aivan kaikki muut", "Toiminnanohjausjärjestelmät"),
    ("long-word", "", "A person is here.", f"{WIDE[:50]} on tässä.", f"{WIDE} on tässä."),
    ("key-name", "", "Press Ctrl+Q to leave.", "Lopeta: Ctrl+Q.", "Lopeta: Ctrl+W."),
    ("key-name", "", "Press Enter to go on.", "Jatka: paina Enteriä.", "Jatka: paina Returnia."),
    ("key-name", "", "Use ↑ and ↓.", "Käytä ↑ ja ↓.", "Käytä ↑ ja →."),
    ("key-name", "", "F4 shows it.", "F4 näyttää sen.", "F40 näyttää sen."),
    ("key-name", "", "Leave now.", "Lähde nyt.", "Lähde: Esc."),
    ("not-nfc", "", "Many", "Yhtä", "Yhta\u0308"),
    ("control-character", "", "A page.", "Sivu.", "Si\u0007vu."),
    ("control-character", "", "A page.", "Sivu.", "Si\u202evu."),
    ("control-character", "", "A page.", "Sivu.", "Si\u200fvu."),
    ("control-character", "", "A page.", "Sivu.", "Si\ufeffvu."),
    ("numbers", "", "In 2011 and 2015.", "Vuosina 2011 ja 2015.", "Vuosina 2011 ja 2014."),
    ("numbers", "", "In 2010–11.", "2010 ja 2011.", "2010 ja 2012."),
    (
        "numbers",
        "",
        "It was 1,234.5 m.",
        "Se oli 1\u00a0234,5\u00a0m.",
        "Se oli 1\u00a0234,6\u00a0m.",
    ),
    ("numbers", "", "It was 12.", "Niitä oli kaksitoista.", "Niitä oli 13."),
    ("numbers", "", "On 3 May at 8:30.", "3. toukokuuta klo 8.30.", "4. toukokuuta klo 8.30."),
    ("numbers", "", f"It is {'9' * 5000}.", f"Se on {'9' * 5000}.", "Se on 9."),
    ("torn-number", "", "15,000 of them.", "Niitä on 15\u00a0000.", "Niitä on 15 000."),
    ("torn-number", "", "About {n} min", "Noin {n}\u00a0min", "Noin {n} min"),
    ("torn-number", "", "It is 20%.", "Se on 20\u00a0%.", "Se on 20 %."),
    ("end-punctuation", "", "Who waits?", "Kuka odottaa?", "Kuka odottaa."),
    ("end-punctuation", "", "He said “yes.”", "Hän sanoi ”joo”.", "Hän sanoi ”joo”"),
    ("end-punctuation", "", "Loading…", "Ladataan...", "Ladataan"),
    ("end-punctuation", "", "A title", "Otsikko", "Otsikko."),
    ("doubled-space", "", "A big dog.", "Iso koira.", "Iso  koira."),
    ("doubled-word", "", "A big dog.", "Iso koira.", "Iso iso koira."),
    ("unchanged", "", "A big dog", "Iso koira", "A big dog"),
]


@pytest.mark.parametrize(("rule", "comment", "source", "good", "bad"), CASES)
def test_a_rule_finds_the_mistake_and_lets_the_right_text_pass(
    rule: str, comment: str, source: str, *, good: str, bad: str
) -> None:
    for make in (of, in_context, plural):
        assert rules([make(source, good, comment)]) == set()
        assert rule in rules([make(source, bad, comment)])


@pytest.mark.parametrize(
    "source",
    [
        "GitHub",
        "CSV",
        "{n}\u00a0min",
        "3 × 4 = 12",
        "…",
        "--format",
        "https://a.fi/b",
        "Juha Frey",
        "a/b",
    ],
)
def test_names_codes_numbers_and_symbols_may_stay_as_they_are(source: str) -> None:
    assert rules([of(source, source)]) == set()


def test_what_the_source_does_twice_may_be_done_twice() -> None:
    assert rules([of("Very very big.", "Hyvin hyvin iso.")]) == set()
    assert rules([of("a  b", "c  d")]) == set()


def test_what_a_command_takes_is_no_tag() -> None:
    assert rules([of("[CODE]", "[KOODI]")]) == set()
    assert rules([of("[B]Big[/B]", "[B]Iso")]) == {"markup"}


def test_keys_may_be_called_as_the_catalogue_calls_them() -> None:
    names = [
        POEntry(msgid="Space", msgstr="Väli", occurrences=[("app/sidos/tui/key_name.py", "")]),
        POEntry(msgid="Shift", msgstr="Vaihto", occurrences=[("app/sidos/tui/key_name.py", "")]),
    ]
    source = "Use Shift+Tab, or press Space."
    assert rules([*names, of(source, "Käytä Vaihto+Tab tai paina Väli-näppäintä.")]) == set()
    assert rules([*names, of(source, "Käytä Shift+Tab tai paina Space.")]) == set()
    assert rules([*names, of(source, "Käytä Vaihto+Tab tai paina nappia.")]) == {"key-name"}
    assert rules([of("Enter a number.", "Anna numero.")]) == set()  # a verb, not the key


def test_a_form_for_one_number_may_say_it_in_words_but_leave_out_nothing_else() -> None:
    def days(one: str, many: str) -> POEntry:
        return POEntry(
            msgid="{n} day in {place}.",
            msgid_plural="{n} days in {place}.",
            msgstr_plural={0: one, 1: many},
        )

    assert rules([days("Päivä: {place}.", "{n} päivää: {place}.")]) == set()
    assert rules([days("Yksi päivä.", "{n} päivää: {place}.")]) == {"placeholder"}
    assert rules([days("{n} päivä: {place}.", "Päiviä: {place}.")]) == {"placeholder"}


def test_each_language_has_its_own_forms_for_one_number() -> None:
    forms = {0: "لا أيام", 1: "يوم", 2: "يومان", 3: "{n} أيام", 4: "{n} يومًا", 5: "{n} يوم"}
    days = POEntry(msgid="{n} day", msgid_plural="{n} days", msgstr_plural=forms)
    assert rules([days], AR) == set()
    days.msgstr_plural = {**forms, 3: "أيام"}
    assert rules([days], AR) == {"placeholder"}
    only = POEntry(msgid="{n} day", msgid_plural="{n} days", msgstr_plural={0: "日"})
    assert rules([only], JA) == {"placeholder"}


@pytest.mark.parametrize(
    ("info", "source", "text"),
    [
        (AR, "Who waits?", "من ينتظر؟"),
        (AR, "In 2011, ok.", "في \u202a٢٠١١\u202c؛ نعم."),
        (AR, "A page.", "\u200fصفحة."),
        (JA, "Who waits?", "誰が待つ？"),
        (JA, "A page. It is long.", "ページです。" * 30),
        (JA, "Loading…", "読み込み中……"),
        (LocaleInfo(tag="th", name="ไทย", cldr="th"), "A page.", "หน้า"),
        (LocaleInfo(tag="th", name="ไทย", cldr="th"), "A page. Long.", "หน้า" * 30),
        (LocaleInfo(tag="el", name="Ελληνικά", cldr="el"), "Who?", "Ποιος;"),
        (LocaleInfo(tag="de", name="Deutsch", cldr="de"), "1,234 men.", "1.234 Männer."),
        (LocaleInfo(tag="olo", name="livvi", cldr="olo"), "1,234 men.", "1 234 miesty."),
    ],
)
def test_right_texts_of_other_writings_pass(info: LocaleInfo, source: str, text: str) -> None:
    assert rules([of(source, text)], info) == set()


def test_a_question_mark_may_not_be_lost_in_any_writing() -> None:
    assert rules([of("Who waits?", "誰が待つ。")], JA) == {"end-punctuation"}
    assert rules([of("Who waits?", "من ينتظر.")], AR) == {"end-punctuation"}


def answers(accept: str, reject: str) -> list[POEntry]:
    return [
        of("ferry", accept, "kind: accepted answers, one a line", "l/q/accept"),
        of("bus", reject, "kind: refused answers, one a line", "l/q/reject"),
    ]


def test_an_answer_is_accepted_or_refused_but_not_both() -> None:
    assert rules(answers("lautta\nlossi", "bussi"), interface=False) == set()
    assert rules(answers("lautta\nlossi", "bussi\nLossi."), interface=False) == {"answer-clash"}
    assert rules(answers(" \n", "bussi"), interface=False) == {"empty-accept", "half-translated"}


def test_options_and_gaps_differ_where_those_of_the_source_do() -> None:
    def pair(first: str, second: str, *, source: str = "A boat") -> set[str]:
        entries = [
            of("A ferry", first, "kind: option", "l/q/options/a/text"),
            of(source, second, "kind: option", "l/q/options/b/text"),
        ]
        return rules(entries, interface=False)

    assert pair("Lautta", "Vene") == set()
    assert pair("Lautta", "lautta") == {"answer-clash"}
    assert pair("Lautta", "lautta", source="A ferry") == set()
    kind = "kind: accepted answers, one a line"
    gaps = [
        of("ferry\nboat", "lautta\nvene", kind, "l/q/gaps/a/accept"),
        of("lake", "järvi\nvene", kind, "l/q/gaps/b/accept"),
    ]
    assert rules(gaps, interface=False) == {"answer-clash"}


def test_a_gap_of_a_prompt_is_there_once() -> None:
    source, twice = "The {boat} comes.", "{boat} tulee, {boat}."
    assert rules([of(source, twice, "", "l/q/prompt")], interface=False) == {"placeholder"}
    assert rules([of(source, "{boat} tulee.", "", "l/q/prompt")], interface=False) == set()
    assert rules([of(source, twice)]) == set()  # the interface may repeat a value


TIE = [
    of("weak tie", "heikko side", "kind: term", "@glossary/weak/term"),
    of(
        "weak ties",
        "heikon siteen\nheikkoa sidettä\nheikot siteet",
        "kind: inflected forms, one a line",
        "@glossary/weak/forms",
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Heikoista siteistä saa uutisia.", set()),
        ("Uutisia tulee **heikkojen siteiden** kautta.", set()),
        ("Heikko side tuo uutisia.", set()),
        ("Löyhistä suhteista saa uutisia.", {"glossary"}),
    ],
)
def test_a_term_is_known_in_any_inflection(text: str, expected: set[str]) -> None:
    source = "Weak ties bring news." if "**" not in text else "**Weak ties** bring news."
    assert (
        rules([*TIE, of(source, text, "kind: paragraph", "l/p/text/1")], interface=False)
        == expected
    )


def test_a_term_of_one_word_that_is_mostly_used_otherwise_is_everyday_speech() -> None:
    term = of("tie", "side", "kind: term", "@glossary/tie/term")

    def used(times: int, of_all: int) -> set[str]:
        texts = ["Side pitää."] * times + ["Suhde pitää."] * (of_all - times)
        entries = [
            of("The tie holds.", text, "kind: paragraph", f"l/p{number}/text/1")
            for number, text in enumerate(texts)
        ]
        return rules([term, *entries], interface=False)

    assert used(10, 10) == set()
    assert used(9, 10) == {"glossary"}  # one slip
    assert used(5, 10) == set()  # now a term, now a word
    assert used(0, 10) == {"glossary"}  # nobody looked at the glossary


def test_an_abbreviation_may_stay_and_options_need_not_repeat_a_term() -> None:
    term = of("ERP system", "toiminnanohjaus", "kind: term", "@glossary/erp/term")
    forms = of(
        "ERP", "toiminnanohjauksen", "kind: inflected forms, one a line", "@glossary/erp/forms"
    )
    abbreviated = of("ERP helps.", "ERP auttaa.", "kind: paragraph", "l/p/text/1")
    prompt = of("What does ERP do?", "Mitä toiminnanohjaus tekee?", "kind: question", "l/q/prompt")
    option = of("ERP helps", "Se auttaa", "kind: option", "l/q/options/a/text")
    assert rules([term, forms, abbreviated, prompt, option], interface=False) == set()
    assert rules([term, forms, option], interface=False) == {"glossary"}


def test_a_page_that_is_cut_otherwise_is_taken_as_a_whole() -> None:
    page = [
        of("One.", "Yksi. Kaksi.\n\nKolme 3.", "kind: paragraph", "l/p/text/1"),
        of("**Two** 4.", "<!-- -->", "kind: paragraph", "l/p/text/2"),
    ]
    assert rules(page, interface=False) == set()
    page[0].msgstr += " {x}"
    assert rules(page, interface=False) == {"placeholder"}


def test_an_outdated_question_falls_back_whole_and_an_outdated_page_does_not() -> None:
    def parts(first: str, second: str) -> set[str]:
        one, other = of("One.", "Yksi.", "", first), of("Two.", "Kaksi.", "", second)
        other.flags.append("fuzzy")
        return rules([one, other], interface=False)

    assert parts("l/q/prompt", "l/q/explain") == {"outdated", "half-translated"}
    assert parts("l/p/text/1", "l/p/text/2") == {"outdated"}


def test_what_was_found_says_what_and_what_was_expected() -> None:
    (issue,) = issues([of("Answer", "Vastausvaihtoehto", "width: 6")], interface=True)
    assert (
        str(issue.message)
        == "“Vastausvaihtoehto” takes 17 cells, but there is room for 6. Shorten it."
    )
    assert issue.severity == "error"
    (issue,) = issues([of("In 2011.", "Vuonna 2012.")], interface=True)
    assert (
        str(issue.message) == "The numbers differ. Here: 2012. In the source: 2011. Correct them."
    )
    assert issue.severity == "warning"


MARKED = st.text(
    st.sampled_from(list("ab1 9.,*_`[]()<>/{}|#-+\n\\?!:“”↑^\u0308\u202e٣日")), max_size=30
)


@settings(max_examples=60, deadline=None)
@given(source=MARKED, text=MARKED)
def test_no_text_breaks_a_rule_and_a_copy_has_its_source_s_shape(source: str, text: str) -> None:
    for interface in (True, False):
        rules([of(source, text, "kind: question\nwidth: 9", "l/q/prompt")], interface=interface)
    copied = rules([of(source, source, "kind: question")])
    assert not copied & {"placeholder", "markdown", "markup", "key-name", "end-punctuation"}
