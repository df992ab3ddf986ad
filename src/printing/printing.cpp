#include "printing/printing.hpp"

#include "printing/child.hpp"
#include "printing/errors.hpp"

namespace renga::printing {
namespace {

/// What posix_spawnp's child ends with where the program is not there.
constexpr int kNotFound = 127;

}  // namespace

Done print_pdf(std::string_view html, const files::Path& out, files::Existing existing) {
  RENGA_ASSIGN(files::StagedFile file, files::StagedFile::open(out, existing));
  const Program weasyprint = {{"weasyprint", "--quiet", "--encoding", "utf-8", "--pdf-variant",
                               "pdf/ua-1", "--pdf-identifier", "renga", "-", file.path().string()},
                              {"SOURCE_DATE_EPOCH=0", "LC_ALL=C.UTF-8"}};
  const auto status = run(weasyprint, html);
  if (!status || *status == kNotFound)
    return fail(Error(code::printer_missing).at({out.string(), 0, ""}));
  if (*status != 0)
    return fail(Error(code::printer_failed).at({out.string(), 0, ""}).with("status", *status));
  return file.commit();
}

}  // namespace renga::printing
