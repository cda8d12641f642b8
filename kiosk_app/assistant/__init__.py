"""The assistant: which procedure somebody asks for in their own words, and what the catalogue says about it.

Pure: no window, no network, nothing generated. `understand` reads a question, `answers` quotes the catalogue.
"""
