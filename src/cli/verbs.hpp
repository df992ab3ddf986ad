#pragma once

#include "cli/session.hpp"

#include <span>

namespace renga::cli {

/// One verb of the command line: its help, one real example, and the function that adds its
/// options.
struct Verb {
  std::string_view name;
  Bilingual summary;
  std::string_view example;
  void (*add)(CLI::App& verb, Session& session);
};

std::span<const Verb> verbs();

void add_synth(CLI::App& verb, Session& session);
void add_ingest(CLI::App& verb, Session& session);
void add_masters(CLI::App& verb, Session& session);
void add_optout(CLI::App& verb, Session& session);
void add_ids(CLI::App& verb, Session& session);
void add_anonymize(CLI::App& verb, Session& session);
void add_risk(CLI::App& verb, Session& session);
void add_extract(CLI::App& verb, Session& session);
void add_tabulate(CLI::App& verb, Session& session);
void add_deliver(CLI::App& verb, Session& session);
void add_receive(CLI::App& verb, Session& session);
void add_identity(CLI::App& verb, Session& session);
void add_seal(CLI::App& verb, Session& session);
void add_unseal(CLI::App& verb, Session& session);
void add_link(CLI::App& verb, Session& session);
void add_check(CLI::App& verb, Session& session);
void add_dossier(CLI::App& verb, Session& session);
void add_ledger(CLI::App& verb, Session& session);
void add_store(CLI::App& verb, Session& session);
void add_rules(CLI::App& verb, Session& session);
void add_erase(CLI::App& verb, Session& session);
void add_serve(CLI::App& verb, Session& session);
void add_backup(CLI::App& verb, Session& session);
void add_restore(CLI::App& verb, Session& session);
void add_account(CLI::App& verb, Session& session);
void add_demo(CLI::App& verb, Session& session);

}  // namespace renga::cli
