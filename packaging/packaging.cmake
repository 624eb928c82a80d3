# What gets installed, and the packages that CPack makes of it: cpack -G DEB or cpack -G TXZ in the build folder.
if(NOT MINIDECK_UI OR NOT UNIX OR APPLE)
    return()
endif()

set(application_id io.github.minideck.Minideck)
set(linux "${CMAKE_CURRENT_LIST_DIR}/linux")
set(made "${PROJECT_BINARY_DIR}/packaging")
file(MAKE_DIRECTORY "${made}")

# made_from(output SOURCES … COMMAND …): one file of the package that the build makes.
set(made_files)
macro(made_from output)
    cmake_parse_arguments(ARG "" "" "SOURCES;COMMAND" ${ARGN})
    add_custom_command(OUTPUT "${made}/${output}" COMMAND ${ARG_COMMAND} DEPENDS ${ARG_SOURCES} VERBATIM)
    list(APPEND made_files "${made}/${output}")
endmacro()

add_executable(rendericon EXCLUDE_FROM_ALL "${linux}/rendericon.cpp")
target_link_libraries(rendericon PRIVATE Qt6::Svg Minideck::warnings)
# A build tool may leave its memory to the system.
set(render ${CMAKE_COMMAND} -E env ASAN_OPTIONS=detect_leaks=0 $<TARGET_FILE:rendericon>)

foreach(size 16 22 24 32 48 64 128 256 512)
    if(size LESS 20)
        set(drawing "${linux}/minideck-16.svg")
    elseif(size LESS 32)
        set(drawing "${linux}/minideck-24.svg")
    else()
        set(drawing "${PROJECT_SOURCE_DIR}/resources/icons/minideck.svg")
    endif()
    made_from(icon-${size}.png SOURCES rendericon "${drawing}" COMMAND ${render} "${drawing}" ${size} "${made}/icon-${size}.png")
    install(FILES "${made}/icon-${size}.png" RENAME ${application_id}.png
        DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}x${size}/apps")
endforeach()

foreach(page minideck minideck-server)
    configure_file("${linux}/${page}.1.in" "${made}/${page}.1" @ONLY)
    made_from(${page}.1.gz SOURCES "${made}/${page}.1" COMMAND gzip -9nkf "${made}/${page}.1")
    install(FILES "${made}/${page}.1.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
endforeach()

configure_file("${linux}/changelog" "${made}/changelog.Debian" COPYONLY)
made_from(changelog.Debian.gz SOURCES "${made}/changelog.Debian" COMMAND gzip -9nkf "${made}/changelog.Debian")
configure_file("${PROJECT_SOURCE_DIR}/CHANGELOG.md" "${made}/changelog" COPYONLY)
made_from(changelog.gz SOURCES "${made}/changelog" COMMAND gzip -9nkf "${made}/changelog")
install(FILES "${linux}/copyright" "${made}/changelog.Debian.gz" "${made}/changelog.gz" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/minideck")

# Part of the whole build, because installing and packing expect them.
add_custom_target(packaging ALL DEPENDS ${made_files})

install(TARGETS minideck minideck-server RUNTIME)
install(FILES "${linux}/${application_id}.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
install(FILES "${linux}/${application_id}.metainfo.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
install(FILES "${PROJECT_SOURCE_DIR}/resources/icons/minideck.svg" RENAME ${application_id}.svg
    DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps")
install(FILES "${linux}/minideck-symbolic.svg" RENAME ${application_id}-symbolic.svg
    DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/symbolic/apps")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME minideck)
set(CPACK_PACKAGE_CONTACT "Minideck maintainers <maintainers@minideck.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "desktop console of a mini program platform")
set(CPACK_PACKAGE_DESCRIPTION "Minideck shows what stands on a mini program platform: the members of a
workspace, their roles and what they are assigned to. It keeps what it has read
in a local cache, so it opens at once and works without a network; keys stay in
the keychain of the desktop.
.
The package also holds the platform server, which the console can start by
itself as a sandbox with sample data.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_VERBATIM_VARIABLES ON)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 0upstream1)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Loaded at run time, so the search for shared libraries does not see them.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, libqt6svg6, libsecret-1-0")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-inter, fonts-jetbrains-mono, fonts-noto-cjk, gnome-keyring | kwalletmanager | keepassxc, qt6-wayland, qt6-translations-l10n")
include(CPack)
