"""A library in memory: what a pack is made of, and what the tables are held against."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from travesia.portal.domain.search.documents import Entry, SearchDocument, Shown
from travesia.portal.domain.search.postings import Indexed, index_of, shown_of
from travesia.portal.domain.search.rank import Corpus, Postings
from travesia.portal.domain.search.synonyms import SynonymGroup, Synonyms
from travesia.portal.domain.search.vocabulary import Vocabulary, Word


def entry_of(document: SearchDocument) -> Entry:
    """Return what ranking knows of a document."""
    day = document.reviewed_on
    return Entry(
        kind=document.kind,
        id=document.id,
        language=document.language,
        countries=document.countries,
        topic=document.topic,
        reviewed=day.toordinal() if day else 0,
    )


class Shelf:
    """Documents in memory, numbered as they come, ready to be searched."""

    def __init__(
        self, documents: Iterable[SearchDocument], groups: Iterable[SynonymGroup] = ()
    ) -> None:
        """Take in what is not withdrawn, and the synonyms in force."""
        self.documents = tuple(one for one in documents if not one.withdrawn)
        self.groups = tuple(groups)
        self.indexed: tuple[Indexed, ...] = tuple(index_of(one) for one in self.documents)
        self.words = tuple(self._count_words())
        self._synonyms = Synonyms(self.groups)
        self._corpus = Corpus(
            vocabulary=Vocabulary(self.words, self._synonyms.words()),
            entries=dict(enumerate(map(entry_of, self.documents))),
            documents=Counter(one.language for one in self.documents),
        )
        self._postings: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, one in enumerate(self.indexed):
            for term, weight in one.terms.items():
                self._postings[term].append((number, weight))

    @property
    def corpus(self) -> Corpus:
        """What ranking needs to know of all documents."""
        return self._corpus

    @property
    def synonyms(self) -> Synonyms:
        """The synonyms in force."""
        return self._synonyms

    def postings(self, terms: Collection[str]) -> Postings:
        """Return the documents that hold each of these terms."""
        return {term: self._postings.get(term, []) for term in terms}

    def shown(self, documents: Sequence[int]) -> Mapping[int, Shown]:
        """Return title and text of these documents."""
        return {number: shown_of(self.documents[number]) for number in documents}

    def _count_words(self) -> Iterable[Word]:
        counts: Counter[tuple[str, str]] = Counter()
        written: dict[tuple[str, str], str] = {}
        for document, one in zip(self.documents, self.indexed, strict=True):
            for word, shape in one.words.items():
                counts[word, document.language] += 1
                written.setdefault((word, document.language), shape)
        return (
            Word(word, language, number, written[word, language])
            for (word, language), number in counts.items()
        )
