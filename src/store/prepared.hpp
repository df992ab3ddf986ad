#pragma once

#include "store/statement.hpp"

#include <deque>
#include <functional>
#include <string>

#include <soci/soci.h>

namespace renga::store {

/// A statement that the database has read once, with the places where its values are put.
class Prepared {
 public:
  Prepared(soci::session& session, const std::string& text, const Parameters& parameters,
           bool answers);

  std::int64_t run(const Parameters& parameters);
  Done each(const Parameters& parameters, const std::function<Done(const Row&)>& take);

 private:
  struct Place {
    long long number = 0;
    std::string text;
    soci::indicator there = soci::i_ok;
  };

  void put(const Parameters& parameters);
  Row row() const;

  std::deque<Place> places_;  ///< stay where they are: the statement holds their addresses
  soci::row answer_;
  soci::statement statement_;
  Row::Columns columns_;
};

}  // namespace renga::store
