#pragma once

// The one header of this room: a page of HTML becomes a PDF. See README.md.

#include "base/base.hpp"
#include "files/files.hpp"

#include <string_view>

namespace renga::printing {

/// Prints a page by WeasyPrint, which is started without a shell, reads the page from its standard
/// input and writes into a file of its own; the PDF appears whole or not at all. Nothing in the
/// page is fetched: a page of this program asks for nothing. The same page gives the same bytes
/// with the same WeasyPrint and fonts. printer_missing, printer_failed.
Done print_pdf(std::string_view html, const files::Path& out, files::Existing existing);

}  // namespace renga::printing
