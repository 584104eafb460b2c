# SPDX-License-Identifier: GPL-3.0-or-later
# What an installed Tickscope consists of, and its Debian package. The component `program` is what users want; `development` is for
# programs that use core.
include(CMakePackageConfigHelpers)
set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME program)

set(resources ${PROJECT_SOURCE_DIR}/resources)
set(data ${CMAKE_INSTALL_DATADIR})
set(doc ${CMAKE_INSTALL_DATADIR}/doc/tickscope)

# install_if_there(DESTINATION GLOB...)
function(install_if_there destination)
  list(TRANSFORM ARGN PREPEND ${resources}/ OUTPUT_VARIABLE patterns)
  file(GLOB files CONFIGURE_DEPENDS ${patterns})
  install(FILES ${files} DESTINATION ${destination})
endfunction()

install(TARGETS tickscope RUNTIME)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/scenarios/ DESTINATION ${data}/tickscope/scenarios
        FILES_MATCHING PATTERN "*.yaml" PATTERN "*.md")
install_if_there(${data}/tickscope/schema schema/*.schema.json)
# Completions are what the program prints when it is built: see app/CMakeLists.txt.
install(FILES ${PROJECT_BINARY_DIR}/completions/tickscope DESTINATION ${data}/bash-completion/completions)
install(FILES ${PROJECT_BINARY_DIR}/completions/_tickscope DESTINATION ${data}/zsh/vendor-completions)
install(FILES ${PROJECT_BINARY_DIR}/completions/tickscope.fish DESTINATION ${data}/fish/vendor_completions.d)
if(TICKSCOPE_WINDOW)
  install(TARGETS tickscope-window RUNTIME)
  install_if_there(${data}/applications *.desktop)
  install_if_there(${data}/mime/packages *-mime.xml)
  install_if_there(${data}/icons/hicolor/scalable/apps tickscope.svg)
  # Only whoever publishes the program knows where its pictures are to be had.
  set(TICKSCOPE_ADDRESSES "")
  if(TICKSCOPE_HOMEPAGE)
    string(CONFIGURE [[<url type="homepage">@TICKSCOPE_HOMEPAGE@</url>
  <screenshots>
    <screenshot type="default">
      <caption>A process's clock and its timer, 1.5 s apart</caption>
      <image>@TICKSCOPE_HOMEPAGE@/resources/window.png</image>
    </screenshot>
  </screenshots>]] TICKSCOPE_ADDRESSES @ONLY)
  endif()
  set(metainfo org.tickscope.Tickscope.metainfo.xml)
  configure_file(${resources}/${metainfo}.in ${PROJECT_BINARY_DIR}/${metainfo} @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/${metainfo} DESTINATION ${data}/metainfo)
endif()

# The package is made by whoever builds it: Debian's own tools ask these variables too.
set(maintainer "Tickscope")
if(DEFINED ENV{DEBFULLNAME})
  set(maintainer "$ENV{DEBFULLNAME}")
endif()
set(address "root@localhost")
if(DEFINED ENV{DEBEMAIL})
  set(address "$ENV{DEBEMAIL}")
endif()
# Older than anything that Debian itself would make of this release.
set(CPACK_DEBIAN_PACKAGE_RELEASE 0upstream1)
configure_file(${resources}/debian/changelog.in ${PROJECT_BINARY_DIR}/changelog.Debian @ONLY)

# Debian wants manual pages and changelogs compressed, without a time stamp. That is done here and not by a target, so that whatever was
# built can be installed.
find_program(TICKSCOPE_GZIP gzip)
# install_compressed(FILE NAME DESTINATION)
function(install_compressed file name destination)
  if(TICKSCOPE_GZIP)
    set(compressed ${PROJECT_BINARY_DIR}/compressed/${name}.gz)
    file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/compressed)
    execute_process(COMMAND ${TICKSCOPE_GZIP} -9nc ${file} OUTPUT_FILE ${compressed} COMMAND_ERROR_IS_FATAL ANY)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    install(FILES ${compressed} DESTINATION ${destination})
  else()
    install(FILES ${file} DESTINATION ${destination} RENAME ${name})
  endif()
endfunction()
file(GLOB manual_pages CONFIGURE_DEPENDS ${resources}/*.1)
foreach(page IN LISTS manual_pages)
  get_filename_component(name ${page} NAME)
  install_compressed(${page} ${name} ${CMAKE_INSTALL_MANDIR}/man1)
endforeach()
install_compressed(${PROJECT_SOURCE_DIR}/CHANGELOG.md changelog ${doc})
install_compressed(${PROJECT_BINARY_DIR}/changelog.Debian changelog.Debian ${doc})
install(FILES ${resources}/debian/copyright DESTINATION ${doc})

# find_package(Tickscope) for those who use core.
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/Tickscope)
install(TARGETS tickscope_core EXPORT TickscopeTargets ARCHIVE COMPONENT development)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/core DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/tickscope COMPONENT development
        FILES_MATCHING PATTERN "*.h")
install(EXPORT TickscopeTargets NAMESPACE Tickscope:: DESTINATION ${package} COMPONENT development)
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/TickscopeConfig.cmake.in ${PROJECT_BINARY_DIR}/TickscopeConfig.cmake
                              INSTALL_DESTINATION ${package})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/TickscopeConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/TickscopeConfig.cmake ${PROJECT_BINARY_DIR}/TickscopeConfigVersion.cmake
        DESTINATION ${package} COMPONENT development)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tickscope)
set(CPACK_PACKAGE_CONTACT "${maintainer} <${address}>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "oscilloscope of the Linux kernel's CPU clocks and timers")
set(CPACK_PACKAGE_DESCRIPTION
"Simulates how the Linux of February 2009 accounts CPU time, and shows where
that time goes and why timers fire: thread group clocks, CPU timers, limits,
the scheduler's ticks, CPU hotplug and the HPET standing in for the RTC,
before and after the eight fixes of 2.6.29-rc5. Runs scenarios headless too,
checks what they expect, and exports traces.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
# Of the components only the program; nothing is built for it that is not there.
set(CPACK_INSTALL_CMAKE_PROJECTS "${PROJECT_BINARY_DIR};tickscope;program;/")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
if(TICKSCOPE_WINDOW)
  # The SVG plugins are opened at run time, where no tool can see them. Debian 13 has them in a package of their own.
  set(CPACK_DEBIAN_PACKAGE_DEPENDS "qt6-svg-plugins | libqt6svg6 (<< 6.6)")
  set(CPACK_DEBIAN_PACKAGE_RECOMMENDS fonts-inter)
endif()
if(TICKSCOPE_HOMEPAGE)
  set(CPACK_DEBIAN_PACKAGE_HOMEPAGE ${TICKSCOPE_HOMEPAGE})
endif()
include(CPack)
