"""The checks on our own translations: nothing wrong in them, and hardly anything said of them.

Which mistakes are found in them when they are made on purpose, `python -m tests.bench
locale-checks` measures.
"""

from pathlib import Path

import pytest

from sidos.i18n.locale_info import read_locale
from sidos.translate.check.entry import entry_of, lone_forms
from sidos.translate.check.known import Known
from sidos.translate.check.number import separators
from sidos.translate.check.project import found_in
from sidos.translate.po_file import read_po

LOCALES = Path(__file__).resolve().parents[3] / "locales"
GAPS = {
    "missing",
    "outdated",
    "half-translated",
}  # what the committed files have none of, CI sees


@pytest.mark.parametrize("tag", ["fi", "sv"])
def test_at_most_five_false_alarms_on_a_thousand_units(tag: str) -> None:
    info = read_locale(LOCALES / tag / "locale.yaml")
    units, said = 0, []
    for path in sorted((LOCALES / tag / "LC_MESSAGES").glob("*.po")):
        po, _ = read_po(path)
        known = Known(info=info, interface=path.stem == "sidos", separators=separators(info))
        lone = lone_forms(info)
        entries = [
            entry_of(entry, lone, interface=known.interface) for entry in po if not entry.obsolete
        ]
        units += sum(entry.is_current for entry in entries)
        said += [(one.context or one.source, issue) for one, issue in found_in(entries, known)]
    alarms = [(where, issue) for where, issue in said if issue.rule not in GAPS]
    assert [where for where, issue in alarms if issue.severity == "error"] == []
    assert len(alarms) <= units * 5 / 1000
