#include "disclosure/certificate.hpp"

#include "disclosure/audit.hpp"
#include "disclosure/protect.hpp"
#include "disclosure/sample_cubes.hpp"
#include "disclosure/sample_tables.hpp"

#include <gtest/gtest.h>

namespace renga::disclosure {
namespace {

struct Case {
  Release release;
  Certificate certificate;
};

Case protected_cube(const sample::CubeShape& shape, std::uint64_t seed) {
  const Table before = sample::cube(shape, seed);
  const Rules rules = sample::rules();
  Case made{.release = sample::release(
                sample::with_hidden(before, protect(sample::release(before), rules))),
            .certificate = {}};
  made.certificate = certificate_of(audit(made.release, rules));
  return made;
}

// CRT-10 to CRT-14; CHK-52
TEST(Verify, ProvesWhatAnAuditFound) {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const Case made = protected_cube({.sizes = {6, 5, 2}, .group = 3}, seed);
    const Verification said = verify(made.release, sample::rules(), made.certificate);
    EXPECT_TRUE(said.holds()) << said.fault;
    EXPECT_EQ(said.cells, static_cast<std::int64_t>(made.certificate.cells.size()));
    EXPECT_EQ(said.open, said.cells);
    EXPECT_GE(said.narrowest, 5);
  }
}

TEST(Verify, NamesTheCellsThatAreNotOpen) {
  const Release release =
      sample::release(sample::grid({{"*", "*", "12"}, {"*", "*", "70"}, {"4", "78", "82"}}));
  const Verification said =
      verify(release, sample::rules(), certificate_of(audit(release, sample::rules())));
  EXPECT_TRUE(said.holds());
  EXPECT_EQ(said.cells, 4);
  EXPECT_EQ(said.open, 0);
  EXPECT_EQ(said.narrowest, 3);
  EXPECT_EQ(said.not_open.size(), 4U);
}

// CRT-11: another table than the one that the certificate was made for.
TEST(Verify, RefusesOtherTables) {
  Case made = protected_cube({.sizes = {6, 5}}, 3);
  for (Cell& cell : made.release.tables[0].cells)
    if (!cell.hidden() && cell.labels[0] == 0) cell.value += 1;
  EXPECT_FALSE(verify(made.release, sample::rules(), made.certificate).holds());
}

/// Every number of a certificate, changed one after the other.
template <typename Take>
void change_each(Certificate& certificate, const Take& take) {
  const auto with = [&](std::int64_t& number) {
    for (const std::int64_t change : {1, -1, 1000000}) {
      number += change;
      take();
      number -= change;
    }
  };
  for (std::int64_t& value : certificate.base) with(value);
  for (auto& move : certificate.moves)
    for (CertifiedStep& step : move) {
      with(step.number);
      with(step.change);
    }
  for (CertifiedBound& bound : certificate.bounds) {
    with(bound.number);
    with(bound.least);
    with(bound.most);
  }
}

// CRT-11, CRT-12, CRT-13
TEST(Verify, RejectsEveryAlteredNumber) {
  for (const std::uint64_t seed : {1, 2, 3}) {
    Case made = protected_cube({.sizes = {5, 4}, .group = 2}, seed);
    ASSERT_TRUE(verify(made.release, sample::rules(), made.certificate).holds());
    ASSERT_FALSE(made.certificate.cells.empty());
    int changes = 0;
    change_each(made.certificate, [&] {
      ++changes;
      EXPECT_FALSE(verify(made.release, sample::rules(), made.certificate).holds());
    });
    EXPECT_GT(changes, 30);
  }
}

// CRT-15
TEST(Verify, RejectsMissingAndAdditionalPartsAndProvesNothingThen) {
  const Case made = protected_cube({.sizes = {5, 4}}, 2);
  const auto refused = [&](const Certificate& certificate) {
    const Verification said = verify(made.release, sample::rules(), certificate);
    EXPECT_FALSE(said.fault.empty());
    EXPECT_EQ(said.open, 0);
  };
  Certificate changed = made.certificate;
  changed.cells.pop_back();
  refused(changed);
  changed = made.certificate;
  changed.base.pop_back();
  refused(changed);
  changed = made.certificate;
  changed.bounds.pop_back();
  refused(changed);
  changed = made.certificate;
  changed.moves.clear();
  refused(changed);
  changed = made.certificate;
  std::swap(changed.cells.front(), changed.cells.back());
  refused(changed);
  changed = made.certificate;
  changed.bounds.front().most_table = 1000;
  refused(changed);
  changed = made.certificate;
  changed.zeros = {1000};
  refused(changed);
  changed = made.certificate;
  changed.unused = {{{0, 0}, 7}};
  refused(changed);
}

// CRT-3: the tables of a certificate come from what is printed, not from what was hidden.
TEST(Certificate, DependsOnWhatIsPrintedAlone) {
  Case made = protected_cube({.sizes = {5, 4}}, 2);
  for (Cell& cell : made.release.tables[0].cells)
    if (cell.hidden()) cell.value = 0;
  EXPECT_EQ(certificate_of(audit(made.release, sample::rules())), made.certificate);
}

}  // namespace
}  // namespace renga::disclosure
