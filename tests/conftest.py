"""What holds for all tests: no law fails because the machine was busy."""

from hypothesis import settings

settings.register_profile("workbench", deadline=None)
settings.load_profile("workbench")
