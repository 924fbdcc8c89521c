# SPDX-FileCopyrightText: The Quicksilver authors
# SPDX-License-Identifier: MPL-2.0

# One directory under qml/ is one static QML module: qs_add_qml_module(Timeline QML_FILES ... SOURCES ... DEPENDS ...)
# is the module Quicksilver.Timeline and the target qs_qml_timeline. Programs and other modules link
# qs::qml_timeline, which carries the library together with the plugin that registers its types.
#
#   SINGLETONS  QML files with `pragma Singleton`
#   SOURCES     headers and sources of QML_ELEMENT classes, here in this directory
#   RESOURCES   files below this directory; reached as qrc:/qt/qml/Quicksilver/<Name>/<file>
#   DEPENDS     libraries, qs::models or other qs::qml_<name>
#   IMPORTS     QML modules the files rely on, written into the qmldir
function(qs_add_qml_module name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "QML_FILES;SINGLETONS;SOURCES;RESOURCES;DEPENDS;IMPORTS")
    string(TOLOWER ${name} lower)
    set(target "qs_qml_${lower}")
    if(arg_SINGLETONS)
        set_source_files_properties(${arg_SINGLETONS} PROPERTIES QT_QML_SINGLETON_TYPE TRUE)
    endif()
    # Qt 6.4 needs the folder to exist before it writes into it at generation time.
    set(output ${PROJECT_BINARY_DIR}/qml/Quicksilver/${name})
    file(MAKE_DIRECTORY ${output})
    add_library(${target} STATIC)
    set(interpreted "")
    if(NOT QS_QML_COMPILED)
        set(interpreted NO_CACHEGEN)
    endif()
    qt_add_qml_module(${target}
        URI Quicksilver.${name}
        ${interpreted}
        VERSION 1.0
        RESOURCE_PREFIX /qt/qml
        OUTPUT_DIRECTORY ${output}
        IMPORT_PATH ${PROJECT_BINARY_DIR}/qml
        QML_FILES ${arg_SINGLETONS} ${arg_QML_FILES}
        SOURCES ${arg_SOURCES}
        RESOURCES ${arg_RESOURCES}
        IMPORTS ${arg_IMPORTS}
    )
    target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/src PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
    target_compile_definitions(${target} PRIVATE QT_NO_KEYWORDS)
    target_link_libraries(${target} PUBLIC Qt6::Quick ${arg_DEPENDS})

    add_library(${target}_all INTERFACE)
    target_link_libraries(${target}_all INTERFACE ${target} ${target}plugin)
    add_library(qs::qml_${lower} ALIAS ${target}_all)
endfunction()
