"""Practice only: an identity provider of our own, so that a sign-in goes through all of OpenID Connect."""
