"""The learner's garden with a glossary."""

from tests.small_courses import copy_course
from tests.tui.learner import Learner

GLOSSARY = """\
format: 1
lang: en
page:
  title: {en: "Who is who", fi: "Kuka on kuka"}
  text:
    en: |
      - **Aino** digs.
    fi: |
      - **Aino** kaivaa.
terms:
  - id: loam
    term: {en: "loam", fi: "multa"}
    definition: {en: "Soil that crumbles.", fi: "Maa, joka murenee."}
    forms: {en: [loams], fi: [mullan, multaa, mullasta]}
  - id: worm
    term: {en: "worm", fi: "liero"}
    definition: {en: "It [b]digs[/b] all day.", fi: "Se kaivaa kaiken päivää."}
    forms: {en: [worms], fi: [lieron, lieroja]}
  - id: edge
    term: {en: "edge", fi: "ääri"}
    definition: {en: "Where the garden ends.", fi: "Missä puutarha loppuu."}
    forms: {en: [edges], fi: [äären]}
"""


def with_glossary(learner: Learner) -> Learner:
    """Give the learner a course of their own with three terms, two of them in its first lesson."""
    courses = learner.home / "courses"
    copy_course("garden", courses)
    (courses / "garden" / "glossary.yaml").write_text(GLOSSARY, "utf-8")
    soil = courses / "garden" / "soil.yaml"
    text = soil.read_text("utf-8")
    soil.write_text(text.replace("minutes: 5", "minutes: 5\nterms: [loam, worm]", 1), "utf-8")
    learner.courses = (courses,)
    return learner
