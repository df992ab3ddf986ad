#pragma once

#include "forms/form.hpp"
#include "forms/registry.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace renga::forms {

/// One form that an event of a dossier made (FRM-2).
struct Paper {
  const FormRow* form = nullptr;
  std::size_t event = 0;  ///< position of the event in the dossier, from 0
  Date day;
  int fiscal_year = 0;
  int place_in_year = 0;  ///< from 1, in the order of the events (FRM-3)

  /// 令和8年度第12号.
  std::string number() const;
  /// 2026-012-approval_notice: what a file of it is called.
  std::string file_name() const;
};

/// A dossier as its papers are made from it.
struct Record {
  std::span<const dossier::Event> events;
  std::span<const dossier::Binding> bindings;

  /// The values that bound it when the event happened (FRM-2).
  const dossier::Terms& terms_at(std::size_t event) const {
    return dossier::bound_at(bindings, event);
  }
};

/// All papers of a dossier, in the order of its events.
std::vector<Paper> papers_of(const Record& record);

/// The page of a paper: one HTML file for A4 that asks for nothing else, in Japanese. The same
/// record and registry always give the same bytes (FRM-4).
std::string page_of(const Paper& paper, const Record& record, const Registry& registry);

}  // namespace renga::forms
