# SPDX-FileCopyrightText: The Quicksilver authors
# SPDX-License-Identifier: MPL-2.0

# What every target shares: language level, warnings, sanitizers, Qt and the libraries of Debian 12.

include(CTest)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)

set(QS_SANITIZE "" CACHE STRING "Sanitizers: empty, address,undefined or thread")
option(QS_COVERAGE "Instrument for gcov" OFF)
option(QS_FUZZ "Build the fuzz targets (clang only)" OFF)
option(QS_QML_COMPILED "Compile QML ahead of time: a faster start for some minutes of building" ON)
option(QS_PCH "Precompile the headers nearly everybody includes; off shows a file that includes too little" ON)
option(QS_GUI "Build the interface; off for sanitizers of the libraries alone" ON)

find_program(QS_MOLD mold)
if(QS_MOLD AND NOT QS_SANITIZE AND NOT QS_FUZZ)
    add_link_options(-fuse-ld=mold)
endif()

find_package(Qt6 6.4 REQUIRED COMPONENTS Core DBus Sql Network WebSockets Test)
if(QS_GUI)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Gui Qml Quick QuickControls2 QuickTest ShaderTools Svg LinguistTools)
endif()
find_package(Qt6Keychain REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(Sodium REQUIRED IMPORTED_TARGET libsodium)
if(QS_GUI)
    pkg_check_modules(QrEncode REQUIRED IMPORTED_TARGET libqrencode)
    pkg_check_modules(ZXing REQUIRED IMPORTED_TARGET zxing)
endif()

if(QT_KNOWN_POLICY_QTP0001)
    qt_policy(SET QTP0001 NEW)
endif()

# Options of our own code only: third-party headers are system headers and stay silent.
add_library(qs_warnings INTERFACE)
add_library(qs::warnings ALIAS qs_warnings)
target_compile_options(qs_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual
    -Wimplicit-fallthrough -Wold-style-cast -Werror
)
target_compile_definitions(qs_warnings INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_NO_KEYWORDS
)

# Instrumentation reaches everything we compile, moc output included.
if(QS_SANITIZE)
    add_compile_options(-fsanitize=${QS_SANITIZE} -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${QS_SANITIZE})
endif()
if(QS_FUZZ)
    # Coverage for the fuzzer in every library, and a stop at the first undefined behavior. Qt is not
    # instrumented, so types behind its calls cannot be checked.
    add_compile_options(-fsanitize=fuzzer-no-link -fno-sanitize=function,vptr -fno-sanitize-recover=all)
endif()
if(QS_COVERAGE)
    add_compile_options(--coverage)
    add_link_options(--coverage)
endif()

# The vocabulary of every library, read once: a third of the time a build takes.
if(QS_PCH)
    file(WRITE ${PROJECT_BINARY_DIR}/vocabulary.cpp.in "")
    configure_file(${PROJECT_BINARY_DIR}/vocabulary.cpp.in ${PROJECT_BINARY_DIR}/vocabulary.cpp COPYONLY)
    add_library(qs_vocabulary OBJECT ${PROJECT_BINARY_DIR}/vocabulary.cpp)
    set_target_properties(qs_vocabulary PROPERTIES AUTOMOC OFF)
    target_link_libraries(qs_vocabulary PRIVATE Qt6::Core qs::warnings)
    target_precompile_headers(qs_vocabulary PRIVATE
        <QByteArray> <QDebug> <QHash> <QList> <QObject> <QSet> <QString>
        <array> <functional> <map> <memory> <optional> <variant> <vector>
    )
endif()

function(qs_reuse_vocabulary target)
    if(QS_PCH)
        target_precompile_headers(${target} REUSE_FROM qs_vocabulary)
    endif()
endfunction()
