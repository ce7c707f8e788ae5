"""Live workshops: the hub that a room meets at, what it keeps, and what it says.

`frame` and `view` are the protocol, `room` what happens in a room (pure), `stores` what is kept,
`hub` the server, `client` the way to it, `web` the page for phones. Screens are in `tui.workshop`.
"""
