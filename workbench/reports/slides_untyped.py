"""What python-pptx gives: it has no types, so that a shape, a chart and a fill are all one to the type checker."""

from typing import Any

Untyped = Any
