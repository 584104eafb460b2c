# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of the project is built with.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

find_program(TICKSCOPE_CCACHE ccache)
if(TICKSCOPE_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${TICKSCOPE_CCACHE})
endif()

add_library(tickscope_settings INTERFACE)
target_include_directories(tickscope_settings INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(tickscope_settings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                                                    -Wno-missing-field-initializers)
# g++ 12 sees overlapping copies in std::string where there are none.
target_compile_options(tickscope_settings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
if(TICKSCOPE_WERROR)
  target_compile_options(tickscope_settings INTERFACE -Werror)
  # What g++'s optimiser guesses differs from release to release: it is shown, and stops nothing.
  target_compile_options(tickscope_settings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-error=maybe-uninitialized
    -Wno-error=array-bounds -Wno-error=stringop-overflow -Wno-error=stringop-overread -Wno-error=free-nonheap-object>)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT TICKSCOPE_SANITIZE)
  target_compile_options(tickscope_settings INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
  target_link_options(tickscope_settings INTERFACE -Wl,-z,relro,-z,now)
endif()
if(TICKSCOPE_SANITIZE)
  target_compile_options(tickscope_settings INTERFACE -fsanitize=${TICKSCOPE_SANITIZE} -fno-sanitize-recover=all
                                                      -fno-omit-frame-pointer)
  target_link_options(tickscope_settings INTERFACE -fsanitize=${TICKSCOPE_SANITIZE})
endif()
if(TICKSCOPE_COVERAGE)
  target_compile_options(tickscope_settings INTERFACE --coverage -fprofile-update=atomic)
  target_link_options(tickscope_settings INTERFACE --coverage)
endif()
