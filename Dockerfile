# Stage one builds the virtual environment, stage two holds only what runs.
FROM python:3.11-slim-bookworm AS build
WORKDIR /srv/clippings
RUN python -m venv .venv
COPY requirements/run.txt requirements/run.txt
RUN .venv/bin/python -m pip install --no-cache-dir --require-hashes -r requirements/run.txt
COPY pyproject.toml README.md LICENSE ./
COPY app app
RUN .venv/bin/python -m pip install --no-cache-dir --no-deps --no-build-isolation --editable .

FROM python:3.11-slim-bookworm
WORKDIR /srv/clippings
RUN useradd --system --uid 10001 --home-dir /srv/clippings --shell /usr/sbin/nologin clippings \
 && mkdir /data && chown clippings /data
COPY --from=build /srv/clippings/.venv .venv
COPY app app
COPY migrations migrations
COPY templates templates
COPY static static
COPY seeds seeds
COPY LICENSE README.md pyproject.toml ./
RUN .venv/bin/python -m compileall -q app
ENV PATH=/srv/clippings/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    CLIPPINGS_DB=/data/clippings.db CLIPPINGS_HOST=0.0.0.0 CLIPPINGS_PORT=8000 SEEDS=/srv/clippings/seeds
USER clippings
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=60s \
  CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f'http://127.0.0.1:{os.environ[\"CLIPPINGS_PORT\"]}/healthz', timeout=2)"]
CMD ["sh", "-c", "exec clippings serve --ingest \"$SEEDS\""]
