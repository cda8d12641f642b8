"""The disk image of a kiosk: Debian, the locked Python packages, the app; read-only, verified, two slots.

`choices` reads what is wanted, `packages`, `layout`, `uki` and `sbom` compute without touching anything,
`base`, `stage` and `disk` run the programs that do it, `command` puts them in order. Standard library only.
"""
