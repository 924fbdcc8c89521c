# SPDX-FileCopyrightText: The Quicksilver authors
# SPDX-License-Identifier: MPL-2.0

# One directory under src/ is one target, one namespace and one test folder.
#
#   qs_add_library(store                     # or server/engine: qs_server_engine, qs::server_engine
#       HEADERS disk_log.h outbox_table.h
#       SOURCES disk_log.cpp outbox_table.cpp
#       DEPENDS qs::sql qs::crypto           # appears in our headers
#       USES    SQLite::SQLite3              # appears only in our sources
#   )
#
# A library of headers alone (ports, constants) gives no SOURCES and becomes an interface target.
function(qs_add_library path)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "HEADERS;SOURCES;DEPENDS;USES")
    string(REPLACE "/" "_" name ${path})
    set(target "qs_${name}")

    if(arg_SOURCES)
        add_library(${target} STATIC ${arg_SOURCES} ${arg_HEADERS})
        target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/src)
        target_link_libraries(${target} PUBLIC ${arg_DEPENDS} PRIVATE ${arg_USES} qs::warnings)
        qs_reuse_vocabulary(${target})
    else()
        add_library(${target} INTERFACE)
        target_include_directories(${target} INTERFACE ${PROJECT_SOURCE_DIR}/src)
        target_link_libraries(${target} INTERFACE ${arg_DEPENDS})
    endif()
    add_library(qs::${name} ALIAS ${target})
endfunction()
