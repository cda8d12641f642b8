"""The only part that signs: receipts over leaves it read back itself, payments over its own ledger.

It has no socket. It reads questions from the store and leaves the answers there.
"""
