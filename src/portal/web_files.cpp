#include "portal/web_files.hpp"

#include "portal/errors.hpp"
#include "portal/problem.hpp"
#include "portal/web_content.hpp"
#include "service/service.hpp"

#include <algorithm>
#include <array>
#include <system_error>

namespace renga::portal {
namespace {

struct TypeRow {
  std::string_view ending;
  std::string_view type;
};

constexpr std::array kTypes = {
    TypeRow{".html", "text/html; charset=utf-8"},
    TypeRow{".js", "text/javascript; charset=utf-8"},
    TypeRow{".css", "text/css; charset=utf-8"},
    TypeRow{".json", "application/json"},
    TypeRow{".webmanifest", "application/manifest+json"},
    TypeRow{".svg", "image/svg+xml"},
    TypeRow{".png", "image/png"},
    TypeRow{".ico", "image/x-icon"},
    TypeRow{".woff2", "font/woff2"},
    TypeRow{".txt", "text/plain; charset=utf-8"},
};

std::string_view type_of(std::string_view path) {
  const auto row = std::ranges::find_if(
      kTypes, [&](const TypeRow& known) { return path.ends_with(known.ending); });
  return row == kTypes.end() ? "application/octet-stream" : row->type;
}

}  // namespace

void WebFiles::add(std::string path, std::string content) {
  File file;
  file.type = type_of(path);
  file.tag = crypto::sha256_hex(content).substr(0, 32);
  file.plain = std::make_shared<const std::string>(std::move(content));
  files_.insert_or_assign(std::move(path), std::move(file));
}

WebFiles WebFiles::built_in() {
  WebFiles files;
  for (const WebContent& content : web_content()) {
    File file;
    file.type = type_of(content.name);
    file.tag = content.tag;
    file.plain = std::make_shared<const std::string>(content.plain.view());
    if (!content.packed.view().empty())
      file.packed = std::make_shared<const std::string>(content.packed.view());
    files.files_.insert_or_assign("/" + std::string(content.name), std::move(file));
  }
  return files;
}

Result<WebFiles> WebFiles::of_folder(const std::filesystem::path& folder) {
  WebFiles files;
  std::error_code error;
  for (std::filesystem::recursive_directory_iterator entry(folder, error), end;
       !error && entry != end; entry.increment(error)) {
    if (!entry->is_regular_file()) continue;
    const auto name = entry->path().lexically_relative(folder).generic_string();
    RENGA_ASSIGN(std::string content, files::read_small(entry->path()));
    files.add("/" + name, std::move(content));
  }
  if (error) return fail(Error(code::file_missing).with("path", folder.string()));
  return files;
}

const WebFiles::File* WebFiles::find(std::string_view path) const {
  const auto found = files_.find(path);
  if (found != files_.end()) return &found->second;
  // The portal has its own addresses: whatever looks like no file is its first page.
  const std::string_view last = path.substr(path.rfind('/') + 1);
  if (last.find('.') != last.npos) return nullptr;
  const auto index = files_.find("/index.html");
  return index == files_.end() ? nullptr : &index->second;
}

Answer WebFiles::answer(const Asked& asked) const {
  if (asked.method != "GET" && asked.method != "HEAD")
    return problem_answer(Error(code::method_unknown), asked.language(), "");
  const File* file = find(asked.path);
  if (file == nullptr) return problem_answer(Error(code::not_found), asked.language(), "");
  const bool packed = file->packed != nullptr &&
                      asked.header("accept-encoding").find("gzip") != std::string_view::npos;
  const std::string tag = "\"" + file->tag + (packed ? "-gzip\"" : "\"");
  Answer answer;
  answer.type = file->type;
  answer.headers.emplace_back("ETag", tag);
  const bool named_by_content = asked.path.starts_with("/assets/");
  answer.headers.emplace_back(
      "Cache-Control", named_by_content ? "public, max-age=31536000, immutable" : "no-cache");
  answer.headers.emplace_back("Vary", "Accept-Encoding");
  if (asked.header("if-none-match") == tag) {
    answer.status = 304;
    return answer;
  }
  if (packed) answer.headers.emplace_back("Content-Encoding", "gzip");
  answer.shared = packed ? file->packed : file->plain;
  return answer;
}

}  // namespace renga::portal
