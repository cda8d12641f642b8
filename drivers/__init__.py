"""The kiosk's devices: one folder a device, real and simulated side by side, no Qt and no database."""
