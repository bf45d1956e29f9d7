"""Holds request bodies and recorded replies against the types of the providers' own libraries.

Usage: validate.py REQUESTS REPLIES, two folders with a folder for each dialect, of *.json and *.txt.
Every kind of fault is tried on every request, so that no check can go blind.
"""

import base64
import copy
import json
import pathlib
import sys
import warnings

import pydantic
from anthropic.types import RawMessageStreamEvent
from anthropic.types.message_create_params import MessageCreateParamsStreaming
from google.genai import types
from openai.types.chat import ChatCompletionChunk
from openai.types.chat.completion_create_params import CompletionCreateParamsStreaming
from openai.types.responses import ResponseStreamEvent
from openai.types.responses.response_create_params import ResponseCreateParamsStreaming

from walk import faults

# An unknown enumeration value only warns in Google's library.
warnings.simplefilter("error")

MAGIC = {"image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG"}


def check_picture(mime, text):
    if not base64.b64decode(text, validate=True).startswith(MAGIC[mime]):
        raise ValueError("the picture is not of the type it says")


def check_address(text):
    mime, data = text.removeprefix("data:").split(";base64,")
    check_picture(mime, data)


def walked(body, kind):
    found = faults(body, kind)
    if found:
        raise ValueError(str(found))


def gemini(body):
    # The library checks whole requests only on the way to the network: each piece goes to its type.
    unknown = set(body) - {"contents", "systemInstruction", "generationConfig", "safetySettings"}
    if unknown:
        raise ValueError(f"unknown fields: {unknown}")
    for content in body["contents"]:
        types.Content.model_validate(content)
        for part in content["parts"]:
            if "inlineData" in part:
                check_picture(part["inlineData"]["mimeType"], part["inlineData"]["data"])
    if "systemInstruction" in body:
        types.Content.model_validate(body["systemInstruction"])
    types.GenerationConfig.model_validate(body["generationConfig"])
    for setting in body.get("safetySettings", []):
        types.SafetySetting.model_validate(setting)


def openai(body):
    walked(body, ResponseCreateParamsStreaming)
    check_address(body["input"][0]["content"][0]["image_url"])
    if body.get("store") is not False:
        raise ValueError("the picture would be kept")


def openai_compatible(body):
    walked(body, CompletionCreateParamsStreaming)
    check_address(body["messages"][1]["content"][0]["image_url"]["url"])


def anthropic(body):
    walked(body, MessageCreateParamsStreaming)
    source = body["messages"][0]["content"][0]["source"]
    check_picture(source["media_type"], source["data"])
    if body["messages"][-1]["role"] != "user":
        raise ValueError("the last word is not the user's")


def put(place, **values):
    """A fault: sets fields at a place of the request."""

    def change(body):
        for step in place:
            body = body[step]
        body.update(values)

    return change


def drop(name):
    return lambda body: body.pop(name)


FAULTS = {
    gemini: [
        put([], bogus=1),
        put(["contents", 0, "parts", 0], bogus=1),
        put(["contents", 0, "parts", 0, "inlineData"], data="no base64!"),
        put(["contents", 0, "parts", 0, "inlineData"], mimeType="image/webp"),
        put(["contents", 0, "parts", 0], mediaResolution={"level": "BOGUS"}),
        put(["generationConfig"], bogus=1),
        put(["generationConfig"], mediaResolution="BOGUS"),
        put(["generationConfig"], thinkingConfig={"thinkingLevel": "BOGUS"}),
        put([], safetySettings=[{"category": "BOGUS", "threshold": "OFF"}]),
    ],
    openai: [
        put([], bogus=1),
        put([], store=True),
        put([], reasoning={"effort": "least"}),
        put([], text={"verbosity": "mute"}),
        put(["input", 0], role="model"),
        put(["input", 0, "content", 0], detail="huge"),
        put(["input", 0, "content", 0], image_url="data:image/png;base64,AAAA"),
        put(["input", 0, "content", 1], bogus=1),
        put([], stream=False),
    ],
    openai_compatible: [
        put([], bogus=1),
        put([], reasoning_effort="least"),
        put(["messages", 0], role="bogus"),
        put(["messages", 1, "content", 0, "image_url"], bogus=1),
        put(["messages", 1, "content", 0, "image_url"], url="data:image/png;base64,AAAA"),
        drop("messages"),
    ],
    anthropic: [
        put([], bogus=1),
        put([], temperature=0),
        put([], thinking={"type": "bogus"}),
        put([], output_config={"effort": "least"}),
        put(["messages", 0, "content", 0, "source"], media_type="image/bmp"),
        put(["messages", 0, "content", 0, "source"], data="AAAA"),
        put(["messages", -1], role="assistant"),
        drop("max_tokens"),
    ],
}

REPLIES = {
    gemini: (types.GenerateContentResponse, {"candidates": [{"bogus": 1}]}),
    openai: (ResponseStreamEvent, {"type": "response.output_text.delta", "delta": 1}),
    openai_compatible: (ChatCompletionChunk, {"id": "c1", "choices": 1}),
    anthropic: (RawMessageStreamEvent, {"type": "content_block_delta", "delta": "bogus"}),
}


def check_itself(dialect, body):
    """Proves that each kind of fault would be noticed."""
    for number, change in enumerate(FAULTS[dialect]):
        wrong = copy.deepcopy(body)
        change(wrong)
        try:
            dialect(wrong)
        except (pydantic.ValidationError, ValueError, KeyError, Warning):
            continue
        sys.exit(f"{dialect.__name__}: fault {number} is not noticed: {json.dumps(wrong)[:300]}")


def events_of(text):
    lines = text.splitlines()
    rest = [line for line in lines if not line.startswith(("data: ", "event: ", ":"))]
    events = [json.loads(line[6:]) for line in lines if line.startswith("data: ") and "[DONE]" not in line]
    if "".join(rest).strip():
        events.append(json.loads("\n".join(rest)))
    return [event[0] if isinstance(event, list) else event for event in events]


def check_reply(dialect, text):
    """Checks every event; an error is no event of most libraries, but must have an error's form."""
    kind = pydantic.TypeAdapter(REPLIES[dialect][0])
    wanted = {"code", "message", "status"} if dialect is gemini else {"type", "message"}
    events = events_of(text)
    for event in events:
        if "error" in event:
            if not wanted <= set(event["error"]):
                raise ValueError("an error without its fields")
        elif event.get("type") != "ping":
            kind.validate_python(event)
    return len(events)


def main():
    requests, replies, events = 0, 0, 0
    for dialect in FAULTS:
        name = dialect.__name__.replace("_", "-")
        bodies = sorted((pathlib.Path(sys.argv[1]) / name).glob("*.json"))
        texts = sorted((pathlib.Path(sys.argv[2]) / name).glob("*.txt"))
        if not bodies or not texts:
            sys.exit(f"{name}: there is nothing to check")
        for path in bodies:
            body = json.loads(path.read_bytes())
            try:
                dialect(body)
            except Exception as fault:
                sys.exit(f"{name}/{path.name}: {fault}")
            check_itself(dialect, body)
        for path in texts:
            try:
                events += check_reply(dialect, path.read_text(encoding="utf-8"))
            except Exception as fault:
                sys.exit(f"{name}/{path.name}: {fault}")
        try:
            check_reply(dialect, f"data: {json.dumps(REPLIES[dialect][1])}")
            sys.exit(f"{name}: a fault in a reply is not noticed")
        except pydantic.ValidationError:
            pass
        requests, replies = requests + len(bodies), replies + len(texts)
    print(f"{requests} requests and {replies} replies with {events} events are valid")


main()
