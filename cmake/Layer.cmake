# A layer is a static library with a door: a build folder that holds nothing but a link to the layer. Its headers are read
# as <models/members/membersmodel.h>, and the door exists only for those who link the layer, so an include that points
# upward does not compile.
#
#   minideck_layer(models USES core HIDES client QT Core PRECOMPILE <QString> …)
#
# USES   layers whose headers ours include: handed on to whoever uses us
# HIDES  layers that only our sources include: not handed on
# QT     Qt modules, handed on
# LIBS   other libraries, not handed on
#
# All .cpp files below the folder belong to the layer; a main.cpp does not.
function(minideck_layer name)
    cmake_parse_arguments(ARG "" "" "USES;HIDES;QT;LIBS;PRECOMPILE" ${ARGN})
    file(GLOB_RECURSE files CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
    list(FILTER files EXCLUDE REGEX "/main\\.cpp$")

    set(target minideck_${name})
    add_library(${target} STATIC ${files})
    add_library(Minideck::${name} ALIAS ${target})

    set(door "${PROJECT_BINARY_DIR}/doors/${name}")
    file(MAKE_DIRECTORY "${door}")
    file(CREATE_LINK "${CMAKE_CURRENT_SOURCE_DIR}" "${door}/${name}" SYMBOLIC)
    target_include_directories(${target} PUBLIC "${door}")

    list(TRANSFORM ARG_USES PREPEND "Minideck::")
    list(TRANSFORM ARG_HIDES PREPEND "Minideck::")
    list(TRANSFORM ARG_QT PREPEND "Qt6::")
    target_link_libraries(${target} PUBLIC ${ARG_USES} ${ARG_QT} PRIVATE ${ARG_HIDES} ${ARG_LIBS} Minideck::warnings)
    if(ARG_PRECOMPILE)
        target_precompile_headers(${target} PRIVATE ${ARG_PRECOMPILE})
    endif()
endfunction()
