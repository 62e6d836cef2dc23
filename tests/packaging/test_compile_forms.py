"""Forms are compiled the same way everywhere, and stale ones are named."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "compile_forms.py"
GENERATED = "hrd_desk/gui/generated"
FORM = """<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0">
 <class>EventForm</class>
 <widget class="QWidget" name="EventForm">
  <property name="windowTitle"><string>{title}</string></property>
  <property name="toolTip"><string comment="seen seldom">In "quotes" \\ and
two lines, Ёлка</string></property>
 </widget>
</ui>
"""


def compile_forms(tree: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), "--root", str(tree), *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a checkout with one form, compiled."""
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "event_form.ui").write_text(FORM.format(title="Event"), encoding="utf-8")
    assert compile_forms(tmp_path).returncode == 0
    return tmp_path


def test_a_compiled_form_takes_its_words_from_the_catalogue(tree: Path) -> None:
    module = (tree / GENERATED / "ui_event_form.py").read_text(encoding="utf-8")
    asked: list[str] = []

    class Widget:
        """Takes whatever a form is told."""

        def __getattr__(self, name: str) -> object:
            return lambda *words: words

    names: dict[str, type] = {}
    exec(module, names)  # noqa: S102  our own compiler wrote it
    names["_"] = asked.append  # type: ignore[assignment]  # stands in for gettext: one argument
    names["Ui_EventForm"]().retranslateUi(Widget())
    assert asked == ["Event", 'In "quotes" \\ and\ntwo lines, Ёлка']


def test_a_compiled_form_names_no_version(tree: Path) -> None:
    module = (tree / GENERATED / "ui_event_form.py").read_text(encoding="utf-8")
    assert module.startswith('"""Compiled from ui/event_form.ui')
    assert "6.11" not in module


def test_what_was_just_compiled_is_not_stale(tree: Path) -> None:
    checked = compile_forms(tree, "--check")
    assert (checked.returncode, checked.stderr) == (0, "")


def test_a_form_that_was_drawn_anew_is_named(tree: Path) -> None:
    (tree / "ui" / "event_form.ui").write_text(FORM.format(title="Other"), encoding="utf-8")
    before = (tree / GENERATED / "ui_event_form.py").read_bytes()
    checked = compile_forms(tree, "--check")
    assert checked.returncode == 1
    assert f"stale: {GENERATED}/ui_event_form.py" in checked.stderr
    assert (tree / GENERATED / "ui_event_form.py").read_bytes() == before


def test_a_form_that_was_never_compiled_is_named(tree: Path) -> None:
    (tree / "ui" / "place_form.ui").write_text(FORM.format(title="Place"), encoding="utf-8")
    checked = compile_forms(tree, "--check")
    assert f"missing: {GENERATED}/ui_place_form.py" in checked.stderr


def test_what_no_form_stands_behind_any_more_goes(tree: Path) -> None:
    (tree / "ui" / "event_form.ui").rename(tree / "ui" / "act_form.ui")
    assert f"orphaned: {GENERATED}/ui_event_form.py" in compile_forms(tree, "--check").stderr
    compile_forms(tree)
    left = {path.name for path in (tree / GENERATED).iterdir()}
    assert left == {"__init__.py", "ui_act_form.py"}


def test_a_form_that_cannot_be_read_is_named(tree: Path) -> None:
    (tree / "ui" / "act_form.ui").write_text("<ui", encoding="utf-8")
    told = compile_forms(tree, "--check")
    assert told.returncode == 1
    assert "act_form.ui" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_checkout_without_forms_is_in_order(tmp_path: Path) -> None:
    assert compile_forms(tmp_path, "--check").returncode == 0


NESTED = """<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0">
 <class>Lines</class>
 <widget class="QWidget" name="Lines">
  <layout class="QVBoxLayout" name="column">
   <item><widget class="QLabel" name="heading"/></item>
   <item>
    <layout class="QHBoxLayout" name="row">
     <property name="spacing"><number>4</number></property>
     <item><widget class="QLabel" name="left"/></item>
     <item>
      <layout class="QVBoxLayout" name="inner">
       <item><widget class="QLabel" name="right"/></item>
      </layout>
     </item>
    </layout>
   </item>
   <item><widget class="QLabel" name="end"/></item>
  </layout>
 </widget>
</ui>
"""


def test_a_layout_goes_into_another_before_it_is_filled(tree: Path) -> None:
    """`hrd_desk.gui.layouts` says why; what lies where stays as it was drawn."""
    (tree / "ui" / "lines.ui").write_text(NESTED, encoding="utf-8")
    assert compile_forms(tree).returncode == 0
    module = (tree / GENERATED / "ui_lines.py").read_text(encoding="utf-8")
    filled = re.findall(r"self\.(\w+)\.(?:addWidget|addLayout)\(self\.(\w+)\)", module)
    assert filled == [
        *(("column", "heading"), ("column", "row"), ("row", "left")),
        *(("row", "inner"), ("inner", "right"), ("column", "end")),
    ]
