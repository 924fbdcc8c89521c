#!/usr/bin/python3
# SPDX-FileCopyrightText: The Quicksilver authors
# SPDX-License-Identifier: MPL-2.0
"""Checks of the source tree that no compiler makes.

    tests/tidy/tidy.py [--root DIR] [--list] [file ...]

Prints `file:line: rule: message` for every finding and exits 1 if there is one; with files, only
their findings.
Each rule is a function below; test_tidy.py shows for each a tree that breaks it.
"""

import argparse
import functools
import os
import re
import subprocess
import sys
from typing import NamedTuple

RULES = {}

COLUMNS_MAX = 100
HEADER_LINES_MAX = 300
SOURCE_LINES_MAX = 600
QML_LINES_MAX = 200
FUNCTION_LINES_MAX = 50
PARAMETERS_MAX = 5
README_LINES_MAX = 15

TOP_LEVEL = {
    ".ci", ".clang-format", ".clang-tidy", ".editorconfig", ".gitattributes", ".gitignore",
    ".qmllint.ini", "CHANGELOG.md", "CMakeLists.txt", "CMakePresets.json", "CONTRIBUTING.md",
    "LICENSE", "README.md", "app", "dev", "packaging", "platform", "qml", "resources", "src",
    "tests", "translations",
}
LONG_READMES = {
    "src/README.md", "src/protocol/README.md", "src/crypto/README.md", "tests/README.md",
}
FORBIDDEN_NAMES = {
    "util", "utils", "helper", "helpers", "common", "misc", "manager", "managers", "ng", "v2",
    "legacy",
}
SPDX_SUFFIXES = (
    ".h", ".cpp", ".qml", ".py", ".sh", ".cmake", ".frag", ".vert", ".js", ".java", ".mm", ".m",
    ".kt",
)
SPDX_NAMES = {"CMakeLists.txt", "Containerfile", "dev", "run"}
TEXT_SUFFIXES = SPDX_SUFFIXES + (
    ".md", ".txt", ".ini", ".yml", ".yaml", ".json", ".in", ".service", ".conf",
)


class Finding(NamedTuple):
    path: str
    line: int
    rule: str
    message: str


class Tree:
    """The files of a checkout, by path relative to its root, and their text in three readings."""

    def __init__(self, root, paths=None):
        self.root = root
        self.paths = sorted(paths if paths is not None else listed_paths(root))

    @functools.lru_cache(maxsize=None)
    def text(self, path):
        full = os.path.join(self.root, path)
        with open(full, encoding="utf-8", errors="replace", newline="") as file:
            return file.read()

    @functools.lru_cache(maxsize=None)
    def code(self, path):
        """Without comments and without what stands in strings; lines stay where they are."""
        return strip(self.text(path), keep_strings=False)

    @functools.lru_cache(maxsize=None)
    def uncommented(self, path):
        """Without comments, strings kept."""
        return strip(self.text(path), keep_strings=True)

    def under(self, *folders, suffix=""):
        starts = tuple(folder + "/" for folder in folders)
        return [path for path in self.paths if path.startswith(starts) and path.endswith(suffix)]


def listed_paths(root):
    """What git tracks or would track; without git, every file outside build folders."""
    command = ["git", "-c", "safe.directory=*", "-C", root, "ls-files", "-z"]
    command += ["--cached", "--others", "--exclude-standard"]
    try:
        listing = subprocess.run(command, capture_output=True, check=True).stdout.decode()
        paths = listing.split("\0")
    except (OSError, subprocess.CalledProcessError):
        paths = walked_paths(root)
    return {path for path in paths if path and os.path.isfile(os.path.join(root, path))}


def walked_paths(root):
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in {".git", "build", ".cache"}]
        for name in names:
            yield os.path.relpath(os.path.join(folder, name), root)


TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<raw>R"(?P<mark>[^()\s\\]{0,16})\(.*?\)(?P=mark)")
      | (?P<string>"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)
      | (?P<digits>\b\d[\d']*)
      | (?P<char>'(?:\\.|[^'\\\n])*')""",
    re.DOTALL | re.VERBOSE,
)


def strip(text, keep_strings):
    def blank(match):
        kind, whole = match.lastgroup, match.group()
        if kind == "digits" or (kind != "comment" and keep_strings):
            return whole
        edge = "" if kind == "comment" else whole[-1]
        return edge + re.sub(r"[^\n]", " ", whole[len(edge):len(whole) - len(edge)]) + edge

    return TOKEN.sub(blank, text)


def rule(name):
    def register(function):
        RULES[name] = function
        return function

    return register


def matches(tree, paths, pattern, reading="code"):
    """Each match of a pattern, as (path, line, match)."""
    compiled = re.compile(pattern, re.MULTILINE)
    for path in paths:
        text = getattr(tree, reading)(path)
        for match in compiled.finditer(text):
            yield path, text.count("\n", 0, match.start()) + 1, match


def cpp_paths(tree, *folders):
    return [path for path in tree.under(*folders) if path.endswith((".h", ".cpp"))]


def theme_free_qml(tree):
    """The interface outside the theme, which alone may hold literal looks."""
    paths = tree.under("qml", "app", suffix=".qml")
    return [path for path in paths if not path.lower().startswith("qml/theme/")]


# --- Edges ----------------------------------------------------------------------------------------


class Edge(NamedTuple):
    floor: int
    uses: frozenset
    outside: frozenset


def edge_table(tree):
    """The table under "Edges" in src/README.md, by library."""
    edges = {}
    if "src/README.md" not in tree.paths:
        return edges
    for line in tree.text("src/README.md").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) == 5 and cells[0].isdigit():
            floor, library, uses, outside, _ = cells
            edges[library] = Edge(int(floor), frozenset(uses.split()), frozenset(outside.split()))
    return edges


def library_of(path, edges):
    """The row a path or an include belongs to: its longest prefix that is one."""
    parts = path.removeprefix("src/").split("/")
    prefixes = ("/".join(parts[:count]) for count in range(len(parts) - 1, 0, -1))
    return next((prefix for prefix in prefixes if prefix in edges), None)


OUTSIDE = [
    ("QtSql", r"QtSql/|QSql\w*$"),
    ("QtWebSockets", r"QtWebSockets/|QWebSocket\w*$"),
    ("QtNetwork", r"QtNetwork/|Q(Network|Tcp|Udp|Ssl|Host|AbstractSocket|Local(Server|Socket)|Http|"
                  r"Dns)\w*$"),
    ("QtQml", r"QtQml/|QQml\w*$|qqml\w*\.h$|QJS\w*$"),
    ("QtQuick", r"QtQuick|QQuick\w*$|QSG\w*$"),
    ("QtGui", r"QtGui/|Q(Gui\w+|Image\w*|Pixmap|Color\w*|Font\w*|Paint\w*|Icon|Window|Clipboard|"
              r"Screen|OpenGL\w*|DesktopServices|KeySequence|KeyEvent|MouseEvent|Brush|Pen|"
              r"Vector[234]D|TextDocument|StyleHints|Surface\w*|Accessible\w*|Movie|"
              r"Shortcut|Action)$"),
    ("QtTest", r"QtTest|QTest\w*$|QSignalSpy$"),
    ("QtKeychain", r"(qt6)?keychain"),
    ("sodium", r"sodium"),
    ("sqlite", r"sqlite3"),
    ("boost", r"boost/"),
    ("qrencode", r"qrencode"),
    ("zxing", r"ZXing/"),
    ("openssl", r"openssl/"),
    ("libpq", r"libpq|postgresql/"),
    ("hiredis", r"hiredis"),
]


def outside_of(header):
    return next((name for name, pattern in OUTSIDE if re.match(pattern, header)), None)


@rule("edges")
def edges_follow_the_map(tree):
    """An include needs a row in the table of src/README.md; what has no row does not exist."""
    edges = edge_table(tree)
    paths = cpp_paths(tree, "src", "app", "qml")
    include = r'^[ \t]*#\s*include\s*(["<])([^">]+)[">]'
    for path, line, match in matches(tree, paths, include, "uncommented"):
        library = library_of(path, edges)
        if library is None:
            yield Finding(path, line, "edges", "the folder has no row in src/README.md")
            continue
        message = edge_broken(path, library, match.group(1), match.group(2), edges)
        if message:
            yield Finding(path, line, "edges", message)


LINKED = {
    "PkgConfig::Sodium": "sodium", "SQLite::SQLite3": "sqlite", "Boost::headers": "boost",
    "OpenSSL::SSL": "openssl", "PkgConfig::QrEncode": "qrencode", "PkgConfig::ZXing": "zxing",
}


@rule("link")
def links_follow_the_map(tree):
    """What a CMakeLists.txt links needs the same row as what a source includes."""
    edges = edge_table(tree)
    targets = {"qs::" + library.replace("/", "_"): library for library in edges}
    lists = [path for path in tree.under("src", "app") if path.endswith("/CMakeLists.txt")]
    pattern = r"^[^#\n]*?(?=\b(?:qs|Qt6|PkgConfig|SQLite|Boost|OpenSSL)::)[^#\n]*"
    for path, line, match in matches(tree, lists, pattern, "text"):
        library = library_of(path, edges)
        if library is None:
            continue
        for target in re.findall(r"\b\w+::\w+", match.group()):
            needed = targets.get(target) or LINKED.get(target) or target.replace("Qt6::", "Qt")
            allowed = edges[library].uses | edges[library].outside | {library, "QtCore"}
            known = needed in edges or needed.startswith("Qt") or target in LINKED
            if known and needed not in allowed:
                yield Finding(path, line, "link", f"{library} may not link {target}")


@rule("map")
def the_map_has_no_cycle_and_two_houses(tree):
    """A row uses rows above it, and no way leads from the server's house to keys or plaintext."""
    edges, reach = edge_table(tree), {}
    for library, row in edges.items():
        for used in sorted(row.uses - reach.keys()):
            message = f"{library} uses {used}, which stands in no row above it"
            yield Finding("src/README.md", 1, "map", message)
        reach[library] = row.uses.union(*(reach.get(used, set()) for used in row.uses))
        if "server" in library:
            for secret in sorted({"content", "crypto", "store"} & reach[library]):
                yield Finding("src/README.md", 1, "map", f"{library} reaches {secret}")


def edge_broken(path, library, quote, header, edges):
    row = edges[library]
    foreign = outside_of(header)
    if foreign:
        return None if foreign in row.outside else f"{library} may not use {foreign} ({header})"
    if quote == "<" or header.endswith((".moc", "_p.inc")):
        return None
    if "/" not in header:
        own = library.startswith("app/") or library == "qml"
        return None if own else f'"{header}" does not name its library'
    target = library_of(header, edges) or library_of("app/" + header, edges)
    if target is None:
        return f'"{header}" belongs to no library of the map'
    if target == library or target in row.uses:
        return None
    return f"{library} may not use {target} ({header})"


# --- Sizes ----------------------------------------------------------------------------------------


@rule("size")
def files_stay_small(tree):
    """A file that outgrows its limit has two nouns."""
    for path in tree.under("src", "app", "qml", "tests", "platform"):
        limit = {".h": HEADER_LINES_MAX, ".cpp": SOURCE_LINES_MAX, ".qml": QML_LINES_MAX}.get(
            os.path.splitext(path)[1]
        )
        if limit:
            count = tree.text(path).count("\n")
            if count > limit:
                yield Finding(path, count, "size", f"{count} lines, at most {limit}")


@rule("columns")
def lines_fit(tree):
    """Lines end at 100 columns, but an address in a comment or string is not broken."""
    for path in tree.under("src", "app", "qml", "tests", "platform"):
        if path.endswith((".h", ".cpp", ".qml", ".py")):
            for number, line in enumerate(tree.text(path).splitlines(), 1):
                if len(line) > COLUMNS_MAX and "://" not in line:
                    message = f"{len(line)} columns, at most {COLUMNS_MAX}"
                    yield Finding(path, number, "columns", message)


class Function(NamedTuple):
    head: str
    line: int
    lines: int


SCOPE = re.compile(r"\b(namespace|class|struct|union|enum|extern)\b[^()=;]*$")
INITIALIZER = re.compile(
    r"\)\s*(noexcept\s*(\([^()]*\))?\s*)?(?<!:):(?!:)[^{]*[\w>]\s*$|=\s*[\w:<>, ]*$", re.DOTALL
)
CALLABLE = re.compile(
    r"\)\s*((const|noexcept(\s*\([^()]*\))?|override|final|mutable|&&?|->[^;]*|:[^:].*)\s*)*$",
    re.DOTALL,
)


def functions(code):
    """Function bodies at namespace or class scope, by counting braces in code without strings."""
    directive = re.compile(r"^[ \t]*#(?:\\\n|[^\n])*", re.MULTILINE)
    code = directive.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), code)
    stack, head, head_start, line = [], "", 0, 1
    for character in code:
        if character == "{":
            kind = brace_kind(head, stack)
            stack.append((kind, head, line))
            if kind != "value":
                head = ""
                continue
        elif character == "}" and stack:
            kind, opened, start = stack.pop()
            if kind == "function":
                yield Function(opened.strip(), start, line - start - 1)
            if kind != "value":
                head = ""
                continue
        elif character == ";" and not any(entry[0] == "value" for entry in stack):
            head = ""
            continue
        elif character == "\n":
            line += 1
        head += character


def brace_kind(head, stack):
    if any(kind in ("function", "value") for kind, _, _ in stack):
        return "block" if stack[-1][0] in ("function", "block") else "value"
    if head.count("(") != head.count(")") or INITIALIZER.search(head):
        return "value"
    if SCOPE.search(head.strip()):
        return "scope"
    return "function" if CALLABLE.search(head.rstrip()) else "value"


@rule("function")
def functions_fit_a_screen(tree):
    """A body has at most 50 lines."""
    for path in cpp_paths(tree, "src", "app", "tests", "qml"):
        for function in functions(tree.code(path)):
            if function.lines > FUNCTION_LINES_MAX:
                size = f"{function.lines} lines, at most {FUNCTION_LINES_MAX}"
                message = f"{name_of(function)} has {size}"
                yield Finding(path, function.line, "function", message)


def name_of(function):
    names = re.findall(r"([\w:~]+)\s*\(", function.head)
    return names[0] if names else "a function"


@rule("parameters")
def parameters_are_few(tree):
    """More than five parameters are a struct without a name."""
    for path in cpp_paths(tree, "src", "app"):
        for function in functions(tree.code(path)):
            count = parameter_count(function.head)
            if count > PARAMETERS_MAX:
                message = f"{name_of(function)} takes {count} parameters, at most {PARAMETERS_MAX}"
                yield Finding(path, function.line, "parameters", message)


def parameter_count(head):
    start = re.search(r"[\w~>=+\-*/<!\]]\s*\((?!\))", head)
    if not start:
        return 0
    depth, commas = 0, 0
    for character in head[start.end() - 1:]:
        depth += (character in "([{<") - (character in ")]}>")
        commas += character == "," and depth == 1
        if depth == 0:
            return commas + 1
    return 0


# --- Files, names and words -----------------------------------------------------------------------


@rule("spdx")
def licences_are_stated(tree):
    """Each source file says whose it is and under which licence, in its first lines."""
    for path in tree.paths:
        name = os.path.basename(path)
        if name.endswith(SPDX_SUFFIXES) or name in SPDX_NAMES:
            if path.startswith("tests/data/"):
                continue
            head = "\n".join(tree.text(path).splitlines()[:4])
            for tag in ("SPDX-FileCopyrightText:", "SPDX-License-Identifier:"):
                if tag not in head:
                    yield Finding(path, 1, "spdx", f"{tag} is missing")


def words_of(name):
    words = re.findall(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+\d*|[A-Z]+\d*|\d+", name)
    return [word.lower() for word in words]


@rule("name")
def names_say_what_a_thing_is(tree):
    """Names that could hold anything soon do."""
    for path in tree.paths:
        if path.startswith("tests/data/"):
            continue
        for word in words_of(path):
            if word in FORBIDDEN_NAMES:
                yield Finding(path, 1, "name", f"{word!r} in a path says nothing")
    declaration = r"\b(?:class|struct|union|enum(?: class)?|namespace|concept)\s+(\w+)"
    paths = cpp_paths(tree, "src", "app", "qml", "tests")
    for path, line, match in matches(tree, paths, declaration):
        for word in words_of(match.group(1)):
            if word in FORBIDDEN_NAMES:
                yield Finding(path, line, "name", f"{word!r} in {match.group(1)} says nothing")


@rule("top-level")
def top_level_is_a_table_of_contents(tree):
    """A new entry at the root is a decision about the map."""
    for entry in sorted({path.split("/")[0] for path in tree.paths}):
        if entry not in TOP_LEVEL:
            yield Finding(entry, 1, "top-level", "no such entry is planned at the root")


def folders_with_readme(tree):
    folders = {"app", "qml", "resources", "src", "tests", "translations", "packaging", "platform"}
    folders = {folder for folder in folders if tree.under(folder)}
    for path in tree.paths:
        parts = path.split("/")
        if parts[0] == "src" and len(parts) > 2:
            folders.add(os.path.dirname(path))
        elif parts[0] in folders and len(parts) > 2:
            folders.add("/".join(parts[:2]))
    return sorted(folders)


@rule("readme")
def folders_say_what_they_are_for(tree):
    """Each folder has a README of at most 15 lines: what may live there and what may not."""
    for folder in folders_with_readme(tree):
        path = f"{folder}/README.md"
        if path not in tree.paths:
            yield Finding(folder, 1, "readme", "has no README.md")
        elif path not in LONG_READMES:
            count = tree.text(path).count("\n")
            if count > README_LINES_MAX:
                yield Finding(path, count, "readme", f"{count} lines, at most {README_LINES_MAX}")


@rule("unlisted")
def sources_are_built(tree):
    """A source that no CMakeLists.txt above it names is never built, and a test never run."""
    for path in tree.under("src", "app", "qml", "tests"):
        name = os.path.basename(path)
        built = name.endswith((".cpp", ".h", ".qml", ".frag", ".vert"))
        if not built or path.startswith("tests/data/"):
            continue
        stem = re.sub(r"^tst_|\.\w+$", "", name)
        lists = [listing for listing in cmake_lists_above(path) if listing in tree.paths]
        wanted = re.compile(rf"(?<![\w.])({re.escape(name)}|{re.escape(stem)})(?![\w.])")
        if not any(wanted.search(tree.text(listing)) for listing in lists):
            yield Finding(path, 1, "unlisted", "no CMakeLists.txt above it names it")


def cmake_lists_above(path):
    parts = path.split("/")[:-1]
    return ["/".join(parts[:count] + ["CMakeLists.txt"]) for count in range(len(parts), 0, -1)]


@rule("word")
def nothing_is_left_unfinished(tree):
    """No marks of unfinished work, no skipped test, no path of somebody's machine."""
    patterns = [
        (r"\b(TODO|FIXME|XXX|HACK)\b", "is an unfinished thought: finish it or leave it out"),
        (r"\bQSKIP\b|\bQEXPECT_FAIL\b", "hides a failing test"),
        (r"(?<![\w./~$}-])/(?:work|home/\w+|root|tmp/q)/[\w.]*", "is a path of somebody's machine"),
    ]
    paths = [
        path for path in tree.paths
        if (path.endswith(TEXT_SUFFIXES) or path in ("dev", ".ci/run"))
        and not path.startswith(("tests/tidy/", "tests/data/", "CMakePresets.json"))
    ]
    for pattern, message in patterns:
        for path, line, match in matches(tree, paths, pattern, "text"):
            yield Finding(path, line, "word", f"{match.group().strip()} {message}")


@rule("text")
def text_is_plain(tree):
    """No tab, no carriage return, no space at the end of a line; the file ends with a newline."""
    for path in tree.paths:
        if not path.endswith(SPDX_SUFFIXES + (".md",)) or path.startswith("tests/data/"):
            continue
        text = tree.text(path)
        if text and not text.endswith("\n"):
            yield Finding(path, text.count("\n") + 1, "text", "no newline at the end")
        for number, line in enumerate(text.split("\n"), 1):
            if re.search(r"[\t\r\x00-\x08\x0b-\x1f\x7f]|[ ]$", line):
                yield Finding(path, number, "text", "tab, control character or space at the end")


# --- C++ ------------------------------------------------------------------------------------------


@rule("header")
def headers_are_guarded(tree):
    """A header says `#pragma once`, and never opens a whole foreign namespace on its readers."""
    for path in tree.under("src", "app", "qml", "tests", suffix=".h"):
        if "#pragma once" not in tree.code(path):
            yield Finding(path, 1, "header", "#pragma once is missing")
    headers = tree.under("src", "app", "qml", suffix=".h")
    for path, line, _ in matches(tree, headers, r"^using namespace "):
        yield Finding(path, line, "header", "using namespace reaches everyone who includes this")


MACHINE_CALLS = (
    r"\b(?:QTimer|QThread(?:Pool)?|QElapsedTimer|QBasicTimer|QRandomGenerator|QtConcurrent)\b"
    r"|\bQDeadlineTimer\b"
    r"|\bQDateTime::current\w+|\bQDate::currentDate|\bQTime::currentTime|\bQUuid::createUuid\w*"
    r"|\bstd::(?:random_device|this_thread|j?thread|async)\b"
    r"|\b(?:steady_clock|system_clock|high_resolution_clock)::now"
    r"|(?<![\w.>:])(?:usleep|nanosleep|sleep|rand|srand|time|gettimeofday|clock_gettime)\s*\("
)
MACHINE_LIBRARIES = {
    "host", "models", "qml", "server/transport", "app/client", "app/server", "app/demo",
}
MACHINE_FILES = {"src/base/clock.cpp", "src/base/clock.h", "src/base/log.cpp"}


@rule("machine")
def the_machine_comes_in_through_ports(tree):
    """Below host no code takes time, threads or chance: a simulated world could not own them."""
    edges = edge_table(tree)
    paths = [
        path for path in cpp_paths(tree, "src")
        if library_of(path, edges) not in MACHINE_LIBRARIES and path not in MACHINE_FILES
    ]
    for path, line, match in matches(tree, paths, MACHINE_CALLS):
        call = match.group().strip("( ")
        yield Finding(path, line, "machine", f"{call} does not come through a port")


@rule("call")
def dangerous_calls_stay_out(tree):
    """Calls with a safe counterpart in this code base."""
    code = cpp_paths(tree, "src", "app")
    library = cpp_paths(tree, "src")
    secret = cpp_paths(tree, "src/proof", "src/crypto", "src/server/secrets", "src/store")
    for paths, pattern, message in [
        (code, r"\bQCbor(?:Value|Map|Array|StreamReader)\b", "is not canonical: use codec"),
        (secret, r"(?<!_)\bmemcmp\s*\(", "tells secrets by its time: compare in constant time"),
        (library, r"\b(?:qDebug|qCDebug)\b|\bstd::c(?:out|err)\b", "bypasses the log port"),
        (code, r"\b(?:strcpy|strcat|sprintf|gets|system|popen)\s*\(", "is not bounded"),
    ]:
        for path, line, match in matches(tree, paths, pattern):
            yield Finding(path, line, "call", f"{match.group().strip('( ')} {message}")


@rule("label")
def labels_stand_in_one_file(tree):
    """Domain-separation constants are written once, where a test proves them distinct."""
    paths = [path for path in cpp_paths(tree, "src", "app") if path != "src/proof/labels.h"]
    label = r'"QS1[ /][^"]*"|"QS(?:acct|rec_|user|ctx_|link)\w*"'
    for path, line, match in matches(tree, paths, label, "uncommented"):
        yield Finding(path, line, "label", f"{match.group()} belongs in src/proof/labels.h")


# --- QML ------------------------------------------------------------------------------------------

SPACES = (
    r"(?:radius|spacing|\w*[pP]adding|(?:anchors\.|Layout\.)?\w*[mM]argins?|(?:row|column)Spacing)"
)
LITERALS = [
    (r'"#[0-9a-fA-F]{3,8}"', "a color belongs in the theme"),
    (r'\b\w*[cC]olor\s*:\s*"(?!transparent")\w+"', "a color belongs in the theme"),
    (r"\bQt\.(?:rgba|hsla|hsva)\(\s*[\d.]+\s*,", "a color belongs in the theme"),
    (r"\bduration\s*:\s*\d+", "a duration belongs in the theme"),
    (r"\beasing\.(?:type|bezierCurve)\s*:\s*(?:Easing\.(?!BezierSpline)|\[)",
     "an easing belongs in the theme"),
    (r"\bfont\.(?:pixelSize|pointSize|family)\s*:\s*[\d\"]", "a font belongs in the theme"),
    (r"(?<![\w.])" + SPACES + r"\s*:\s*-?\d*\.?\d*[1-9]", "a distance belongs in the theme"),
]


@rule("theme")
def looks_come_from_the_theme(tree):
    """Colors, distances, type and motion are tokens; literals escape dark mode and still motion."""
    for pattern, message in LITERALS:
        for path, line, match in matches(tree, theme_free_qml(tree), pattern, "uncommented"):
            yield Finding(path, line, "theme", f"{' '.join(match.group().split())}: {message}")


SPOKEN = (
    r"(?:text|title|placeholderText|description|Accessible\.(?:name|description)|ToolTip\.text)"
)


@rule("translate")
def words_on_screen_are_translated(tree):
    """Words that a person reads go through qsTr."""
    pattern = rf'(?<![\w.]){SPOKEN}\s*:\s*(?:[^"\n]*[?:]\s*)?"[^"\n]*[A-Za-z]{{2,}}[^"\n]*"'
    paths = tree.under("qml", "app", suffix=".qml")
    for path, line, match in matches(tree, paths, pattern, "uncommented"):
        yield Finding(path, line, "translate", f"{match.group().strip()[:60]} needs qsTr")


@rule("qml")
def qml_describes_and_cpp_decides(tree):
    """Constructions that hide where a value comes from."""
    paths = tree.under("qml", "app", suffix=".qml")
    plain = [path for path in paths if not path.lower().startswith("qml/controls/")]
    for chosen, pattern, message in [
        (plain, r"^import QtQuick\.Controls\b", "only qml/Controls wraps the stock controls"),
        (paths, r"^import QtQ\w[\w.]*\s+\d", "imports carry no version"),
        (paths, r'^import\s+"', "a module is imported by name"),
        (paths, r"\bparent\.parent\b", "climbs the tree: use an id"),
        (theme_free_qml(tree), r"\bproperty\s+var\b", "has no type"),
        (paths, r"(?<![\w.])model\.\w+", "is untyped: declare a required property"),
        (paths, r"\bconsole\.(?:log|debug)\b", "is left over from a search"),
    ]:
        for path, line, match in matches(tree, chosen, pattern, "uncommented"):
            yield Finding(path, line, "qml", f"{match.group().strip()}: {message}")
    for path in tree.under("qml", "app", suffix=".js"):
        yield Finding(path, 1, "qml", "logic is C++: no script files")


# --- Claims ---------------------------------------------------------------------------------------


@rule("claim")
def claims_have_tests(tree):
    """Each row of the threat table in tests/README.md names a test that exists."""
    if "tests/README.md" not in tree.paths:
        return
    inside = False
    for number, line in enumerate(tree.text("tests/README.md").splitlines(), 1):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|"):
            inside = False
        elif cells[-1] == "tests":
            inside = True
        elif inside and not set(line) <= set("|-: "):
            yield from claim_findings(tree, number, cells)


def claim_findings(tree, number, cells):
    names = re.findall(r"`([^`]+)`", cells[-1])
    if not names:
        yield Finding("tests/README.md", number, "claim", f"{cells[0]} names no test")
    for name in names:
        path, _, function = name.partition(" ")
        folder, _, stem = path.rpartition("/")
        file = f"tests/{folder}/tst_{stem}.cpp"
        if file not in tree.paths:
            yield Finding("tests/README.md", number, "claim", f"{file} does not exist")
        elif not re.search(rf"\b{re.escape(function)}\b", tree.code(file)):
            yield Finding("tests/README.md", number, "claim", f"{file} has no test {function}")


def findings(tree):
    return sorted({finding for check in RULES.values() for finding in check(tree)})


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    here = os.path.dirname(os.path.abspath(__file__))
    parser.add_argument("--root", default=os.path.dirname(os.path.dirname(here)))
    parser.add_argument("--list", action="store_true", help="print the rules and leave")
    parser.add_argument("files", nargs="*", help="report only findings in these files or folders")
    options = parser.parse_args(arguments)
    if options.list:
        for name, check in RULES.items():
            print(f"{name:11} {check.__doc__.strip()}")
        return 0
    found = findings(Tree(options.root))
    if options.files:
        wanted = tuple(
            os.path.relpath(os.path.abspath(file), options.root) for file in options.files
        )
        found = [finding for finding in found if finding.path.startswith(wanted)]
    for finding in found:
        print(f"{finding.path}:{finding.line}: {finding.rule}: {finding.message}")
    print(f"tidy: {len(found)} findings" if found else "tidy: clean", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
