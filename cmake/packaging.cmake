# SPDX-License-Identifier: GPL-3.0-or-later
# What an installed Tickscope consists of, and its Debian package.
include(GNUInstallDirs)

install(TARGETS tickscope RUNTIME)
if(TICKSCOPE_WINDOW)
  install(TARGETS tickscope-window RUNTIME)
endif()
install(DIRECTORY ${PROJECT_SOURCE_DIR}/scenarios/ DESTINATION ${CMAKE_INSTALL_DATADIR}/tickscope/scenarios
        FILES_MATCHING PATTERN "*.yaml" PATTERN "*.md")

set(resources ${PROJECT_SOURCE_DIR}/resources)
# install_if_there(DESTINATION GLOB...)
function(install_if_there destination)
  list(TRANSFORM ARGN PREPEND ${resources}/ OUTPUT_VARIABLE patterns)
  file(GLOB files CONFIGURE_DEPENDS ${patterns})
  install(FILES ${files} DESTINATION ${destination})
endfunction()
install_if_there(${CMAKE_INSTALL_DATADIR}/tickscope schema/*.schema.json)
install_if_there(${CMAKE_INSTALL_DATADIR}/applications *.desktop)
install_if_there(${CMAKE_INSTALL_DATADIR}/metainfo *.metainfo.xml)
install_if_there(${CMAKE_INSTALL_DATADIR}/mime/packages *-mime.xml)
install_if_there(${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps *.tickscope.svg org.tickscope*.svg tickscope.svg)
install_if_there(${CMAKE_INSTALL_DATADIR}/bash-completion/completions completions/tickscope)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/tickscope RENAME copyright)

# Debian wants manual pages and changelogs compressed, without a time stamp.
find_program(TICKSCOPE_GZIP gzip)
# install_compressed(FILE NAME DESTINATION)
function(install_compressed file name destination)
  if(TICKSCOPE_GZIP AND EXISTS ${file})
    add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/${name} DEPENDS ${file} VERBATIM
                       COMMAND sh -c "${TICKSCOPE_GZIP} -9nc '${file}' > '${PROJECT_BINARY_DIR}/${name}'")
    add_custom_target(make_${name} ALL DEPENDS ${PROJECT_BINARY_DIR}/${name})
    install(FILES ${PROJECT_BINARY_DIR}/${name} DESTINATION ${destination})
  endif()
endfunction()
install_compressed(${resources}/tickscope.1 tickscope.1.gz ${CMAKE_INSTALL_MANDIR}/man1)
install_compressed(${PROJECT_SOURCE_DIR}/CHANGELOG.md changelog.gz ${CMAKE_INSTALL_DATADIR}/doc/tickscope)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tickscope)
set(CPACK_PACKAGE_CONTACT "The Tickscope developers <tickscope@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Oscilloscope of the Linux kernel's CPU clocks and timers")
set(CPACK_PACKAGE_DESCRIPTION
    "Simulates how the Linux of February 2009 accounts CPU time, and shows where
 that time goes and why timers fire: thread group clocks, CPU timers, limits,
 the scheduler's ticks, CPU hotplug and the HPET standing in for the RTC,
 before and after the eight fixes of 2.6.29-rc5. Runs scenarios headless too,
 checks what they expect, and exports traces.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# The SVG plugins are opened at run time, where no tool can see them.
set(CPACK_DEBIAN_PACKAGE_DEPENDS libqt6svg6)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS fonts-inter)
include(CPack)
