"""The city's intake gateway: sealed dossiers in, signed receipts out, the city's own system behind an adapter.

`ingest` and `public` face the network and hold no key; `committer` signs what it read back; `opener`
alone can open; `console` reads what the opener re-encrypted. They meet in `store` only.
"""
