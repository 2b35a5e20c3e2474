"""What an office or a user has set for Jupyter changes nothing of ours."""

import json
from pathlib import Path

from tests.serve.conftest import NewServer, as_facilitator, join_person, make_class
from tests.serve.visitor import Visitor

HOOK = "def hook(*_, **__): raise RuntimeError('office hook')"


def test_hostile_settings_of_voila_jupyter_and_ipython_are_left_alone(new_server: NewServer, tmp_path: Path) -> None:
    settings = {
        "Voila": {"port": 1, "base_url": "/office/", "ip": "203.0.113.9", "open_browser": True},
        "VoilaConfiguration": {"prelaunch_hook": HOOK, "template": "office", "preheat_kernel": True},
        "MappingKernelManager": {"default_kernel_name": "office"},
    }
    for folder in (tmp_path, tmp_path / ".jupyter", tmp_path / "jupyter"):
        folder.mkdir(exist_ok=True)
        (folder / "voila.json").write_text(json.dumps(settings))
        (folder / "jupyter_config.py").write_text("raise RuntimeError('office settings')")
    startup = tmp_path / ".ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00-office.py").write_text("raise RuntimeError('office startup')")
    (startup.parent / "ipython_config.py").write_text("raise RuntimeError('office profile')")
    environment = {
        "JUPYTER_CONFIG_DIR": str(tmp_path / ".jupyter"),
        "JUPYTER_CONFIG_PATH": str(tmp_path / "jupyter"),
        "JUPYTER_DATA_DIR": str(tmp_path / "office-data"),
        "JUPYTER_TOKEN": "office",
        "JUPYTER_PREFER_ENV_PATH": "0",
        "IPYTHONDIR": str(tmp_path / ".ipython"),
        "VOILA_APP_PORT": "1",
    }

    # A cache of its own, so that the notebook is run under these settings.
    server = new_server(environment=environment, cache=tmp_path / "cache")

    visitor = Visitor(server.port)
    join_person(visitor, make_class(as_facilitator(server)))
    assert "Which fruit?" in visitor.get("/learn/think_coop/fruit").words
    assert "office" not in server.log()


def test_a_script_is_a_script_whatever_the_system_says_of_its_ending(new_server: NewServer, tmp_path: Path) -> None:
    # Python runs this module first in every process; it stands for Windows' registry.
    (tmp_path / "sitecustomize.py").write_text(
        "import mimetypes\nfor ending in ('.js', '.css'): mimetypes.add_type('text/plain', ending)", encoding="utf-8"
    )
    server = new_server(environment={"PYTHONPATH": str(tmp_path)})
    visitor = Visitor(server.port)

    for name, kind in (("coopkit.js", "text/javascript"), ("coopkit.css", "text/css"), ("live.js", "text/javascript")):
        assert visitor.get(f"/static/{name}").headers["Content-Type"].startswith(kind)


def test_templates_of_the_whole_computer_are_not_even_read(new_server: NewServer, tmp_path: Path) -> None:
    damaged = tmp_path / "share" / "voila" / "templates" / "lab" / "conf.json"
    damaged.parent.mkdir(parents=True)
    damaged.write_text("{", encoding="utf-8")
    # Stands for a folder such as /usr/local/share/jupyter, which no variable hides.
    (tmp_path / "sitecustomize.py").write_text(
        f"import jupyter_core.paths as paths\npaths.SYSTEM_JUPYTER_PATH.insert(0, {str(damaged.parents[3])!r})",
        encoding="utf-8",
    )

    server = new_server(environment={"PYTHONPATH": str(tmp_path)})

    assert Visitor(server.port).get("/").status == 200
