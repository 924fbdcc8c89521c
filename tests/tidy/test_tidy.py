#!/usr/bin/python3
# SPDX-FileCopyrightText: The Quicksilver authors
# SPDX-License-Identifier: MPL-2.0
"""Each rule of tidy.py can fail, and stays silent on the nearest thing that is allowed."""

import os
import subprocess
import sys
import tempfile
import unittest

import tidy

MAP = """# Map

| floor | library | uses | outside | what |
| --- | --- | --- | --- | --- |
| 0 | base | | | ground |
| 0 | codec | base | | reader |
| 0 | proof | base codec | sodium | secrets |
| 3 | client | base | | account |
| 3 | server/engine | base | | sessions |
| 4 | host | base client | QtGui QtNetwork | machine |
| 4 | qml | base | QtQuick | screens |
| 5 | app/client | base client | QtGui | program |
"""


class Rules(unittest.TestCase):
    def found(self, rule, files):
        """Findings of one rule in a tree of these files."""
        files = {"src/README.md": MAP, **files}
        with tempfile.TemporaryDirectory() as root:
            for path, text in files.items():
                os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
                with open(os.path.join(root, path), "w", encoding="utf-8", newline="") as file:
                    file.write(text)
            return list(tidy.RULES[rule](tidy.Tree(root, list(files))))

    def assertBreaks(self, rule, path, text, line=1):
        lines = [(found.path, found.line) for found in self.found(rule, {path: text})]
        self.assertIn((path, line), lines)

    def assertHolds(self, rule, path, text, others=None):
        self.assertEqual(self.found(rule, {path: text, **(others or {})}), [])

    def test_edges_follow_the_table(self):
        allowed = '#include "codec/a.h"\n#include "base/b.h"\n#include <vector>\n'
        self.assertHolds("edges", "src/codec/a.cpp", allowed)
        self.assertHolds("edges", "src/codec/a.cpp", '// #include "client/b.h"\n')
        self.assertBreaks("edges", "src/base/a.h", '\n#include "codec/b.h"\n', line=2)
        self.assertBreaks("edges", "src/server/engine/a.cpp", '#include "codec/b.h"\n')
        self.assertBreaks("edges", "src/codec/a.cpp", '#include "a.h"\n')
        self.assertBreaks("edges", "src/codec/a.cpp", '#include "nowhere/a.h"\n')
        self.assertBreaks("edges", "src/unlisted/a.cpp", "#include <vector>\n")

    def test_edges_keep_foreign_libraries_where_they_belong(self):
        self.assertHolds("edges", "src/proof/a.cpp", "#include <sodium.h>\n#include <QByteArray>\n")
        self.assertHolds("edges", "src/host/a.cpp", "#include <QImage>\n#include <QNetworkReply>\n")
        headers = "sodium.h QSqlQuery QImage QNetworkReply QtQml/qqml.h boost/asio.hpp sqlite3.h"
        for header in headers.split():
            self.assertBreaks("edges", "src/client/a.cpp", f"#include <{header}>\n")

    def test_links_follow_the_table(self):
        def linking(*targets):
            return "qs_add_library(codec\n    DEPENDS " + " ".join(targets) + "\n)\n"

        path = "src/codec/CMakeLists.txt"
        self.assertHolds("link", path, linking("qs::base", "Qt6::Core", "qs::warnings"))
        self.assertHolds("link", path, "#   DEPENDS qs::client\n")
        for target in ("qs::client", "qs::server_engine", "Qt6::Network", "PkgConfig::Sodium"):
            self.assertBreaks("link", path, linking("qs::base", target), line=2)

    def test_the_map_is_a_stack_of_two_houses(self):
        row = "| 5 | {} | {} | | what |\n"
        self.assertHolds("map", "src/README.md", MAP)
        rows = row.format("low", "high") + row.format("high", "")
        self.assertBreaks("map", "src/README.md", rows)
        rows = row.format("crypto", "") + row.format("between", "crypto")
        rows += row.format("app/server", "between")
        self.assertBreaks("map", "src/README.md", rows)

    def test_programs_may_include_their_own_headers_by_name(self):
        allowed = '#include "parts.h"\n#include "client/account.h"\n'
        self.assertHolds("edges", "app/client/a.cpp", allowed)
        self.assertBreaks("edges", "app/client/a.cpp", '#include "codec/cbor_reader.h"\n')

    def test_files_have_a_length(self):
        limits = {"src/base/a.h": 300, "src/base/a.cpp": 600, "qml/home/A.qml": 200}
        for path, limit in limits.items():
            self.assertHolds("size", path, "x\n" * limit)
            self.assertBreaks("size", path, "x\n" * (limit + 1), line=limit + 1)

    def test_lines_have_a_length(self):
        address = "// https://example.org/" + "x" * 100
        self.assertHolds("columns", "src/base/a.h", "x" * 100 + "\n" + address + "\n")
        self.assertBreaks("columns", "src/base/a.h", "\n" + "x" * 101 + "\n", line=2)

    def test_functions_fit_a_screen(self):
        body = "    x();\n" * 50
        heads = (
            "void f()",
            "Foo::Foo(int a)\n    : m_a{a}\n    , m_b(a)",
            "Foo::Foo(int a)\n    : m_a({a, 1, 2, 3, 4, 5, 6})\n    , m_b(a)",
            "int g(std::map<int, int> m = {}) const",
            "auto h() -> int",
            "bool operator()(int a) noexcept(true)",
        )
        for head in heads:
            start = head.count("\n") + 1
            self.assertHolds("function", "src/base/a.cpp", f"{head}\n{{\n{body}}}\n")
            longer = f"{head}\n{{\n{body}    x();\n}}\n"
            self.assertBreaks("function", "src/base/a.cpp", longer, line=start + 1)

    def test_only_functions_are_measured(self):
        lines = "    {1, 2},\n" * 60
        self.assertHolds("function", "src/base/a.cpp", f"constexpr int k[] = {{\n{lines}}};\n")
        members = "    int x;\n" * 60
        text = f"namespace qs {{\nclass A : public B {{\n{members}}};\n}}\n"
        self.assertHolds("function", "src/base/a.cpp", text)
        body = "    if (x) {\n        y();\n    }\n" * 17
        text = f"namespace qs {{\nvoid f()\n{{\n{body}}}\n}}\n"
        self.assertBreaks("function", "src/base/a.cpp", text, line=3)

    def test_parameters_are_few(self):
        five = "void f(int a, std::map<int, int> b, int c, int d, int e)\n{\n}\n"
        six = "void f(int a, int b, int c, int d, int e, int f)\n{\n}\n"
        self.assertHolds("parameters", "src/base/a.cpp", five)
        joined = "Foo::Foo(int a)\n    : m_a({1, 2, 3, 4, 5, 6})\n    , m_b({a})\n{\n}\n"
        self.assertHolds("parameters", "src/base/a.cpp", joined)
        self.assertBreaks("parameters", "src/base/a.cpp", six, line=2)

    def test_licences_are_stated(self):
        both = "// SPDX-FileCopyrightText: x\n// SPDX-License-Identifier: MPL-2.0\n"
        self.assertHolds("spdx", "src/base/a.cpp", both)
        self.assertHolds("spdx", "tests/run.sh", "#!/bin/sh\n" + both)
        self.assertBreaks("spdx", "src/base/a.cpp", both.splitlines()[0] + "\n")
        self.assertBreaks("spdx", "CMakeLists.txt", "project(x)\n")

    def test_names_say_something(self):
        self.assertHolds("name", "src/base/angle.h", "class Commons {};\nclass Message {};\n")
        self.assertBreaks("name", "src/base/string_utils.h", "")
        self.assertBreaks("name", "src/common/a.h", "")
        self.assertBreaks("name", "src/base/a.h", "\nclass SessionManager {};\n", line=2)
        self.assertBreaks("name", "src/base/a.h", "namespace legacy {}\n")

    def test_top_level_is_planned(self):
        self.assertHolds("top-level", "README.md", "")
        self.assertBreaks("top-level", "notes.txt", "", line=1)

    def test_folders_have_a_short_readme(self):
        self.assertHolds("readme", "src/base/README.md", "x\n" * 15)
        self.assertBreaks("readme", "src/base/README.md", "x\n" * 16, line=16)
        found = self.found("readme", {"src/base/a.h": "", "qml/home/A.qml": ""})
        self.assertEqual([entry.path for entry in found], ["qml", "qml/home", "src/base"])

    def test_sources_are_built(self):
        listed = {
            "src/base/CMakeLists.txt": "SOURCES a.cpp",
            "tests/unit/CMakeLists.txt": "qs_add_test(unit/base a qs::base)",
        }
        self.assertHolds("unlisted", "src/base/a.cpp", "", listed)
        self.assertHolds("unlisted", "tests/unit/base/tst_a.cpp", "", listed)
        for path in ("src/base/b.cpp", "tests/unit/base/tst_b.cpp"):
            self.assertEqual(len(self.found("unlisted", {path: "", **listed})), 1)

    def test_nothing_is_left_unfinished(self):
        allowed = "mktemp -t XXXXXX; // to do things, see src/" + "work/a.h\n"
        self.assertHolds("word", "src/base/a.cpp", allowed)
        for word in ("TODO", "FIXME", "XXX", "QSKIP", "/" + "home/ada/x", "/" + "work/main"):
            self.assertBreaks("word", "src/base/a.cpp", f"\n// {word} later\n", line=2)

    def test_text_is_plain(self):
        self.assertHolds("text", "src/base/a.h", "a\n\nb\n")
        for text in ("a\tb\n", "a\r\n", "a \n", "a"):
            self.assertBreaks("text", "src/base/a.h", text)

    def test_headers_are_guarded(self):
        self.assertHolds("header", "src/base/a.h", "#pragma once\n")
        self.assertBreaks("header", "src/base/a.h", "#ifndef A_H\n")
        self.assertBreaks("header", "src/base/a.h", "#pragma once\nusing namespace qs;\n", line=2)

    def test_the_machine_comes_in_through_ports(self):
        calls = (
            "QTimer t;", "QDateTime::currentDateTimeUtc();", "QUuid::createUuid();",
            "QRandomGenerator::global();", "std::random_device d;",
            "std::chrono::steady_clock::now();", "sleep(1);", "std::thread t;",
        )
        for call in calls:
            self.assertBreaks("machine", "src/client/a.cpp", f"\n{call}\n", line=2)
            self.assertBreaks("machine", "src/server/engine/a.cpp", call)
            self.assertHolds("machine", "src/host/a.cpp", call)
        allowed = "// QTimer\nclock.sleep(1); post.time(); runtime(2);\n"
        self.assertHolds("machine", "src/client/a.cpp", allowed)

    def test_dangerous_calls_stay_out(self):
        self.assertHolds("call", "src/proof/a.cpp", "sodium_memcmp(a, b, 1);\n")
        self.assertHolds("call", "src/codec/a.cpp", "std::memcmp(a, b, 1);\n")
        self.assertBreaks("call", "src/proof/a.cpp", "std::memcmp(a, b, 1);\n")
        self.assertBreaks("call", "src/codec/a.cpp", "QCborValue v;\n")
        self.assertBreaks("call", "src/codec/a.cpp", "qDebug() << 1;\n")

    def test_labels_stand_in_one_file(self):
        self.assertHolds("label", "src/proof/labels.h", '"QS1 envelope-id"\n')
        self.assertHolds("label", "src/proof/hash.h", '/// "QS1 envelope-id"\n')
        self.assertBreaks("label", "src/proof/hash.cpp", '"QS1 envelope-id"\n')

    def test_looks_come_from_the_theme(self):
        self.assertHolds("theme", "qml/theme/Colors.qml", 'property color ink: "#101010"\n')
        allowed = 'spacing: 0\nradius: Theme.radius.card\ncolor: "transparent"\n// spacing: 4\n'
        self.assertHolds("theme", "qml/home/A.qml", allowed)
        curve = "easing.type: Easing.BezierSpline\neasing.bezierCurve: Theme.easing.move\n"
        self.assertHolds("theme", "qml/home/A.qml", curve)
        literals = (
            'color: "#fff"', 'color: "red"', "color: Qt.rgba(1, 0, 0, 1)", "duration: 120",
            "font.pixelSize: 14", "spacing: 4", "anchors.margins: 8", "anchors.leftMargin: 2",
            "padding: 0.5", "easing.type: Easing.OutCubic",
        )
        for literal in literals:
            self.assertBreaks("theme", "qml/home/A.qml", f"\n    {literal}\n", line=2)

    def test_words_on_screen_are_translated(self):
        allowed = 'text: qsTr("Post")\ntext: ""\ntext: "·"\ntext: root.title\nobjectName: "post"\n'
        self.assertHolds("translate", "qml/home/A.qml", allowed)
        mixed = 'text: root.on ? "Stop" : qsTr("Go")'
        for line in ('text: "Post"', 'Accessible.name: "Post"', mixed):
            self.assertBreaks("translate", "qml/home/A.qml", f"\n    {line}\n", line=2)

    def test_qml_describes(self):
        self.assertHolds("qml", "qml/controls/Button.qml", "import QtQuick.Controls\n")
        allowed = "import QtQuick\nimport Quicksilver.Controls\nrow: view.model\n"
        self.assertHolds("qml", "qml/home/A.qml", allowed)
        lines = (
            "import QtQuick.Controls", "import QtQuick.Controls.Basic", "import QtQuick 2.15",
            'import "../other"', "width: parent.parent.width", "property var x", "text: model.name",
            "console.log(1)",
        )
        for line in lines:
            self.assertBreaks("qml", "qml/home/A.qml", f"{line}\n")
        self.assertBreaks("qml", "qml/home/logic.js", "")

    def test_claims_have_tests(self):
        table = "| claim | tests |\n| --- | --- |\n| sealed | {} |\n"
        test = {"tests/unit/proof/tst_seal.cpp": "void refusesEveryFlip();\n"}
        named = table.format("`unit/proof/seal refusesEveryFlip`")
        self.assertHolds("claim", "tests/README.md", named, test)
        cells = ("", "later", "`unit/proof/seal opensAll`", "`unit/proof/none refusesEveryFlip`")
        for cell in cells:
            found = self.found("claim", {"tests/README.md": table.format(cell), **test})
            self.assertEqual([entry.line for entry in found], [3])


class Program(unittest.TestCase):
    def run_tidy(self, root):
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "tidy.py")
        command = [sys.executable, "-B", script, "--root", root]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def test_it_exits_1_and_says_where(self):
        with tempfile.TemporaryDirectory() as root:
            self.assertEqual(self.run_tidy(root).returncode, 0)
            with open(os.path.join(root, "notes.txt"), "w", encoding="utf-8") as file:
                file.write("a note\n")
            result = self.run_tidy(root)
            self.assertEqual(result.returncode, 1)
            self.assertIn("notes.txt:1: top-level:", result.stdout)

    def test_every_rule_is_tried(self):
        with open(os.path.abspath(__file__), encoding="utf-8") as file:
            text = file.read()
        for rule in tidy.RULES:
            self.assertRegex(text, rf'(Breaks|found)\("{rule}"')


if __name__ == "__main__":
    unittest.main()
