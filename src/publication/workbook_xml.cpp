#include "publication/workbook_xml.hpp"

#include "publication/errors.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

namespace renga::publication {
namespace {

using formats::XmlFault;

constexpr std::array<std::pair<XmlFault, Bilingual>, 4> kFaults = {{
    {XmlFault::not_well_formed, {"XML として正しくない", "it is not well-formed"}},
    {XmlFault::declares_type, {"DTD の宣言がある", "it declares a document type"}},
    {XmlFault::too_deep, {"要素の入れ子が深すぎる", "its elements are nested too deeply"}},
    {XmlFault::too_long, {"大きすぎる", "it is too long"}},
}};

constexpr std::array<std::pair<char, std::string_view>, 4> kEscapes = {{
    {'&', "&amp;"},
    {'<', "&lt;"},
    {'>', "&gt;"},
    {'"', "&quot;"},
}};

}  // namespace

Error workbook_refused(std::string_view file, const Bilingual& reason) {
  return Error(code::workbook_refused)
      .at({std::string(file), 0, ""})
      .with("reason_ja", reason.japanese)
      .with("reason_en", reason.english);
}

Error workbook_unreadable(std::string_view file, const Bilingual& reason) {
  return Error(code::workbook_unreadable)
      .at({std::string(file), 0, ""})
      .with("reason_ja", reason.japanese)
      .with("reason_en", reason.english);
}

Done PartReader::read(std::string_view file, std::string_view part, std::string_view xml) {
  using Refused = Error (*)(std::string_view, const Bilingual&);
  const auto named = [&](Refused error, const Bilingual& reason) {
    const std::string japanese = fmt::format("{}：{}", part, reason.japanese);
    const std::string english = fmt::format("{}: {}", part, reason.english);
    return error(file, {japanese, english});
  };
  // Byte positions are those of UTF-8, which every spreadsheet program writes.
  if (!is_utf8(xml)) return fail(named(workbook_unreadable, {"UTF-8 でない", "not UTF-8"}));
  formats::XmlReader reader(*this, kPartLimitBytes);
  reader_ = &reader;
  constexpr std::size_t kPieceBytes = std::size_t{1} << 16U;
  bool sound = true;
  for (std::size_t at = 0; sound && !refused() && at < xml.size(); at += kPieceBytes)
    sound = reader.take(xml.substr(at, kPieceBytes));
  if (sound && !refused()) sound = reader.finish();
  reader_ = nullptr;
  if (refused()) return fail(named(workbook_refused, *refusal_));
  if (sound) return {};
  for (const auto& [fault, reason] : kFaults)
    if (fault == reader.fault())
      return fail(named(fault == XmlFault::not_well_formed ? workbook_unreadable : workbook_refused,
                        reason));
  bug("XML failed without a fault");
}

std::string_view attribute(std::span<const formats::XmlAttribute> attributes,
                           std::string_view name) {
  const auto found = std::ranges::find(attributes, name, &formats::XmlAttribute::name);
  return found == attributes.end() ? std::string_view() : found->value;
}

bool is_true(std::string_view value) {
  return value == "1" || value == "true";
}

std::string edited(std::string_view xml, const std::vector<Edit>& edits) {
  std::string copy;
  std::size_t copied = 0;
  for (const Edit& edit : edits) {
    ensure(edit.begin >= copied && edit.end >= edit.begin && edit.end <= xml.size(),
           "edits come in the order of the part");
    copy.append(xml.substr(copied, edit.begin - copied)).append(edit.text);
    copied = edit.end;
  }
  return copy.append(xml.substr(copied));
}

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    const auto row = std::ranges::find(kEscapes, c, &std::pair<char, std::string_view>::first);
    if (row == kEscapes.end())
      safe += c;
    else
      safe += row->second;
  }
  return safe;
}

}  // namespace renga::publication
