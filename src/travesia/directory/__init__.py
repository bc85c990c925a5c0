"""The directory: who helps where, with what, when it is open, and how sure that is (HSDS 3.1)."""
