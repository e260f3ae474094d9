#!/bin/sh
# A Chromium for the tests of the page: uses the one that is there, else installs Debian's where this user may.
# Never fails: without a browser the tests of the page are skipped and say so.
set -u
for name in "${TOCSIN_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
  if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then
    exit 0
  fi
done
if ! command -v apt-get >/dev/null 2>&1; then
  echo "No Chromium here and no apt-get: install one and name it in TOCSIN_CHROMIUM, or the page's tests are skipped." >&2
  exit 0
fi
as_root=""
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null 2>&1 || ! sudo -n true 2>/dev/null; then
    echo "No Chromium here and no right to install it: apt-get install chromium, or the page's tests are skipped." >&2
    exit 0
  fi
  as_root="sudo -n"
fi
export DEBIAN_FRONTEND=noninteractive
if ! { $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null; }; then
  echo "Chromium could not be installed: the page's tests are skipped." >&2
fi
exit 0
