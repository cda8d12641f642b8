"""What each application tells of itself: every route is in its table, and nothing is in it that is no route."""

from __future__ import annotations

import pytest
from fastapi import FastAPI

from portal.console import described as console
from portal.described import Description
from portal.ingest import described as ingest
from portal.public import described as public
from tests.portal.world import World, call

APPLICATIONS = {
    "ingest": ingest.DESCRIPTION,
    "public": public.DESCRIPTION,
    "console": console.DESCRIPTION,
}


def application(world: World, name: str) -> FastAPI:
    app = getattr(world, name)
    assert isinstance(app, FastAPI)
    return app


@pytest.mark.parametrize("name", APPLICATIONS)
def test_every_route_is_described_and_every_description_is_of_a_route(world: World, name: str) -> None:
    description: Description = APPLICATIONS[name]
    document = application(world, name).openapi()
    routes = {f"{method.upper()} {path}" for path, methods in document["paths"].items() for method in methods}
    assert routes == set(description.operations)
    assert "HTTPValidationError" not in document.get("components", {}).get("schemas", {})


@pytest.mark.parametrize("name", APPLICATIONS)
def test_what_a_description_refers_to_is_there(world: World, name: str) -> None:
    document = application(world, name).openapi()
    known = {f"#/components/schemas/{each}" for each in document.get("components", {}).get("schemas", {})}
    assert references(document) <= known


def references(value: object) -> set[str]:
    if isinstance(value, dict):
        own = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
        return own.union(*map(references, value.values()))
    return set().union(*map(references, value)) if isinstance(value, list) else set()


@pytest.mark.parametrize(
    ("name", "method", "path", "allowed"),
    [
        ("ingest", "DELETE", "/v1/health", "GET"),
        ("public", "DELETE", "/pay", "GET, POST"),
        ("console", "DELETE", "/api/refunds", "GET, POST"),
    ],
)
def test_a_method_that_is_not_there_is_405_and_says_which_are(
    world: World, name: str, method: str, path: str, allowed: str
) -> None:
    answer = call(application(world, name), method, path)
    assert (answer.status_code, answer.headers["allow"]) == (405, allowed)
