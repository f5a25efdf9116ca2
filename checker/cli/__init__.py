"""The command line: one thin module per command."""

import gc

# A run of the command keeps nearly all that it makes until it ends: collecting as often as a server costs a tenth of a short run.
gc.set_threshold(50_000)
