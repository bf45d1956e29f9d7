"""Holds request bodies and recorded replies against the types of Google's own Python library.

Usage: validate.py REQUESTS REPLIES, two folders with *.json and *.txt.
The library checks whole requests only on the way to the network, so that each piece is given to
its type; an unknown enumeration value only warns there, so that warnings are errors here.
"""

import base64
import copy
import json
import pathlib
import sys
import warnings

import pydantic
from google.genai import types

warnings.simplefilter("error")

PIECES = {"contents", "systemInstruction", "generationConfig", "safetySettings"}


def check_request(body):
    unknown = set(body) - PIECES
    if unknown:
        raise ValueError(f"unknown fields: {unknown}")
    for content in body["contents"]:
        types.Content.model_validate(content)
        for part in content["parts"]:
            if "inlineData" in part:
                data = base64.b64decode(part["inlineData"]["data"], validate=True)
                magic = {"image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG"}
                if not data.startswith(magic[part["inlineData"]["mimeType"]]):
                    raise ValueError("the picture is not of the type it says")
    if "systemInstruction" in body:
        types.Content.model_validate(body["systemInstruction"])
    types.GenerationConfig.model_validate(body["generationConfig"])
    for setting in body.get("safetySettings", []):
        types.SafetySetting.model_validate(setting)


def check_itself(body):
    """Proves that each kind of fault would be noticed."""

    def broken(change):
        wrong = copy.deepcopy(body)
        change(wrong)
        try:
            check_request(wrong)
        except (pydantic.ValidationError, ValueError, Warning):
            return
        sys.exit(f"a fault is not noticed: {json.dumps(wrong)[:300]}")

    part = lambda wrong: wrong["contents"][0]["parts"][0]
    configuration = lambda wrong: wrong["generationConfig"]
    broken(lambda wrong: wrong.update(bogus=1))
    broken(lambda wrong: part(wrong).update(bogus=1))
    broken(lambda wrong: part(wrong)["inlineData"].update(data="no base64!"))
    broken(lambda wrong: part(wrong)["inlineData"].update(mimeType="image/png" if part(wrong)["inlineData"]["mimeType"] == "image/jpeg" else "image/jpeg"))
    broken(lambda wrong: part(wrong).update(mediaResolution={"level": "BOGUS"}))
    broken(lambda wrong: configuration(wrong).update(bogus=1))
    broken(lambda wrong: configuration(wrong).update(mediaResolution="BOGUS"))
    broken(lambda wrong: configuration(wrong).update(thinkingConfig={"thinkingLevel": "BOGUS"}))
    broken(lambda wrong: wrong.update(safetySettings=[{"category": "BOGUS", "threshold": "OFF"}]))


def check_reply(text):
    """Checks every event; an error is no event of the library, but must have an error's form."""
    count = 0
    lines = text.splitlines()
    rest = "\n".join(line for line in lines if not line.startswith("data: "))
    events = [json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data: ")]
    if rest.strip():
        events.append(json.loads(rest))
    for event in events:
        event = event[0] if isinstance(event, list) else event
        if "error" in event:
            if not {"code", "message", "status"} <= set(event["error"]):
                raise ValueError("an error without its fields")
        else:
            types.GenerateContentResponse.model_validate(event)
        count += 1
    return count


def main():
    requests = sorted(pathlib.Path(sys.argv[1]).glob("*.json"))
    replies = sorted(pathlib.Path(sys.argv[2]).glob("*.txt"))
    for path in requests:
        body = json.loads(path.read_bytes())
        try:
            check_request(body)
        except Exception as fault:
            sys.exit(f"{path.name}: {fault}")
        check_itself(body)
    events = 0
    for path in replies:
        try:
            events += check_reply(path.read_text(encoding="utf-8"))
        except Exception as fault:
            sys.exit(f"{path.name}: {fault}")
    try:
        check_reply('data: {"candidates": [{"bogus": 1}]}')
        sys.exit("a fault in a reply is not noticed")
    except pydantic.ValidationError:
        pass
    if not requests or not events:
        sys.exit("there is nothing to check")
    print(f"{len(requests)} requests and {len(replies)} replies with {events} events are valid")


main()
