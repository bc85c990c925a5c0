"""Assembly: settings, addresses, the command line and the demonstration region."""
