#!/usr/bin/env bash
# Start the kiosk on this machine's screen; without a display, run the tour and leave pictures of all screens in build/tour.
set -euo pipefail
cd "$(dirname "$0")/.."

on_console() { [[ $(tty) == /dev/tty[0-9]* ]] && compgen -G '/dev/dri/card*' >/dev/null; }

if [ -n "${DISPLAY:-}" ]; then
    exec .venv/bin/python run_kiosk.py "$@"
elif [ -n "${WAYLAND_DISPLAY:-}" ]; then
    echo "This is a Wayland session without XWayland, which Kivy needs: install the package xwayland and log in again." >&2
    exit 1
elif on_console; then
    exec env SDL_VIDEODRIVER=kmsdrm .venv/bin/python run_kiosk.py "$@"
else
    echo "There is no display here, so the tour runs instead of the kiosk, and leaves pictures of all screens in build/tour."
    exec env SDL_VIDEODRIVER=offscreen SDL_AUDIODRIVER=dummy .venv/bin/kiosk tour --out build/tour "$@"
fi
