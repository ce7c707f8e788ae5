"""The hub: the server that a room meets at. `server` starts it; `live_room` is a room as it runs;
`door` lets people in. It keeps nothing itself: it may die at any moment."""
