"""Speaks with the provider of sign-ins: a network and the client's secret, and none of the portal's keys."""
