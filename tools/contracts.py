"""An import contract of our own: other rooms come in by the front doors only."""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class FrontDoorsContract(Contract):  # type: ignore[misc]  # import-linter ships no types
    """Forbid imports of another room's inner modules.

    Rooms talk through `services`, `selectors`, `events` and `domain` (ARCHITECTURE: rooms talk in
    three ways only). Open rooms are libraries and the ground `core`; the assembly may import the
    faces of a room (urls, views, api, jobs) as well. A room's tests may use another's factories.
    """

    root = fields.StringField()
    doors = fields.ListField(subfield=fields.StringField())
    open_rooms = fields.ListField(subfield=fields.StringField())
    extra_doors = fields.ListField(subfield=fields.StringField())
    assembly = fields.ListField(subfield=fields.StringField())

    #: What the assembly may import beyond the doors.
    FACES = ("urls", "views", "api", "jobs", "navigation", "middleware", "verify_cli")

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002  # the signature is import-linter's
        """Collect each import that climbs in by a window."""
        broken = []
        for importer in sorted(graph.modules):
            for imported in sorted(graph.find_modules_directly_imported_by(importer)):
                if self._climbs(importer, imported):
                    lines = graph.get_import_details(importer=importer, imported=imported)
                    broken.append((importer, imported, [d["line_number"] for d in lines]))
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def _climbs(self, importer: str, imported: str) -> bool:
        mine, theirs = importer.split("."), imported.split(".")
        if len(mine) < 2 or len(theirs) < 3 or theirs[0] != self.root or mine[0] != self.root:
            return False
        room, part = theirs[1], theirs[2]
        if mine[1] == room or room in self.open_rooms or part in self.doors:
            return False
        if f"{room}.{part}" in self.extra_doors:
            return False
        if part == "tests":
            return "tests" not in mine
        return not (mine[1] in self.assembly and (room in self.assembly or part in self.FACES))

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name each import, with its line and the doors that stand open."""
        for importer, imported, lines in check.metadata["broken"]:
            where = ", ".join(str(line) for line in lines)
            output.print_error(f"{importer} imports {imported} (line {where})", bold=False)
        output.print(f"Use one of the doors instead: {', '.join(self.doors)}.")
