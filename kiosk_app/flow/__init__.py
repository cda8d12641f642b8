"""The visit as data: events in, effects and screens out. No Qt, no clock, no input or output."""
