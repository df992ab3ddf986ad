#include "service/demo_post.hpp"

#include <array>

namespace renga::service {
namespace {

namespace fs = std::filesystem;

struct DeskRow {
  std::string_view party;
  std::string_view name;
};

constexpr std::array<DeskRow, 3> kDesks = {{
    {"fund", "支払基金・国保中央会（合成データ）"},
    {"ndb", "NDB（合成データ）"},
    {"producer", "認定作成事業者（合成データ）"},
}};

}  // namespace

fs::path DemoPost::certificate(std::string_view party) const {
  return folders_.certificates / (std::string(party) + ".crt");
}

Done DemoPost::open_desks() const {
  fs::create_directories(folders_.certificates);
  fs::create_directories(folders_.post);
  for (const DeskRow& row : kDesks) {
    IdentityCall call;
    call.party = row.party;
    call.name = row.name;
    call.identity = desk(row.party, row.party).identity;
    call.passphrase = passphrase_file_;
    RENGA_TRY(make_identity(call));
    fs::rename(fs::path(call.identity).replace_extension(".crt"), certificate(row.party));
  }
  return {};
}

fs::path DemoPost::package(std::string_view from, std::string_view to,
                           package::Purpose purpose) const {
  const std::string name = std::string(from) + "-to-" + std::string(to) + "." +
                           std::string(package::row_of(purpose).name) + ".p7m";
  return folders_.post / name;
}

PackageCall DemoPost::opening_desk(std::string_view party, std::string_view other) const {
  PackageCall call;
  call.identity = folders_.root / party / (std::string(party) + ".identity");
  call.passphrase = passphrase_file_;
  call.senders = {certificate(other)};
  return call;
}

PackageCall DemoPost::desk(std::string_view party, std::string_view other) const {
  PackageCall call = opening_desk(party, other);
  call.seal_to = certificate(other);
  return call;
}

}  // namespace renga::service
