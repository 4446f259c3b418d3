"""What every answer tells the browser: run nothing that is not ours, show us in no frame, remember no page."""

from flask import Flask, Response

CONTENT_SECURITY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}

KEPT = {"text/html": "private, no-cache", "application/json": "private, no-store"}
"""What a browser may remember: a page to go back to, asked for anew; nothing of what its scripts are told."""


def init_app(app: Flask, *, https: bool) -> None:
    headers = HEADERS | ({"Strict-Transport-Security": "max-age=31536000"} if https else {})

    @app.after_request
    def add(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        if kept := KEPT.get(response.mimetype or ""):
            response.headers.setdefault("Cache-Control", kept)
        return response
