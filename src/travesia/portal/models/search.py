"""Tables of the search: documents, their terms, every word, synonyms. No question is ever here."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from travesia.core.ids import new_id


class SearchDocument(models.Model):
    """One item or service in one language, as the search took it in.

    `reviewed` is a proleptic ordinal, 0 for never: all of them are read after every change.
    """

    kind = models.CharField(max_length=10)
    item = models.CharField(max_length=64)
    language = models.CharField(max_length=8)
    title = models.TextField()
    text = models.TextField()
    countries = models.CharField(max_length=400)
    topic = models.CharField(max_length=40)
    reviewed = models.PositiveIntegerField()
    words = models.TextField()

    class Meta:
        """Once in each language."""

        ordering: ClassVar = ["kind", "item", "language"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item", "kind", "language"], name="search_document_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.item} {self.language}"


class SearchTerm(models.Model):
    """A posting: a document holds a term, and how much it says there."""

    document = models.ForeignKey(SearchDocument, on_delete=models.CASCADE, related_name="terms")
    term = models.CharField(max_length=64)
    weight = models.PositiveSmallIntegerField()

    class Meta:
        """Read by term, from the index alone; only ever compared for equality."""

        indexes: ClassVar = [
            models.Index(fields=["term", "document", "weight"], name="search_postings"),
        ]

    def __str__(self) -> str:
        return f"{self.term} {self.document_id}"


class SearchWord(models.Model):
    """A word of the documents in one language, and how many hold it."""

    word = models.CharField(max_length=40)
    language = models.CharField(max_length=8)
    documents = models.PositiveIntegerField()
    written = models.CharField(max_length=80)

    class Meta:
        """Each once; a word that no document holds is gone."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["word", "language"], name="search_word_once"),
            models.CheckConstraint(condition=Q(documents__gt=0), name="search_word_is_held"),
        ]

    def __str__(self) -> str:
        return f"{self.language}:{self.word}"


class SearchIndex(models.Model):
    """One row: a stamp that changes with every change, by which processes know what they keep.

    `directory` is the number of the directory up to which its services were taken in.
    """

    stamp = models.CharField(max_length=32)
    directory = models.PositiveIntegerField(default=0)

    class Meta:
        """One row."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(id=1), name="search_index_once"),
        ]

    def __str__(self) -> str:
        return self.stamp


class SynonymGroup(models.Model):
    """Phrases that mean the same; `key` stays for ever, also when the group is taken away."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(max_length=60, unique=True)
    phrases = models.JSONField(default=list)
    number = models.PositiveIntegerField(default=1)
    removed = models.BooleanField(default=False)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=64)

    class Meta:
        """By key."""

        ordering: ClassVar = ["key"]

    def __str__(self) -> str:
        return self.key


class EmptySearchCount(models.Model):
    """How many searches of a month found nothing; never what was searched for."""

    month = models.DateField()
    language = models.CharField(max_length=8)
    country = models.CharField(max_length=3, blank=True)
    topic = models.CharField(max_length=40, blank=True)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        """One number for each."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["month", "language", "country", "topic"], name="empty_search_count_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.language} {self.number}"
