# SPDX-FileCopyrightText: The Quicksilver authors
# SPDX-License-Identifier: MPL-2.0

# One file is one Qt Test executable: qs_add_test(unit/base result qs::base) builds
# tests/unit/base/tst_result.cpp as tst_unit_base_result and registers it as unit/base/result.
# LABELS are the first word of the folder (unit, integration, e2e, ...), for `ctest -L`.
function(qs_add_test folder name)
    string(REPLACE "/" "_" flat ${folder})
    set(target "tst_${flat}_${name}")
    add_executable(${target} ${PROJECT_SOURCE_DIR}/tests/${folder}/tst_${name}.cpp)
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
    target_compile_definitions(${target} PRIVATE
        QS_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data"
        QS_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}"
    )
    target_link_libraries(${target} PRIVATE ${ARGN} Qt6::Test qs::warnings)
    qs_reuse_vocabulary(${target})
    add_test(NAME ${folder}/${name} COMMAND ${target})
    string(REGEX MATCH "^[^/]+" label ${folder})
    set_tests_properties(${folder}/${name} PROPERTIES
        LABELS ${label} TIMEOUT 300
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=qt.*.debug=false"
    )
endfunction()
