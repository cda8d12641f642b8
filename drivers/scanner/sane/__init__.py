"""SANE through its own program `scanimage`, a child that can be killed; eSCL through sane-airscan behind it."""
