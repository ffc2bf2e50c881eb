"""The decision workbench: which features to build, which to decline, and why."""

from workbench.ui.router import route

route()
