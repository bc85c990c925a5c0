"""Text of several lines, counted as the browser counted it; no Django."""


def typed_lines(text: str) -> str:
    """Return a text with each line end as one sign.

    Browsers count a line end of a textarea once and send it as two signs (HTML, form submission).
    """
    return text.replace("\r\n", "\n").replace("\r", "\n")


def browser_length(text: str) -> int:
    """Return the length by which `maxlength` counts: units of UTF-16, a line end as one."""
    return len(typed_lines(text).encode("utf-16-le", "surrogatepass")) // 2
