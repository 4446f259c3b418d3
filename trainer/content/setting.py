"""What content is checked against: the vocabulary, the traditions, the competencies, the glossary."""

from dataclasses import dataclass

from trainer.domain.scoring.panel import Panel
from trainer.domain.vignette import Vignette
from trainer.domain.vocabulary import Competencies, Term, Tradition, Traditions, Vocabulary


@dataclass(frozen=True)
class Setting:
    """The shared words of a content root."""

    vocabulary: Vocabulary
    traditions: Traditions
    competencies: Competencies
    glossary: dict[str, Term]

    def tradition(self, vignette: Vignette) -> Tradition:
        """The tradition that the case names."""
        return self.traditions.tradition(vignette.matter.tradition)

    def panel(self, vignette: Vignette) -> Panel:
        """The whole panel of a case, in these words."""
        return Panel.of(vignette, self.vocabulary, self.tradition(vignette))
