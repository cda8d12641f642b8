"""Where the page lies in a picture: a network of our own, a second way without it, and the fixed tray."""
