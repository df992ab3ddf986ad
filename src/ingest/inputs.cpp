#include "ingest/inputs.hpp"

#include "crypto/crypto.hpp"
#include "files/files.hpp"
#include "ingest/errors.hpp"

#include <algorithm>
#include <set>

namespace renga::ingest {
namespace {

namespace fs = std::filesystem;

// Schemas come with every package of check-ups and hold no record.
constexpr std::string_view kSchemaEnding = ".xsd";

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// "ADT-00": three capital letters and two digits.
bool is_storage_kind(std::string_view text) {
  constexpr std::size_t kLetters = 3;
  return text.size() == 6 && text[kLetters] == '-' && all_digits(text.substr(kLetters + 1)) &&
         std::ranges::all_of(text.substr(0, kLetters), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// The kind in a name like PATIENT_20250501_ADT-22_…, or nothing.
std::string_view storage_kind(std::string_view file_name) {
  const auto pieces = split(file_name, '_');
  return pieces.size() > 3 && is_storage_kind(pieces[2]) ? pieces[2] : std::string_view();
}

Result<std::vector<fs::path>> files_below(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code failure;
  for (fs::recursive_directory_iterator at(folder, failure), end; !failure && at != end;
       at.increment(failure))
    if (at->is_regular_file(failure) && !is_passed_over(at->path())) found.push_back(at->path());
  if (failure)
    return fail(Error(code::file_unreadable)
                    .with("path", folder.filename().string())
                    .with("reason", failure.message()));
  std::ranges::sort(found, {}, [](const fs::path& path) { return path.generic_string(); });
  return found;
}

/// Collects files and refuses a content that was there before (ING-5).
class Collector {
 public:
  explicit Collector(Inputs& inputs) : inputs_(&inputs) {}

  /// The digest of the file's content.
  Result<std::string> add(const fs::path& path, std::string name) {
    RENGA_ASSIGN(const std::int64_t bytes, files::size_bytes(path));
    RENGA_ASSIGN(std::string digest, crypto::sha256_file(path));
    if (!inputs_->digests.insert(digest).second)
      return fail(Error(code::source_given_twice).rule("ING-5").with("path", name));
    inputs_->files.push_back({path, std::move(name)});
    inputs_->bytes += bytes;
    return digest;
  }

  /// The digest over names and digests of all files below.
  Result<std::string> add_folder(const fs::path& folder) {
    RENGA_ASSIGN(const std::vector<fs::path> paths, files_below(folder));
    std::string list;
    std::int64_t position = 0;
    for (const fs::path& path : paths) {
      RENGA_ASSIGN(const std::string digest, add(path, name_below(folder, path, ++position)));
      list += digest + "  " + path.lexically_relative(folder).generic_string() + "\n";
    }
    return crypto::sha256_hex(list);
  }

 private:
  Inputs* inputs_;
};

/// The last name of a path, also of one that ends with a slash.
std::string last_name(const fs::path& path) {
  const fs::path clean = path.lexically_normal();
  return (clean.has_filename() ? clean : clean.parent_path()).filename().string();
}

}  // namespace

bool is_passed_over(const fs::path& file) {
  // The condition flag of a storage is the last piece of the name; 0 is not valid.
  const std::string name = file.filename().string();
  return file.extension() == kSchemaEnding || (!storage_kind(name).empty() && name.ends_with("_0"));
}

std::string name_inside(const std::string& archive, const std::string& entry,
                        std::int64_t position) {
  const std::string name = fs::path(entry).filename().string();
  const std::string_view kind = storage_kind(name);
  if (kind.empty()) return archive + "!" + entry;
  return archive + "!#" + std::to_string(position) + " " + std::string(kind);
}

std::string name_below(const fs::path& folder, const fs::path& file, std::int64_t position) {
  const std::string file_name = file.filename().string();
  const std::string_view kind = storage_kind(file_name);
  const std::string root = last_name(folder);
  if (!kind.empty()) return root + "/#" + std::to_string(position) + " " + std::string(kind);
  return root + "/" + file.lexically_relative(folder).generic_string();
}

Result<std::int64_t> bytes_of(const std::vector<fs::path>& given) {
  std::int64_t bytes = 0;
  for (const fs::path& path : given) {
    std::vector<fs::path> files = {path};
    if (fs::is_directory(path)) {
      RENGA_ASSIGN(files, files_below(path));
    }
    for (const fs::path& file : files) {
      RENGA_ASSIGN(const std::int64_t more, files::size_bytes(file));
      bytes += more;
    }
  }
  return bytes;
}

Result<Inputs> look_at(const std::vector<fs::path>& given) {
  if (given.empty()) return fail(Error(code::nothing_to_read));
  Inputs inputs;
  Collector collector(inputs);
  for (const fs::path& path : given) {
    const std::string name = last_name(path);
    RENGA_ASSIGN(std::string digest,
                 fs::is_directory(path) ? collector.add_folder(path) : collector.add(path, name));
    inputs.entries.push_back({name, std::move(digest)});
  }
  if (inputs.files.empty()) return fail(Error(code::nothing_to_read));
  return inputs;
}

}  // namespace renga::ingest
