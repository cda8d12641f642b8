"""The page engine: find, flatten, judge, read and file a sheet, all of it in child processes."""
