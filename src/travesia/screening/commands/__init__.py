"""The words of `travesia screen`."""
