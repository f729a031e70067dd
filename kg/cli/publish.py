"""``kg publish``."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from kg.cli.output import DONE, say
from kg.cli.tables import visible
from kg.errors import KgError
from kg.graph.parameters import is_iri
from kg.graph.publishing import MEDIA_TYPES, Target, check_url, find_credentials, publish

__all__ = ["run"]


def run(given: argparse.Namespace) -> int:
    """Upload the graph, and say on standard error what became of it."""
    path = Path(given.graph)
    if given.graph_iri is not None and not is_iri(given.graph_iri):
        raise KgError(f"--graph-iri {visible(given.graph_iri)}: 应为完整的 IRI should be an absolute IRI")
    for url in filter(None, (given.url, given.check)):
        check_url(url)
    target = Target(given.url, given.graph_iri)
    credentials = find_credentials(given.url, os.environ)
    where = "默认图 the default graph" if target.graph is None else f"<{target.graph}>"
    if given.dry_run:
        form = MEDIA_TYPES.get(path.suffix.lower())
        if form is None or not path.is_file():
            publish(path, target)  # refuses, before it connects to anything
        login = credentials.source if credentials else "无 none"
        say(f"会上传 would upload  {path}  ({path.stat().st_size:,} B, {form})")
        say(f"到 to               PUT {target.address}")
        say(f"替换 replacing      {where}")
        say(f"登录 login          {login}")
        return DONE
    done = publish(
        path,
        target,
        credentials,
        check=given.check,
        timeout=given.timeout,
        retries=given.retries,
        tell=lambda line: say(f"kg: {visible(line)}"),
    )
    if not given.quiet:
        counted = "" if done.triples is None else f"，{done.triples:,} 条三元组 triples"
        say(f"已上传 uploaded to {where}{counted}  ({done.status})")
    return DONE
