"""The OpenAPI description of an application (OpenAPI 3.1): what it really takes and really answers.

FastAPI knows paths and parameters. Our bodies are read by the contract's own strict readers and our answers
are bytes already, so what both hold is said in a table beside the routes; `tests/lab/contract.py` holds the
running application to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI

Schema = dict[str, Any]
HTML: Mapping[str, Schema] = {"text/html": {"type": "string"}}
JSON = "application/json"


def ref(name: str) -> Schema:
    """The component of this name."""
    return {"$ref": f"#/components/schemas/{name}"}


def record(**properties: Schema) -> Schema:
    """An object with exactly these keys."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def json_of(schema: Schema) -> Mapping[str, Schema]:
    return {JSON: schema}


@dataclass(frozen=True, slots=True)
class Said:
    """One operation. `answers`: status → media type → schema, empty where there is no body.

    `security` names who may ask; `body` is media type → schema.
    """

    answers: Mapping[int, Mapping[str, Schema]]
    body: Mapping[str, Schema] = field(default_factory=dict)
    security: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """`operations` by method and path, as in "GET /v1/health"; `schemas` and `security` are the components."""

    operations: Mapping[str, Said]
    schemas: Mapping[str, Schema] = field(default_factory=dict)
    security: Mapping[str, Schema] = field(default_factory=dict)

    def dress(self, app: FastAPI) -> None:
        """Have the application tell this. A route that is not in the table is told as FastAPI guesses it."""
        guess = app.openapi

        def told() -> Schema:
            if app.openapi_schema is None:
                self._finish(guess())
            assert app.openapi_schema is not None
            return app.openapi_schema

        # The way that FastAPI's own documentation names for it; the type is that of a bound method.
        app.openapi = told  # type: ignore[method-assign]

    def _finish(self, document: Schema) -> None:
        components = document.setdefault("components", {})
        schemas = components.setdefault("schemas", {})
        for guessed in ("HTTPValidationError", "ValidationError"):
            schemas.pop(guessed, None)
        schemas.update(self.schemas)
        if self.security:
            components["securitySchemes"] = dict(self.security)
        for path, methods in document["paths"].items():
            for method, operation in methods.items():
                said = self.operations.get(f"{method.upper()} {path}")
                if said is not None:
                    _say(operation, said)


def _say(operation: Schema, said: Said) -> None:
    operation["responses"] = {
        str(status): {"description": HTTPStatus(status).phrase, **_content(media)}
        for status, media in said.answers.items()
    }
    if said.body:
        operation["requestBody"] = {"required": True, **_content(said.body)}
    if said.security:
        operation["security"] = [{said.security: []}]


def _content(media: Mapping[str, Schema]) -> Schema:
    return {"content": {name: {"schema": schema} for name, schema in media.items()}} if media else {}
