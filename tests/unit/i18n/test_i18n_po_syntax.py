import pytest

from sidos.i18n.po.syntax import scan, scan_file

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

FORMS = r"""msgid ""
msgstr "Plural-Forms: nplurals=2; plural=n != 1;\n"
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_good_file_has_no_faults_and_every_line_number(ending: str) -> None:
    result = scan(GOOD.replace("\n", ending))
    assert result.faults == ()
    assert result.lines == {
        (None, ""): 2,
        ("a/b", 'one "quoted"\ntwo'): 12,
        (None, "{n} thing"): 17,
    }


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ('msgid "a"\nmsgstr "b\n', 2, "quotation"),
        ('msgid "a"\nmsgstr "b"c"\n', 2, "quotation"),
        ('msgid "a"\nmsgstr b\n', 2, "quotation"),
        ('msgid "a"\nmsgstr "\\d"\n', 2, "escape"),
        ('msgid "a"\nmsgstr "b"\n<<<<<<< HEAD\n', 3, "merge conflict"),
        ('msgid "a"\n=======\nmsgstr "b"\n', 2, "merge conflict"),
        ('msgid "a"\nmsgstr "b"\nstray\n', 3, "doesn’t belong in"),
        ('#~ msgid "a"\nmsgstr "b"\n', 2, "“#~”"),
        ('#| msgid "a\nmsgid "b"\nmsgstr "c"\n', 1, "quotation"),
        ('#| "a"\nmsgid "b"\nmsgstr "c"\n', 1, "doesn’t belong to"),
        ('#~ msgid "a"\n#~ msgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', 4, "line 1"),
        ('msgid "a"\nmsgstr "\\303\\251"\n', 2, "escape"),
        ('msgid "a"\nmsgstr "c"\n\n# remark\n#. kind: ti', 5, "ends in the middle"),
        ('msgid "a"\nmsgstr "c"\n\n#| msgid "x"\n', 4, "ends in the middle"),
        ("", 1, "no entry"),
        ("# a comment\n\n", 1, "no entry"),
        ('"a"\n', 1, "doesn’t belong to"),
        ('msgstr "a"\n', 1, "msgstr"),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', 2, "no msgstr"),
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 3, "can’t be used"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', 3, "can’t be used"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "c"\n', 4, "can’t be used"),
        ('msgid "a"\nmsgctxt "b"\n', 2, "no msgstr"),
        ('msgid "a"\nmsgstr "b"\n\nmsgid "c"\n', 4, "ends in the middle"),
        (f'{FORMS}\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n', 4, "plural forms"),
        ('msgctxt "a"\nmsgctxt "b"\nmsgid "c"\nmsgstr "d"\n', 2, "no msgstr"),
        ('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', 4, "line 1"),
    ],
)
def test_each_kind_of_fault_is_located(text: str, line: int, expected: str) -> None:
    fault = scan_file(text.encode()).faults[0]
    assert fault.line == line
    assert expected in str(fault.message)


def test_an_entry_has_its_comments_and_previous_source() -> None:
    record = scan(GOOD).records[1]
    assert record.comments == [(".", "note"), (":", "file"), (",", "fuzzy")]
    assert record.previous == {"msgctxt": "x", "msgid": "before"}
    assert record.texts["msgid"] == 'one "quoted"\ntwo'
    older = scan(GOOD).records[3]
    assert (older.obsolete, older.previous) == (True, {"msgid": "older"})


def test_escapes_by_number_are_read_where_they_are_ascii() -> None:
    text = scan('msgid "\\033[1m\\x41\\a"\nmsgstr ""\n').records[0].texts["msgid"]
    assert text == "\x1b[1mA\a"


@pytest.mark.parametrize(
    ("data", "line", "expected"),
    [
        ('msgid "a"\nmsgstr "ä"\n'.encode("latin-1"), 2, "0xE4 is not UTF-8"),
        ('msgid "a"\n'.encode("utf-16"), 1, "0xFF is not UTF-8"),
        ('msgid "a"\n'.encode("utf-16-le"), 1, "0x00 is not UTF-8"),
        (b"\x89PNG\r\n\x1a\n", 1, "0x89 is not UTF-8"),
    ],
)
def test_what_is_not_utf_8_text_is_located(data: bytes, line: int, expected: str) -> None:
    (fault,) = scan_file(data).faults
    assert fault.line == line
    assert expected in str(fault.message)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert scan_file('\ufeffmsgid "a"\nmsgstr "b"'.encode()).lines == {(None, "a"): 1}
