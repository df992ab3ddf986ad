#include "store/dossier_store.hpp"

#include "store/sql.hpp"

#include <algorithm>
#include <map>

namespace renga::store {
namespace {

/// How the rows of one list are written: what they are found by, and what else they hold.
template <typename T>
struct List;

template <>
struct List<ThreadRow> {
  static constexpr Sql kPut = sql::thread_put;
  static constexpr Sql kGone = sql::thread_gone;
  static Parameters key(const ThreadRow& row) { return {{"track", row.track}, {"key", row.key}}; }
  static Parameters rest(const ThreadRow& row) {
    return {{"stage", row.stage}, {"since", row.since}};
  }
};

template <>
struct List<HandlerRow> {
  static constexpr Sql kPut = sql::handler_put;
  static constexpr Sql kGone = sql::handler_gone;
  static Parameters key(const HandlerRow& row) { return {{"account", row.account}}; }
  static Parameters rest(const HandlerRow& row) {
    return {{"pledged", row.pledged}, {"removed", row.removed}};
  }
};

template <>
struct List<BanRow> {
  static constexpr Sql kPut = sql::ban_put;
  static constexpr Sql kGone = sql::ban_gone;
  static Parameters key(const BanRow& row) { return {{"key", row.key}, {"account", row.account}}; }
  static Parameters rest(const BanRow& row) { return {{"until", row.until}}; }
};

template <>
struct List<DeadlineRow> {
  static constexpr Sql kPut = sql::deadline_put;
  static constexpr Sql kGone = sql::deadline_gone;
  static Parameters key(const DeadlineRow& row) { return {{"what", row.what}, {"key", row.key}}; }
  static Parameters rest(const DeadlineRow& row) { return {{"day", row.day}}; }
};

template <typename T>
Parameters found_by(const std::string& dossier, const T& row) {
  Parameters parameters = {{"dossier", dossier}};
  for (Parameter& parameter : List<T>::key(row)) parameters.push_back(std::move(parameter));
  return parameters;
}

template <typename T>
bool same_place(const T& one, const T& other) {
  const Parameters left = List<T>::key(one);
  const Parameters right = List<T>::key(other);
  return std::ranges::equal(left, right, {}, &Parameter::value, &Parameter::value);
}

template <typename T>
bool has_place(const std::vector<T>& rows, const T& row) {
  return std::ranges::any_of(rows, [&](const T& other) { return same_place(row, other); });
}

template <typename T>
Done put_list(Transaction& transaction, const std::string& dossier, const std::vector<T>& rows,
              const std::vector<T>& before) {
  for (const T& row : before)
    if (!has_place(rows, row)) RENGA_TRY(transaction.run(List<T>::kGone, found_by(dossier, row)));
  for (const T& row : rows) {
    if (std::ranges::find(before, row) != before.end()) continue;
    Parameters parameters = found_by(dossier, row);
    for (Parameter& parameter : List<T>::rest(row)) parameters.push_back(std::move(parameter));
    RENGA_TRY(transaction.run(List<T>::kPut, parameters));
  }
  return {};
}

Done put_row(Transaction& transaction, const DossierRow& row) {
  RENGA_TRY(transaction.run(sql::dossier_put, {{"number", row.number},
                                               {"title", row.title},
                                               {"applicant_kind", row.applicant_kind},
                                               {"provision_kind", row.provision_kind},
                                               {"databases", row.databases},
                                               {"rulebooks", row.rulebooks},
                                               {"stage", row.stage},
                                               {"contact", row.contact},
                                               {"submitted", row.submitted},
                                               {"approved", row.approved},
                                               {"over", row.over},
                                               {"stopped", row.stopped},
                                               {"use_from", row.use_from},
                                               {"use_until", row.use_until},
                                               {"opened_on", row.opened_on},
                                               {"changed_on", row.changed_on},
                                               {"events", row.events}}));
  return {};
}

DossierRow dossier_row_of(const Row& row) {
  return {.number = row.text("number"),
          .title = row.text("title"),
          .applicant_kind = row.text("applicant_kind"),
          .provision_kind = row.text("provision_kind"),
          .databases = row.text("databases"),
          .rulebooks = row.text("rulebooks"),
          .stage = row.text("stage"),
          .contact = row.text("contact"),
          .submitted = row.flag("submitted"),
          .approved = row.flag("approved"),
          .over = row.flag("over"),
          .stopped = row.flag("stopped"),
          .use_from = row.text_or_nothing("use_from"),
          .use_until = row.text_or_nothing("use_until"),
          .opened_on = row.text("opened_on"),
          .changed_on = row.text("changed_on"),
          .events = row.number("events")};
}

Done read_lists(Transaction& transaction, const Parameters& of, DossierView& view) {
  RENGA_TRY(transaction.each(sql::thread_rows, of, [&](const Row& row) -> Done {
    view.threads.push_back(
        {row.text("track"), row.text("key"), row.text("stage"), row.text_or_nothing("since")});
    return {};
  }));
  RENGA_TRY(transaction.each(sql::handler_rows, of, [&](const Row& row) -> Done {
    view.handlers.push_back({row.text("account"), row.flag("pledged"), row.flag("removed")});
    return {};
  }));
  RENGA_TRY(transaction.each(sql::ban_rows, of, [&](const Row& row) -> Done {
    view.bans.push_back({row.text("key"), row.text("account"), row.text_or_nothing("until")});
    return {};
  }));
  return transaction.each(sql::deadline_rows, of, [&](const Row& row) -> Done {
    view.deadlines.push_back({row.text("what"), row.text("key"), row.text("day")});
    return {};
  });
}

}  // namespace

Done put_view(Transaction& transaction, const DossierView& view, const DossierView* before) {
  static const DossierView kNothing;
  if (before == nullptr) before = &kNothing;
  const std::string& number = view.dossier.number;
  if (view.dossier != before->dossier) RENGA_TRY(put_row(transaction, view.dossier));
  RENGA_TRY(put_list(transaction, number, view.threads, before->threads));
  RENGA_TRY(put_list(transaction, number, view.handlers, before->handlers));
  RENGA_TRY(put_list(transaction, number, view.bans, before->bans));
  return put_list(transaction, number, view.deadlines, before->deadlines);
}

Result<std::optional<DossierView>> view_of(Transaction& transaction, std::string_view number) {
  RENGA_ASSIGN(const auto row, transaction.row(sql::dossier_row, {{"number", number}}));
  if (!row) return std::optional<DossierView>();
  DossierView view{.dossier = dossier_row_of(*row)};
  RENGA_TRY(read_lists(transaction, {{"dossier", number}}, view));
  return std::optional<DossierView>(std::move(view));
}

Result<std::vector<DossierRow>> dossier_rows(Transaction& transaction) {
  std::vector<DossierRow> rows;
  RENGA_TRY(transaction.each(sql::dossier_rows, {}, [&](const Row& row) -> Done {
    rows.push_back(dossier_row_of(row));
    return {};
  }));
  return rows;
}

Result<std::vector<DossierDeadline>> deadlines_until(Transaction& transaction,
                                                     std::string_view day) {
  std::vector<DossierDeadline> deadlines;
  RENGA_TRY(transaction.each(sql::deadlines_until, {{"day", day}}, [&](const Row& row) -> Done {
    deadlines.push_back(
        {row.text("dossier"), {row.text("what"), row.text("key"), row.text("day")}});
    return {};
  }));
  return deadlines;
}

Done drop_views(Transaction& transaction) {
  for (const Sql& sql :
       {sql::thread_drop, sql::handler_drop, sql::ban_drop, sql::deadline_drop, sql::dossier_drop})
    RENGA_TRY(transaction.run(sql));
  return {};
}

Result<std::vector<Bystander>> bystanders(Transaction& transaction) {
  std::map<std::string, Bystander> found;
  RENGA_TRY(transaction.each(sql::busy_dossiers, {}, [&](const Row& row) -> Done {
    const std::string number = row.text("number");
    found[number] = {
        .number = number, .busy = true, .contact = row.text("contact"), .handlers = {}, .bans = {}};
    return {};
  }));
  RENGA_TRY(transaction.each(sql::busy_handlers, {}, [&](const Row& row) -> Done {
    found[row.text("dossier")].handlers.push_back(row.text("account"));
    return {};
  }));
  RENGA_TRY(transaction.each(sql::bans_of_all, {}, [&](const Row& row) -> Done {
    Bystander& one = found[row.text("dossier")];
    one.number = row.text("dossier");
    one.bans.push_back({row.text("key"), row.text("account"), row.text_or_nothing("until")});
    return {};
  }));
  std::vector<Bystander> all;
  for (auto& [number, one] : found) all.push_back(std::move(one));
  return all;
}

}  // namespace renga::store
