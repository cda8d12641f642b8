"""Effects become work: one worker a device, and one loop that alone holds the visit."""
