"""The address the house stands at: settings, engines, processes. Nothing here knows what a claim is."""
