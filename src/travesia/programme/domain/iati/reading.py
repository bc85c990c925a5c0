"""XML as a tree whose nodes know their parents, which XPath's `..` needs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError  # types only; defusedxml reads

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

_XML = "{http://www.w3.org/XML/1998/namespace}"


class IatiReadError(ValueError):
    """The file is not XML that may be read (broken, or with entities)."""


@dataclass(eq=False, slots=True)
class Node:
    """An element, an attribute (`@name`) or a piece of text (`text()`)."""

    name: str
    parent: "Node | None"
    own_text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)

    def text(self) -> str:
        """Return the text of the node and of everything in it, as XPath's string() does."""
        return self.own_text + "".join(child.text() for child in self.elements_and_text())

    def elements_and_text(self) -> Iterator["Node"]:
        """Go through what stands inside, in the order of the file."""
        yield from self.children

    def elements(self) -> Iterator["Node"]:
        """Go through the elements directly inside."""
        return (child for child in self.children if child.name != "text()")

    def descendants(self) -> Iterator["Node"]:
        """Go through all elements inside, outermost first."""
        for child in self.elements():
            yield child
            yield from child.descendants()

    def where(self) -> str:
        """Return the place of the node as a path with positions, for people who look for it."""
        if self.parent is None:
            return ""
        if self.name.startswith("@") or self.name == "text()":
            return f"{self.parent.where()}/{self.name}"
        same = [one for one in self.parent.elements() if one.name == self.name]
        at = f"[{same.index(self) + 1}]" if len(same) > 1 else ""
        return f"{self.parent.where()}/{self.name}{at}"


def read_xml(body: bytes) -> Node:
    """Return the document of a file; its one child is the root element.

    Names lose their namespace except `xml:`. IatiReadError for what is not well-formed XML or
    declares entities: a file from outside must not make the reader fetch or swell.
    """
    try:
        root = fromstring(body)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise IatiReadError(str(error)[:200]) from error
    document = Node("", None)
    document.children.append(_node(root, document))
    return document


def _name(tag: str) -> str:
    return tag.replace(_XML, "xml:") if tag.startswith(_XML) else tag.rpartition("}")[2]


def _node(element: Element, parent: Node) -> Node:
    attributes = {_name(key): value for key, value in element.attrib.items()}
    made = Node(_name(element.tag), parent, attributes=attributes)
    if element.text:
        made.children.append(Node("text()", made, element.text))
    for child in element:
        if isinstance(child.tag, str):  # a comment has a function for a tag
            made.children.append(_node(child, made))
        if child.tail:
            made.children.append(Node("text()", made, child.tail))
    return made
