# DuckDB comes as two npm packages pinned in package-lock.json: the header from `duckdb`, the shared
# library from the bindings of this machine's processor.

if(CMAKE_SYSTEM_PROCESSOR MATCHES "aarch64|arm64")
  set(DUCKDB_PLATFORM linux-arm64)
else()
  set(DUCKDB_PLATFORM linux-x64)
endif()
set(DUCKDB_INCLUDE ${CMAKE_SOURCE_DIR}/node_modules/duckdb/src/duckdb/src/include)
set(DUCKDB_LIBRARY ${CMAKE_SOURCE_DIR}/node_modules/@duckdb/node-bindings-${DUCKDB_PLATFORM}/libduckdb.so)
foreach(path ${DUCKDB_INCLUDE}/duckdb.h ${DUCKDB_LIBRARY})
  if(NOT EXISTS ${path})
    message(FATAL_ERROR "${path} is missing; ./run build brings it")
  endif()
endforeach()

add_library(duckdb SHARED IMPORTED)
set_target_properties(duckdb PROPERTIES
  IMPORTED_LOCATION ${DUCKDB_LIBRARY}
  IMPORTED_NO_SONAME ON)

# Only duckdb.h is needed; the package's other headers stay out of reach.
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/duckdb)
file(CREATE_LINK ${DUCKDB_INCLUDE}/duckdb.h ${CMAKE_BINARY_DIR}/duckdb/duckdb.h SYMBOLIC)
target_include_directories(duckdb SYSTEM INTERFACE ${CMAKE_BINARY_DIR}/duckdb)
