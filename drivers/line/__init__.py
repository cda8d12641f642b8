"""The kiosk's line to the world, simulated: a relay that slows, breaks and cuts."""
