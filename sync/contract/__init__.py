"""What kiosk, sync and portal share: schemas, codes, signatures. Pure, and every refusal is a value."""
