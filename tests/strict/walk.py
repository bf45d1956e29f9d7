"""Holds a value against a TypedDict as strictly as the server would: the libraries of OpenAI and
Anthropic describe their requests by such types, but check nothing of them at run time."""

import collections.abc as cabc
import inspect
import types as pytypes
import typing

from typing_extensions import (
    Annotated,
    Literal,
    NotRequired,
    Required,
    TypeAliasType,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)


def faults(value, kind, path="$"):
    """All that is wrong with the value, as pairs of place and words."""
    if isinstance(kind, TypeAliasType):
        kind = kind.__value__
    origin = get_origin(kind)
    if kind in (typing.Any, object):
        return []
    if origin in (Required, NotRequired, Annotated):
        return faults(value, get_args(kind)[0], path)
    if origin in (typing.Union, pytypes.UnionType):
        branches = [faults(value, branch, path) for branch in get_args(kind)]
        return [] if any(not branch for branch in branches) else min(branches, key=len)
    if origin is Literal:
        return [] if value in get_args(kind) else [(path, f"{value!r} is not allowed")]
    if is_typeddict(kind):
        return fields(value, kind, path)
    if origin in (list, cabc.Iterable, cabc.Sequence) or "SequenceNotStr" in str(origin):
        if not isinstance(value, list):
            return [(path, "an array is expected")]
        inner = get_args(kind)[0]
        return [fault for at, item in enumerate(value) for fault in faults(item, inner, f"{path}[{at}]")]
    if origin in (dict, cabc.Mapping):
        return [] if isinstance(value, dict) else [(path, "an object is expected")]
    if kind is float:
        return [] if isinstance(value, (int, float)) else [(path, "a number is expected")]
    if not inspect.isclass(kind) or isinstance(value, kind):
        return []
    return [(path, f"{kind.__name__} is expected")]


def fields(value, kind, path):
    if not isinstance(value, dict):
        return [(path, "an object is expected")]
    hints = get_type_hints(kind, include_extras=True)
    needed = set(kind.__required_keys__) if getattr(kind, "__total__", True) else set()
    # Annotations that are read late hide what is required.
    needed |= {name for name, hint in hints.items() if get_origin(hint) is Required}
    needed -= {name for name, hint in hints.items() if get_origin(hint) is NotRequired}
    found = [(f"{path}.{name}", "is missing") for name in needed - value.keys()]
    for name, item in value.items():
        if name in hints:
            found += faults(item, hints[name], f"{path}.{name}")
        else:
            found.append((f"{path}.{name}", "is unknown"))
    return found
