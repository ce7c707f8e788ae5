"""Whatever stands in a file, the lint answers with findings inside the file, and never fails."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sidos.content.lint import lint
from sidos.content.syntax import source_lines

signs = st.sampled_from(
    [*"\t:{}[],&*!|>-#?\"'%@`\\\n ~é", "\x85", "\u2028", "\u202e", "- ", "en: "]
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_a_spoilt_lesson_gives_findings_inside_it(lesson_file: Path, data: st.DataObject) -> None:
    spoilt = lesson_file.with_name("spoilt.yaml")
    text = lesson_file.read_text(encoding="utf-8")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.integers(0, 20))
        text = text[:at] + data.draw(signs) + text[at + gone :]
    spoilt.write_bytes(text.encode())
    lines = source_lines(text)
    for finding in lint(spoilt):
        assert 1 <= finding.line <= len(lines)
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1
        assert str(finding.message)
