"""The checks on our own translations: no errors, and hardly any warnings.

Which mistakes are found in them when they are made on purpose, `python -m tests.bench
locale-checks` measures.
"""

from pathlib import Path

import pytest

from sidos.i18n.locale_info import read_locale
from sidos.translate.check.entry import entry_of, lone_forms
from sidos.translate.check.facts import LocaleFacts
from sidos.translate.check.number import separators
from sidos.translate.check.project import check_entries
from sidos.translate.po_file import read_po

LOCALES = Path(__file__).resolve().parents[3] / "locales"
GAPS = {
    "missing",
    "outdated",
    "half-translated",
}  # what the committed files have none of, CI sees


# The course's Finnish is written for itself, not sentence by sentence after the English.
@pytest.mark.parametrize(("tag", "most"), [("fi", 15), ("sv", 5)])
def test_few_false_alarms_on_a_thousand_units(tag: str, most: int) -> None:
    info = read_locale(LOCALES / tag / "locale.yaml")
    units, issues = 0, []
    for path in sorted((LOCALES / tag / "LC_MESSAGES").glob("*.po")):
        po, _ = read_po(path)
        facts = LocaleFacts(info=info, interface=path.stem == "sidos", separators=separators(info))
        lone = lone_forms(info)
        entries = [
            entry_of(entry, lone, interface=facts.interface) for entry in po if not entry.obsolete
        ]
        units += sum(entry.is_current for entry in entries)
        issues += [
            (one.context or one.source, issue) for one, issue in check_entries(entries, facts)
        ]
    alarms = [(where, issue) for where, issue in issues if issue.rule not in GAPS]
    assert [where for where, issue in alarms if issue.severity == "error"] == []
    assert len(alarms) <= units * most / 1000
