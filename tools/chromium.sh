#!/usr/bin/env bash
# Browser tests need Chromium. Install Debian's when there is none and we may; otherwise say plainly what is left out.
set -u
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "installing chromium for the browser tests" >&2
  if apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; then
    exit 0
  fi
fi
if [ "${CI:-}" = true ]; then
  echo "clippings: chromium could not be installed, and CI leaves no test out" >&2
  exit 1
fi
echo "clippings: no chromium and no right to install it: the browser tests are left out (apt-get install chromium)" >&2
