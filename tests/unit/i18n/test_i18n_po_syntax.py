import pytest

from sidos.i18n.po_syntax import scan

GOOD = r"""# A header comment
msgid ""
msgstr ""
"Language: fi\n"

#. note
#: file
#, fuzzy
#| msgctxt "x"
#| msgid "before"
msgctxt "a/b"
msgid ""
"one \"quoted\"\n"
"two"
msgstr ""

msgid "{n} thing"
msgid_plural "{n} things"
msgstr[0] "\\"
msgstr[1] "b"

#~| msgid "older"
#~ msgid "a"
#~ msgstr "b"
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_good_file_has_no_faults_and_every_line_number(ending: str) -> None:
    found = scan(GOOD.replace("\n", ending))
    assert found.faults == ()
    assert found.lines == {
        (None, ""): 2,
        ("a/b", 'one "quoted"\ntwo'): 12,
        (None, "{n} thing"): 17,
    }


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('msgid "a"\nmsgstr "b\n', 2, "quotation"),
        ('msgid "a"\nmsgstr "b"c"\n', 2, "quotation"),
        ('msgid "a"\nmsgstr b\n', 2, "quotation"),
        ('msgid "a"\nmsgstr "\\d"\n', 2, "escape"),
        ('msgid "a"\nmsgstr "b"\n<<<<<<< HEAD\n', 3, "doesn’t belong in"),
        ('"a"\n', 1, "doesn’t belong to"),
        ('msgstr "a"\n', 1, "msgstr"),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', 2, "no msgstr"),
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 3, "can’t be used"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', 3, "can’t be used"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "c"\n', 4, "can’t be used"),
        ('msgid "a"\nmsgctxt "b"\n', 2, "no msgstr"),
        ('msgctxt "a"\nmsgctxt "b"\nmsgid "c"\nmsgstr "d"\n', 2, "no msgstr"),
        ('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', 4, "line 1"),
    ],
)
def test_each_kind_of_fault_is_located(text: str, line: int, said: str) -> None:
    fault = scan(text).faults[0]
    assert fault.line == line
    assert said in str(fault.message)
