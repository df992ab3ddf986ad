#include "synth/appended_file.hpp"

#include "table/table.hpp"

#include <fstream>

namespace renga::synth {

AppendedFile::AppendedFile(std::filesystem::path path, std::size_t buffer_bytes)
    : path_(std::move(path)), buffer_bytes_(buffer_bytes) {}

Done AppendedFile::flush() {
  std::ofstream file(path_, std::ios::binary | std::ios::app);
  file.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  file.close();
  if (!file)
    return fail(Error(code::write_failed)
                    .with("path", path_.filename().string())
                    .with("reason", "the disk refused it"));
  bytes_ += static_cast<std::int64_t>(buffer_.size());
  buffer_.clear();
  return {};
}

Sheet::Sheet(std::filesystem::path path, const std::vector<std::string>& header)
    : file_(std::move(path)), columns_(header.size()) {
  file_.buffer() += to_csv(header);
}

Done Sheet::add(const std::vector<std::string>& fields) {
  ensure(fields.size() == columns_, "a row has not the columns of its sheet");
  file_.buffer() += to_csv(fields);
  ++rows_;
  return file_.settle();
}

}  // namespace renga::synth
