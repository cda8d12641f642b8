"""The receipt printer: protocol, ESC/POS driver, raster, simulator."""
