"""Document capture: sources (camera, folder, simulator), the page engine and code reading."""
