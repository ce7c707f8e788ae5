"""Cells of a CSV file that is opened in a spreadsheet: no text becomes a formula there.

Guarding and unguarding are each other's inverse for every text.
"""

import json
import re

from sidos.model.attempt import Response

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_JSON_STARTS = ("[", "{", '"')


def guard(text: str) -> str:
    """`text`, with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(cell: str) -> str:
    """The text that was guarded."""
    return cell[1:] if _GUARDED.match(cell) else cell


def response_cell(response: Response) -> str:
    """A typed line as it is; anything else, and a line that looks like it, as JSON."""
    if isinstance(response, str) and not response.startswith(_JSON_STARTS):
        return response
    return json.dumps(response, ensure_ascii=False)


def response_of(cell: str) -> object:
    """What `response_cell` wrote. Raises ValueError for broken JSON."""
    return json.loads(cell) if cell.startswith(_JSON_STARTS) else cell
