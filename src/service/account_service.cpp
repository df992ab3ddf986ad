#include "service/account_service.hpp"

#include "service/clock.hpp"

#include <array>

namespace renga::service {
namespace {

struct TrialRow {
  std::string_view account;
  std::string_view name;
  std::string_view organisation;
  std::string_view roles;
  bool administrator = false;
};

/// Invented people, named after what they do (試用).
constexpr std::array kTrial = {
    TrialRow{"admin-1", "管理 一郎", "試用事務局", "", true},
    TrialRow{"applicant-1", "申出 花子", "試用大学", "applicant"},
    TrialRow{"contact-1", "担当 次郎", "試用大学", ""},
    TrialRow{"contact-2", "担当 二葉", "試用大学", ""},
    TrialRow{"contact-3", "担当 三郎", "試用大学", ""},
    TrialRow{"contact-4", "担当 四葉", "試用大学", ""},
    TrialRow{"contact-5", "担当 五百子", "試用大学", ""},
    TrialRow{"contact-6", "担当 六花", "試用大学", ""},
    TrialRow{"agent-1", "代理 三郎", "試用大学", "agent"},
    TrialRow{"handler-1", "取扱 四郎", "試用大学", ""},
    TrialRow{"producer-1", "作成 五月", "試用認定作成事業者", "producer"},
    TrialRow{"fund-1", "基金 六郎", "試用支払基金", "fund"},
    TrialRow{"office-1", "参事 七海", "試用参事官室", "office"},
    TrialRow{"window-1", "窓口 八重", "試用窓口", "window"},
    TrialRow{"extractor-1", "抽出 九太", "試用抽出事業者", "extractor"},
    TrialRow{"extractor-2", "抽出 十和子", "試用抽出事業者", "extractor"},
    TrialRow{"m1", "委員 一恵", "試用大学医学部", "board,committee"},
    TrialRow{"m2", "委員 二朗", "試用大学法学部", "board,committee"},
    TrialRow{"m3", "委員 三奈", "試用市民の会", "board,committee"},
    TrialRow{"m4", "委員 四季", "試用認定作成事業者", "board,committee"},
    TrialRow{"m5", "委員 五朗", "試用認定作成事業者", "board,committee"},
};

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const auto end = text.find(',');
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return words;
}

/// Letters, digits and signs by chance, as long as needs no rotation (SEC-57). Chance may write the
/// name of a short account, which no password may hold.
std::string chosen_password(std::string_view account) {
  std::string name(account);
  for (char& letter : name)
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  for (;;)
    for (const std::string& code : factors::recovery_codes())
      if (code.find(name) == code.npos) return code + "-a1";
}

Result<TrialAccount> set_up(AccountOffice& office, const TrialRow& row, const Visitor& visitor) {
  AccountWish wish;
  wish.account = row.account;
  wish.name = Personal<std::string>(std::string(row.name));
  wish.organisation = row.organisation;
  wish.roles = words_of(row.roles);
  wish.administrator = row.administrator;
  TrialAccount made{.account = wish.account,
                    .roles = wish.roles,
                    .administrator = row.administrator,
                    .password = chosen_password(row.account),
                    .secret = {}};
  RENGA_ASSIGN(const Invitation invitation, office.invite(wish, visitor.now));
  RENGA_ASSIGN(const auto secret,
               office.accept(invitation.token, Personal<std::string>(made.password), visitor));
  // The code before the present one: the present one is left for the first sign-in.
  const std::string code = factors::code_at(secret, visitor.now - factors::kStepSeconds);
  RENGA_ASSIGN([[maybe_unused]] const auto codes, office.confirm(invitation.token, code, visitor));
  made.secret = secret.disclose();
  return made;
}

}  // namespace

Result<Invitation> invite_account(const DeskOptions& options, const AccountWish& wish) {
  RENGA_ASSIGN(AccountOffice office, open_accounts(options));
  return office.invite(wish, now_seconds());
}

Result<std::vector<Account>> list_accounts(const DeskOptions& options) {
  RENGA_ASSIGN(const AccountOffice office, open_accounts(options));
  return office.all();
}

Result<std::vector<TrialAccount>> make_trial_accounts(const DeskOptions& options) {
  RENGA_ASSIGN(AccountOffice office, open_accounts(options));
  const Visitor visitor{
      .address = "", .agent = "", .now = now_seconds(), .today = options.today.value_or(today())};
  std::vector<TrialAccount> all;
  for (const TrialRow& row : kTrial) {
    RENGA_ASSIGN(TrialAccount made, set_up(office, row, visitor));
    all.push_back(std::move(made));
  }
  return all;
}

}  // namespace renga::service
