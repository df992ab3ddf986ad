# The pages of the portal, made by Vite out of web/src into the build folder. npm brings the packages of web/package-lock.json with install
# scripts off, once for each state of that file.
find_program(NPM npm REQUIRED)
set(RENGA_WEB ${CMAKE_SOURCE_DIR}/web)
set(RENGA_WEB_PAGES ${CMAKE_BINARY_DIR}/web)
set(RENGA_WEB_STAMP ${CMAKE_BINARY_DIR}/web.stamp)
set(web_packages_stamp ${RENGA_WEB}/node_modules/.renga-stamp)

add_custom_command(OUTPUT ${web_packages_stamp}
  COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund --loglevel=error
  COMMAND ${CMAKE_COMMAND} -E touch ${web_packages_stamp}
  DEPENDS ${RENGA_WEB}/package-lock.json
  WORKING_DIRECTORY ${RENGA_WEB}
  COMMENT "Bringing the npm packages of web/package-lock.json (install scripts off)" VERBATIM)

file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS ${RENGA_WEB}/src/*.ts ${RENGA_WEB}/src/*.tsx ${RENGA_WEB}/src/*.css ${RENGA_WEB}/public/*)
file(GLOB web_settings CONFIGURE_DEPENDS ${RENGA_WEB}/*.ts ${RENGA_WEB}/*.js ${RENGA_WEB}/*.json ${RENGA_WEB}/index.html)
add_custom_command(OUTPUT ${RENGA_WEB_STAMP}
  COMMAND ${CMAKE_COMMAND} -E env RENGA_WEB_OUT=${RENGA_WEB_PAGES} ${NPM} run --silent build -- --logLevel warn --emptyOutDir
  COMMAND ${CMAKE_COMMAND} -E touch ${RENGA_WEB_STAMP}
  DEPENDS ${web_sources} ${web_settings} ${web_packages_stamp}
  WORKING_DIRECTORY ${RENGA_WEB}
  COMMENT "Building the pages of the portal" VERBATIM)
add_custom_target(web ALL DEPENDS ${RENGA_WEB_STAMP})
