"""No test opens a window on the screen in front of the person who runs it, or makes a sound."""

import os

os.environ["SDL_VIDEODRIVER"] = "offscreen"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["KIVY_NO_ARGS"] = "1"
os.environ["KIVY_NO_ENV_CONFIG"] = "1"
