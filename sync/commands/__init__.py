"""What the technician's tool does; one module each, imported only when it is asked for."""
