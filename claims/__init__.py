"""The claim-verification desk: one application, nine floors, imports go down only."""
