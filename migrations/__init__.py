"""Schema migrations, run by ``clippings migrate`` and at every start."""
