"""A newer system for the other slot: what came by line or stick is judged and given to RAUC; it starts when
nobody is there, and what becomes of it is seen at the start after."""
