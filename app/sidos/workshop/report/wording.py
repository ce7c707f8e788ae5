"""The words of reports."""

from sidos.model.message import N_

VERDICTS = {
    "right": N_("right"),
    "partly": N_("partly right"),
    "wrong": N_("wrong"),
    "noted": N_("answered"),
}
FLOOR_STATES = {
    "waiting": N_("New"),
    "shown": N_("On all screens"),
    "answered": N_("Answered"),
    "hidden": N_("Hidden"),
}
