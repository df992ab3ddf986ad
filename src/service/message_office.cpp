#include "service/message_office.hpp"

#include "service/account_words.hpp"
#include "service/clock.hpp"
#include "service/errors.hpp"
#include "service/field_labels.hpp"

namespace renga::service {
namespace {

constexpr std::size_t kTextBytes = 20'000;

Error bad(std::string_view field) {
  return in_field(Error(code::message_bad), field);
}

dossier::Roles roles_of(const std::vector<std::string>& names) {
  dossier::Roles roles;
  for (const std::string& name : names)
    if (const auto role = dossier::role_named(name)) roles = roles.with(*role);
  return roles;
}

}  // namespace

std::vector<std::string> receivers_of(const store::MessageRow& row) {
  std::vector<std::string> names;
  std::string_view rest = row.sent_to;
  while (!rest.empty()) {
    const auto end = rest.find(',');
    names.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
  }
  return names;
}

Result<std::vector<store::MessageRow>> messages(Desk& desk, const Account& who,
                                                const std::string& number) {
  RENGA_ASSIGN(const SeenDossier seen, desk.show(who, number));
  RENGA_ASSIGN(auto rows, desk.reading([&](store::Transaction& transaction) {
    return store::messages_of(transaction, number);
  }));
  std::erase_if(rows, [&](const store::MessageRow& row) {
    return row.account != who.account && !roles_of(receivers_of(row)).meets(seen.roles);
  });
  return rows;
}

Result<store::MessageRow> send_message(Desk& desk, const Account& who, const std::string& number,
                                       const std::vector<std::string>& to,
                                       const std::string& text) {
  RENGA_ASSIGN([[maybe_unused]] const SeenDossier seen, desk.show(who, number));
  for (const std::string& name : to)
    if (!dossier::role_named(name)) return fail(bad("to"));
  if (to.empty()) return fail(bad("to"));
  if (text.empty() || text.size() > kTextBytes) return fail(bad("text"));
  const store::MessageRow row{.number = 0,
                              .account = who.account,
                              .sent_to = join(to, ","),
                              .content = text,
                              .time_utc = now_utc_exact()};
  return desk.writing([&](store::Transaction& transaction) -> Result<store::MessageRow> {
    RENGA_TRY(store::add_message(transaction, number, row));
    RENGA_ASSIGN(const auto all, store::messages_of(transaction, number));
    return all.back();
  });
}

}  // namespace renga::service
