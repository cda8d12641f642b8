"""The ingest application, base path `/v1`: what `sync.contract.wire` lists, and the bank's notices."""

from __future__ import annotations

import logging

from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from portal.clock import iso
from portal.ingest import asks, content, enrolments, opinions, orders, payments, releases, uploads
from portal.ingest.described import DESCRIPTION
from portal.ingest.parts import IngestParts
from portal.ingest.requests import refuse
from portal.methods import allowed
from portal.store.outage import StoreUnavailableError
from sync.contract.wire import ErrorCode, Health, encode

log = logging.getLogger("portal.ingest")


def build(parts: IngestParts) -> FastAPI:
    """The application with its own OpenAPI description at `/v1/openapi.json`; no page of it loads anything."""
    app = FastAPI(
        title="Trạm Một Cửa: ingest",
        version="1",
        openapi_url="/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    router = APIRouter(prefix="/v1", default_response_class=Response)

    @router.get("/health", summary="Is it us, and what time is it here")
    async def health() -> Response:
        body = encode(Health(parts.config.practice, iso(parts.clock())))
        return Response(body, media_type="application/json", headers={"cache-control": "no-store"})

    @router.get("/keyset", summary="The signed key set")
    async def keyset() -> Response:
        return Response(parts.keyset, media_type="application/json")

    uploads.add_routes(router, parts)
    asks.add_routes(router, parts)
    payments.add_routes(router, parts)
    opinions.add_routes(router, parts)
    enrolments.add_routes(router, parts)
    orders.add_routes(router, parts)
    content.add_routes(router, parts)
    releases.add_routes(router, parts)
    app.include_router(router)
    DESCRIPTION.dress(app)
    app.add_exception_handler(RequestValidationError, _misread)
    app.add_exception_handler(HTTPException, _unknown)
    app.add_exception_handler(StoreUnavailableError, _away)
    app.add_exception_handler(Exception, _tripped)
    return app


async def _misread(_request: Request, _error: Exception) -> Response:
    return refuse(ErrorCode.BAD_REQUEST)


async def _unknown(request: Request, error: Exception) -> Response:
    response = refuse(ErrorCode.NOT_FOUND)
    if isinstance(error, HTTPException) and error.status_code == 405:
        response.status_code = 405
        response.headers.update(allowed(request, error))
    return response


async def _away(_request: Request, error: Exception) -> Response:
    log.warning("ingest.store reason=%s", error)
    return refuse(ErrorCode.UNAVAILABLE)


async def _tripped(_request: Request, _error: Exception) -> Response:
    return refuse(ErrorCode.UNAVAILABLE)
