"""The A4 printer: protocol, IPP driver (driverless, or a CUPS queue), simulator."""
