"""What is wrong is told in one line: what, where, and what to do."""

from __future__ import annotations

import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

from tests.cli.command import clippings, one_line
from tests.corpus import ROOT
from tests.patience import PATIENCE


def test_the_version_is_told() -> None:
    done = clippings("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("clippings ")


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = clippings("serve", "--port", str(port), "--db", tmp_path / "a.db")
    assert done.returncode == 1
    assert f"port {port} is taken" in one_line(done)


def test_a_folder_that_cannot_be_written_is_named() -> None:
    done = clippings("ingest", ROOT / "seeds", "--db", "/proc/clippings/a.db")  # not even root may make a folder there
    assert done.returncode == 1
    assert "/proc/clippings" in one_line(done)


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no folder")
    done = clippings("ingest", ROOT / "seeds", "--db", tmp_path / "data" / "a.db")
    assert done.returncode == 1
    assert "data" in one_line(done)


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"these are not the bytes of a database at all" * 100)
    done = clippings("stats", "--db", tmp_path / "a.db")
    assert done.returncode == 1
    assert "no usable database" in one_line(done)


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.db") as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    done = clippings("ingest", ROOT / "seeds", "--db", tmp_path / "a.db")
    assert done.returncode == 1
    assert "another program" in one_line(done)


def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    assert clippings("migrate", "--db", tmp_path / "a.db").returncode == 0
    with sqlite3.connect(tmp_path / "a.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    for command in ("stats", "migrate"):
        done = clippings(command, "--db", tmp_path / "a.db")
        assert done.returncode == 1
        assert "newer version" in one_line(done)


def test_a_missing_archive_says_how_to_make_one(tmp_path: Path) -> None:
    for command in (("stats",), ("search", "harbour"), ("verify",), ("backup", str(tmp_path / "b.db"))):
        done = clippings(*command, "--db", tmp_path / "none.db")
        assert done.returncode == 1
        assert "clippings ingest" in one_line(done)


def test_a_missing_folder_is_wrong_usage(tmp_path: Path) -> None:
    done = clippings("ingest", tmp_path / "nowhere", "--db", tmp_path / "a.db")
    assert done.returncode == 2
    assert "nowhere" in one_line(done)


def test_an_impossible_setting_is_named(tmp_path: Path) -> None:
    done = clippings("stats", "--db", tmp_path / "a.db", CLIPPINGS_PORT="99999")
    assert done.returncode == 2
    assert "CLIPPINGS_PORT" in one_line(done)


def test_an_unknown_option_is_wrong_usage_told_in_one_line() -> None:
    done = clippings("stats", "--no-such-option")
    assert done.returncode == 2
    assert "--no-such-option" in one_line(done)


def test_a_query_that_is_too_long_is_told_without_an_option_that_there_is_not(tmp_path: Path) -> None:
    done = clippings("search", "x" * 20_001, "--db", tmp_path / "a.db")
    assert done.returncode == 2
    assert "the query: " in one_line(done)


def test_a_missing_argument_is_wrong_usage_told_in_one_line() -> None:
    done = clippings("backup")
    assert done.returncode == 2
    assert "clippings backup --help" in one_line(done)


def test_a_variable_that_is_no_setting_is_told_and_the_command_runs() -> None:
    done = clippings("extract", ROOT / "seeds" / "haiti-quake.txt", CLIPPINGS_PROT="9")
    assert done.returncode == 0
    assert one_line(done) == "clippings: CLIPPINGS_PROT is no setting and changes nothing; did you mean CLIPPINGS_PORT?"


def test_a_command_that_is_refused_makes_no_archive(tmp_path: Path) -> None:
    database = tmp_path / "none.db"
    done = clippings("set", "abc", "published=2024", "--db", database)
    assert (done.returncode, "there is no archive" in one_line(done)) == (1, True)
    done = clippings("ingest", tmp_path / "nowhere", "--db", database)
    assert (done.returncode, "there is no file or folder" in one_line(done)) == (2, True)
    assert not list(tmp_path.iterdir())


def test_a_mapping_to_a_field_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    done = clippings("ingest", "--map", "foo=story", "--db", tmp_path / "a.db", tmp_path)
    assert done.returncode == 2
    assert "--map knows no field 'foo'; its fields are title, " in one_line(done)


def test_a_file_that_is_missing_keeps_no_other_from_being_shown(tmp_path: Path) -> None:
    good = ROOT / "seeds" / "haiti-quake.txt"
    done = clippings("extract", good, tmp_path / "missing.txt", good)
    assert done.returncode == 3
    assert done.stdout.count(f"== {good}") == 2
    assert one_line(done) == f"clippings: {tmp_path / 'missing.txt'}: no such file or folder"


def test_ctrl_c_while_the_program_is_being_loaded_is_told_in_one_line() -> None:
    script = """
import sys

class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == "typer":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupt())
from app.cli import run
run()
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert (done.returncode, done.stderr) == (130, "clippings: interrupted\n")


def test_an_archive_that_is_a_folder_is_told_as_one(tmp_path: Path) -> None:
    for command in (("stats",), ("migrate",)):
        done = clippings(*command, "--db", tmp_path)
        assert done.returncode == 1
        assert f"{tmp_path} is a folder" in one_line(done)
        assert str(tmp_path / "clippings.db") in one_line(done)


def test_a_backup_that_cannot_be_written_sends_nobody_to_another_archive(tmp_path: Path) -> None:
    assert clippings("migrate", "--db", tmp_path / "a.db").returncode == 0
    done = clippings("backup", "/proc/copy.db", "--db", tmp_path / "a.db")  # not even root may make a file there
    assert done.returncode == 1
    assert "name a file in another folder" in one_line(done)
    assert "--db" not in one_line(done)


def test_what_is_set_twice_is_named(tmp_path: Path) -> None:
    done = clippings("set", "abc", "published=2024", "published=2023", "--db", tmp_path / "a.db")
    assert done.returncode == 2
    assert "published is given twice" in one_line(done)
