# One static library per room. The edges come from src/rooms.txt, so that the link list and the
# permission to include are the same sentence.

file(STRINGS ${CMAKE_SOURCE_DIR}/src/rooms.txt RENGA_ROOM_LINES REGEX "^[a-z]")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/rooms.txt)

function(renga_room_edges ROOM OUT)
  foreach(line IN LISTS RENGA_ROOM_LINES)
    string(REGEX REPLACE " +" ";" words "${line}")
    list(GET words 0 name)
    if(name STREQUAL ROOM)
      list(SUBLIST words 2 -1 edges)
      list(REMOVE_ITEM edges "-")
      set(${OUT} "${edges}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  message(FATAL_ERROR "src/rooms.txt does not name the room ${ROOM}")
endfunction()

# Turns src/ROOM/sql/*.sql into build/generated/ROOM/sql.hpp: one constant per named statement.
function(renga_room_sql ROOM)
  file(GLOB statements CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${ROOM}/sql/*.sql)
  if(NOT statements)
    return()
  endif()
  set(header ${CMAKE_BINARY_DIR}/generated/${ROOM}/${ROOM}/sql.hpp)
  add_custom_command(
    OUTPUT ${header}
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/embed_sql.py ${ROOM} ${header} ${statements}
    DEPENDS ${CMAKE_SOURCE_DIR}/tools/embed_sql.py ${statements}
    VERBATIM)
  target_sources(renga_${ROOM} PRIVATE ${header})
  target_include_directories(renga_${ROOM} PRIVATE ${CMAKE_BINARY_DIR}/generated/${ROOM})
endfunction()

# Turns whole text files (pages, rulebooks, schemas) into constants of build/generated/ROOM/text.hpp.
function(renga_room_texts ROOM)
  set(header ${CMAKE_BINARY_DIR}/generated/${ROOM}/${ROOM}/text.hpp)
  add_custom_command(
    OUTPUT ${header}
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/embed_text.py ${ROOM} ${header} ${ARGN}
    DEPENDS ${CMAKE_SOURCE_DIR}/tools/embed_text.py ${ARGN}
    VERBATIM)
  target_sources(renga_${ROOM} PRIVATE ${header})
  target_include_directories(renga_${ROOM} PRIVATE ${CMAKE_BINARY_DIR}/generated/${ROOM})
endfunction()

# Rooms whose values several threads use at once. The others are computed by one thread and are
# compiled as ever, so that watching costs these rooms alone.
set(RENGA_THREADED_ROOMS portal service store)

function(renga_watch_threads ROOM TARGET)
  if(RENGA_WATCH_THREADS AND ROOM IN_LIST RENGA_THREADED_ROOMS)
    # Asio's fences are beside locks that the sanitizer sees.
    target_compile_options(${TARGET} PRIVATE -fsanitize=thread -g1 -Wno-error -Wno-tsan)
  endif()
endfunction()

# Rooms whose loops run once for each byte or value of gigabytes: there, what -O3 unrolls and copies into place is worth its size. Builds that
# look for faults keep to what everything else is compiled with.
set(RENGA_HOT_ROOMS ingest parquet formats)

function(renga_heat ROOM)
  if(ROOM IN_LIST RENGA_HOT_ROOMS AND NOT RENGA_SANITIZE)
    target_compile_options(renga_${ROOM} PRIVATE $<$<CONFIG:Release>:-O3>)
  endif()
endfunction()

# renga_room(NAME [LIBRARIES ...] [TEXTS ...] [TEST_LIBRARIES ...])
function(renga_room ROOM)
  cmake_parse_arguments(ROOM_ARG "" "" "LIBRARIES;TEXTS;TEST_LIBRARIES" ${ARGN})
  renga_room_edges(${ROOM} edges)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${ROOM}/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")

  # Headers of a room are reachable only through its library: build/rooms/ROOM/ROOM -> src/ROOM.
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/rooms/${ROOM})
  file(CREATE_LINK ${CMAKE_SOURCE_DIR}/src/${ROOM} ${CMAKE_BINARY_DIR}/rooms/${ROOM}/${ROOM} SYMBOLIC)

  add_library(renga_${ROOM} STATIC ${sources})
  target_include_directories(renga_${ROOM} PUBLIC ${CMAKE_BINARY_DIR}/rooms/${ROOM})
  foreach(edge IN LISTS edges)
    target_link_libraries(renga_${ROOM} PUBLIC renga_${edge})
  endforeach()
  target_link_libraries(renga_${ROOM} PUBLIC renga_warnings PRIVATE ${ROOM_ARG_LIBRARIES})
  renga_watch_threads(${ROOM} renga_${ROOM})
  renga_heat(${ROOM})
  renga_room_sql(${ROOM})
  if(ROOM_ARG_TEXTS)
    renga_room_texts(${ROOM} ${ROOM_ARG_TEXTS})
  endif()

  if(tests AND RENGA_TESTS)
    add_executable(${ROOM}_test ${tests})
    target_link_libraries(${ROOM}_test PRIVATE renga_${ROOM} ${ROOM_ARG_LIBRARIES}
                          ${ROOM_ARG_TEST_LIBRARIES} GTest::gtest GTest::gtest_main rapidcheck)
    target_include_directories(${ROOM}_test PRIVATE ${CMAKE_BINARY_DIR}/generated/${ROOM})
    # Relative to the folder in which the tests run, so that another clone finds them compiled.
    file(RELATIVE_PATH tree ${CMAKE_BINARY_DIR} ${CMAKE_SOURCE_DIR})
    string(REGEX REPLACE "/$" "" tree "${tree}")
    target_compile_definitions(${ROOM}_test PRIVATE RENGA_SOURCE_DIR="${tree}")
    renga_watch_threads(${ROOM} ${ROOM}_test)
    add_test(NAME ${ROOM} COMMAND ${ROOM}_test)
    set_tests_properties(${ROOM} PROPERTIES WORKING_DIRECTORY ${CMAKE_BINARY_DIR})
  endif()
endfunction()
