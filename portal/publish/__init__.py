"""Publishing for the kiosks: a folder becomes a signed bundle. Needs the catalogue key, serves nobody."""
