"""Walk a page as people do who use neither mouse nor eyes: by Tab, and by axe-core."""

from collections.abc import Iterable

from playwright.sync_api import Page

#: What a person can reach: visible, not disabled, in the order of the document.
REACHABLE = """() => {
  const parts = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const all = [...document.querySelectorAll(parts)].filter((e) =>
    e.tabIndex >= 0 && !e.disabled && e.type !== 'hidden' && e.checkVisibility({
      visibilityProperty: true }) && !e.closest('dialog:not([open])'));
  const seen = new Set();
  return all.filter((e) => {
    if (e.type !== 'radio') return true;
    const group = (e.form?.id ?? '') + e.name;
    const checked = all.some((o) => o.type === 'radio' && o.name === e.name && o.checked);
    if (checked ? !e.checked : seen.has(group)) return false;
    seen.add(group);
    return true;
  }).map((e) => { e.dataset.walk ??= String(Math.random()); return e.dataset.walk; });
}"""
FOCUSED = "() => document.activeElement?.dataset?.walk ?? ''"
OUTLINE = """(walk) => document.querySelector(`[data-walk="${walk}"]`)?.outerHTML.slice(0, 160)"""


#: Day, month, year and the calendar: Tab goes through them before it leaves a field of a date.
PARTS_OF_A_DATE = 4


def tab_walk(page: Page) -> list[str]:
    """Press Tab through the page; return each control that was not reached, or out of order."""
    wanted: list[str] = page.evaluate(REACHABLE)
    page.evaluate("() => { document.activeElement?.blur(); window.scrollTo(0, 0); }")
    page.evaluate("() => { const s = document.querySelector('body'); s.tabIndex = -1; s.focus(); }")
    reached: list[str] = []
    stayed = 0
    for _ in range(PARTS_OF_A_DATE * len(wanted) + 5):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        stayed = stayed + 1 if at and reached[-1:] == [at] else 0
        if 0 < stayed < PARTS_OF_A_DATE:
            continue
        if at and at in reached:
            break
        if at:
            reached.append(at)
    missed = [walk for walk in wanted if walk not in reached]
    order = [walk for walk in reached if walk in wanted]
    if not missed and order != [walk for walk in wanted if walk in order]:
        missed = order[:1]
    return [str(page.evaluate(OUTLINE, walk)) for walk in missed]


def violations(page: Page) -> list[str]:
    """Run axe-core with the rules of WCAG 2.2 AA; return each violation in a line."""
    from axe_playwright_python.base import AXE_FILE_PATH

    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_FILE_PATH.read_text("utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate(
        "(tags) => axe.run(document, {runOnly: {type: 'tag', values: tags}})", tags
    )
    return [f"{v['id']}: {v['help']} at {v['nodes'][0]['html'][:140]}" for v in found["violations"]]


def overflow(page: Page) -> int:
    """Return how many pixels the page is wider than its window; 0 when it fits."""
    width: int = page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return max(0, width)


def faults(page: Page, paths: Iterable[str], language: str) -> list[str]:
    """Open each page in a language; return what axe-core finds and what runs over the edge."""
    wrong = []
    for path in paths:
        page.goto(f"{path}?lang={language}")
        assert page.locator("html").get_attribute("lang") == language, path
        wrong += [f"{path}: {fault}" for fault in violations(page)]
        if overflow(page):
            wrong.append(f"{path}: {overflow(page)} px too wide")
    return wrong


def missed_by_tab(page: Page, paths: Iterable[str]) -> list[str]:
    """Open each page in English; return the controls that Tab does not reach in their order."""
    missed = []
    for path in paths:
        page.goto(f"{path}?lang=en")
        missed += [f"{path}: {control}" for control in tab_walk(page)]
    return missed
