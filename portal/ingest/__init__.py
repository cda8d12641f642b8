"""The public side: takes sealed leaves and hands out receipts. It holds no private key and opens nothing."""
