"""Markup in everything that people enter: noticed, kept as it is, and never a page."""

import json

MARKUP = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
# Of a dossier that was walked before the server began: the steps of a road have no blanks.
WALKED, WALKED_TITLE = "R8-0001", "<script>alert(1)</script>"


def is_data(reply):
    """What a browser would not take for a page of ours: API-80."""
    assert reply.getheader("X-Content-Type-Options") == "nosniff"
    policy = reply.getheader("Content-Security-Policy")
    assert "default-src 'none'" in policy and ("sandbox" in policy or "unsafe" not in policy), policy


def ask(browser, method, path, body, key, match="*"):
    """As a person asks; the answer is held to be data and no page."""
    browser.line.request(method, "/api/v1" + path, json.dumps(body), browser.headers() | {"Idempotency-Key": key, "If-Match": match})
    reply = browser.line.getresponse()
    text = reply.read().decode()
    is_data(reply)
    assert reply.getheader("Content-Type", "application/json") in ("application/json", "application/problem+json"), path
    if reply.getheader("Connection") == "close":
        browser.move_to(browser.line.port)
    return reply.status, json.loads(text) if text else {}


# Routes that end the session of who asks, and those before sign-in, whose texts are secrets or accounts.
LEFT_OUT = ("/session", "/invitations", "/me/totp", "/me/password", "/me/recovery-codes")
WHO = {"reviewing": "producer-1", "overseeing": "producer-1", "administrator": "admin-1", "recording": "office-1"}
SECRETS = {"password", "old", "new", "code", "token"}


def texts_of(routes):
    """Every field of every body that may hold a text: the route, the field, a body with markup in it."""
    for path, method, route in routes:
        content = route.get("requestBody", {}).get("content", {}).get("application/json")
        properties = content["schema"]["properties"] if content else {}
        for name, schema in properties.items():
            meant = {other: by_type(part) for other, part in properties.items() if other != name}
            if name in SECRETS or (placed := with_markup(schema)) is None:
                continue
            yield path, method, route, name, meant | {name: placed}


def by_type(schema):
    return {"string": "x", "integer": 1, "boolean": True, "array": [], "object": {}}[schema["type"]]


def with_markup(schema):
    by_kind = {"string": MARKUP, "array": [MARKUP], "object": {"x": MARKUP}}
    return by_kind.get(schema["type"])


def markup_in_bodies(office, number):
    """Every text field of the description: noticed, whatever becomes of it, and never answered as a page."""
    description = office.browser("admin-1").ask("GET", "/openapi.json")[1]
    routes = [(path, method.upper(), route) for path, methods in description["paths"].items() for method, route in methods.items() if not path.startswith(LEFT_OUT)]
    tried = 0
    for path, method, route, name, body in texts_of(routes):
        browser = office.browser(WHO.get(route["x-access"], "applicant-1"))
        address = path.replace("{number}", number).replace("{section}", "purpose").replace("{track}", "board").replace("{account}", "m3")
        with office.tells("markup", event="noticed"):
            status, answer = ask(browser, method, address, body, f"markup-{tried:06}")
            assert status < 500, f"{method} {path} {name}: {answer}"
        tried += 1
    return tried


def markup_in_commands(office, number):
    """Every text of every command, by who opened the dossier."""
    browser = office.browser("applicant-1")
    tried = 0
    for command in browser.ask("GET", "/commands")[1]["items"]:
        for field in command["fields"]:
            if field["kind"] in ("text", "word"):
                with office.tells("markup", event="noticed"):
                    body = {"command": command["name"], "key": "", "fields": {field["name"]: MARKUP}}
                    status, answer = ask(browser, "POST", f"/dossiers/{number}/commands", body, f"command-{tried:06}")
                    assert status < 500, f"{command['name']} {field['name']}: {answer}"
                tried += 1
    return tried


def markup_comes_back(office, number):
    """What was taken in comes back as it is, as data; in papers and pictures it is escaped."""
    applicant, admin = office.browser("applicant-1"), office.browser("admin-1")
    assert applicant.ask("GET", f"/dossiers/{number}")[1]["title"] == MARKUP
    assert ask(applicant, "POST", f"/dossiers/{number}/messages", {"to": ["producer"], "text": MARKUP}, "markup-message")[0] == 201
    messages = applicant.ask("GET", f"/dossiers/{number}/messages")[1]["items"]
    assert MARKUP in [message["text"] for message in messages]
    person = {"account": "u-markup", "name": MARKUP, "organisation": MARKUP, "mail": "markup@example.jp", "roles": ["applicant"]}
    assert ask(admin, "POST", "/accounts", person, "markup-account")[0] == 201
    kept = admin.ask("GET", "/accounts/u-markup")[1]
    assert kept["name"] == kept["organisation"] == MARKUP
    sections = applicant.ask("GET", f"/dossiers/{number}/sections")[1]["items"]
    for section in sections:
        path = f"/dossiers/{number}/sections/{section['name']}"
        texts = [field["name"] for field in applicant.ask("GET", path)[1]["fields"] if field["kind"] == "text"]
        status, answer = ask(applicant, "PUT", path, {"values": dict.fromkeys(texts, MARKUP)}, "", match='"0"')
        assert status == 200 or not texts, answer
        kept = applicant.ask("GET", path)[1]["values"]
        assert all(kept[name] == MARKUP for name in texts), section
    return len(sections)


def markup_in_papers(office):
    """Papers are pages: there the same text is escaped, and nothing in them may act."""
    contact = office.browser("contact-1")
    path = f"/dossiers/{WALKED}"
    assert contact.ask("GET", path)[1]["title"] == WALKED_TITLE
    papers = contact.ask("GET", f"{path}/documents?limit=200")[1]["items"]
    shown = 0
    for page in [*(f"documents/{paper['id']}?format=html" for paper in papers), "picture?lang=ja", "picture?lang=en"]:
        contact.line.request("GET", f"/api/v1{path}/{page}", None, contact.headers())
        reply = contact.line.getresponse()
        text = reply.read().decode()
        is_data(reply)
        assert "sandbox" in reply.getheader("Content-Security-Policy")
        assert reply.status == 200 and "<script" not in text, page
        shown += "&lt;script&gt;" in text
    assert shown > 5, f"only {shown} of {len(papers)} papers show the title"
    return shown
