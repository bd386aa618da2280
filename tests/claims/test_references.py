"""Words that only point at an event told before: denials, and "the incident"."""

from __future__ import annotations

from marsad.model import Article, Claim
from marsad.reading import read

STRIKE = "شنت طائرات حربية غارات على مقر للجيش في طرابلس أمس وقتلت خمسة جنود."
FIGHT = "اندلعت اشتباكات بين الجيش والمسلحين قرب المطار."


def claims(*sentences: str) -> list[Claim]:
    """The claims of a report of these sentences."""
    return list(read(Article(id="t", text="\n".join(("غارات على طرابلس", "", *sentences)), published="2019-08-10")).claims)


def test_a_denial_of_any_part_in_an_attack_is_a_denied_claim_of_its_type() -> None:
    denied = [claim for claim in claims(FIGHT, STRIKE, "ونفت القاهرة أي دور لها في ذلك.") if claim.modality == "denied"]
    assert [claim.type for claim in denied] == ["AIRSTRIKE"]


def test_a_denial_without_an_attack_before_it_is_no_claim() -> None:
    assert not claims("ونفت القاهرة أي دور لها في ذلك.")


def test_deaths_in_the_incident_belong_to_the_attack_told() -> None:
    found = claims(STRIKE, FIGHT, "نصب مسلحون كمينا لدورية للجيش شرق البلدة.", "وأسفر الحادث عن مقتل جنديين.")
    assert not [claim for claim in found if claim.type == "KILLING"]
