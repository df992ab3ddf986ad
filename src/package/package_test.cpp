#include "package/package.hpp"

#include "package/archive.hpp"
#include "package/errors.hpp"

#include <algorithm>
#include <array>
#include <fstream>

#include <gtest/gtest.h>

namespace renga::package {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kNow = "2026-06-01T09:00:00Z";

crypto::Identity identity(const std::string& name, const std::string& from,
                          const std::string& until) {
  auto made = crypto::Identity::make({"fund", name, from, until});
  ensure(made.has_value(), "an identity is made");
  return *std::move(made);
}

crypto::Identity current(const std::string& name) {
  return identity(name, "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z");
}

const crypto::Identity& fund() {
  static const crypto::Identity made = current("合成 基金");
  return made;
}
const crypto::Identity& producer() {
  static const crypto::Identity made = current("合成 作成事業者");
  return made;
}
const crypto::Identity& stranger() {
  static const crypto::Identity made = current("合成 他者");
  return made;
}

std::string content_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// What a test changes of an ordinary opening.
struct Opening {
  std::vector<Purpose> purposes = {Purpose::id_answer};
  std::string dossier = "R7-0001";
  std::string now_utc = std::string(kNow);
  const crypto::Identity* receiver = &producer();
  std::vector<crypto::Certificate> senders = {fund().certificate()};
};

class Package : public testing::Test {
 protected:
  fs::path folder = fs::temp_directory_path() /
                    ("renga-package-" +
                     std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
  fs::path package = folder / "answer.p7m";
  NoProgress progress;

  void SetUp() override {
    fs::remove_all(folder);
    fs::create_directories(folder / "source");
    std::ofstream(folder / "source" / "one.json") << "synthetic";
    std::ofstream(folder / "source" / "two.parquet") << std::string(100000, 'r');
    seal();
  }
  void TearDown() override { fs::remove_all(folder); }

  SealOptions options() const {
    SealOptions sealing;
    for (const char* name : {"one.json", "two.parquet"}) {
      auto file = source_file(folder / "source" / name);
      ensure(file.has_value(), "a file of the test is there");
      sealing.files.push_back(*std::move(file));
    }
    sealing.dossier = "R7-0001";
    sealing.purpose = Purpose::id_answer;
    sealing.made_utc = "2026-05-30T00:00:00Z";
    sealing.valid_until_utc = "2026-06-13T00:00:00Z";
    sealing.package = package;
    sealing.existing = files::Existing::replace;
    return sealing;
  }

  Done seal_with(const SealOptions& sealing, const crypto::Identity& by = fund()) {
    RENGA_TRY(package::seal(sealing, by, producer().certificate(), progress));
    return {};
  }
  void seal() { ASSERT_TRUE(seal_with(options()).has_value()); }

  /// Opens into `opened`, as a verb does: nothing is left there unless everything held.
  Result<Statement> open(const Opening& opening = {}) {
    RENGA_ASSIGN(Register received, Register::open(folder / "received"));
    RENGA_ASSIGN(files::StagedFolder staged,
                 files::StagedFolder::open(folder / "opened", files::Existing::replace));
    RENGA_ASSIGN(Statement statement,
                 package::open(
                     {package, {opening.purposes, opening.dossier, opening.now_utc}, staged.path()},
                     *opening.receiver, opening.senders, received, progress));
    RENGA_TRY(staged.commit());
    RENGA_TRY(received.add(statement, opening.now_utc));
    return statement;
  }

  void expect_refused(const Opening& opening, Code code) {
    const auto opened = open(opening);
    ASSERT_FALSE(opened.has_value()) << error_row(code).name;
    EXPECT_EQ(opened.error().code(), code) << opened.error().message(Language::english);
    EXPECT_FALSE(fs::exists(folder / "opened"));
    EXPECT_FALSE(fs::exists(folder / ".opened.part"));
  }

  /// A package whose archive the test writes itself, sealed and signed as any other.
  void seal_archive(const std::function<Done(ArchiveWriter&)>& fill) {
    auto writer = crypto::CmsWriter::create(package, fund(), producer().certificate());
    ASSERT_TRUE(writer.has_value());
    ArchiveWriter archive([&](crypto::Bytes bytes) { return writer->write(bytes); });
    ASSERT_TRUE(fill(archive).has_value());
    ASSERT_TRUE(archive.finish().has_value());
    ASSERT_TRUE(writer->finish().has_value());
  }

  static Done add(ArchiveWriter& archive, std::string_view name, std::string_view content) {
    RENGA_TRY(archive.begin(name, content.size()));
    RENGA_TRY(archive.write(crypto::bytes_of(content)));
    return archive.end();
  }

  static Statement statement_of(std::string_view content) {
    return {std::string(32, 'a'),
            fund().certificate().facts().fingerprint,
            producer().certificate().facts().fingerprint,
            "R7-0001",
            Purpose::id_answer,
            "2026-05-30T00:00:00Z",
            "2026-06-13T00:00:00Z",
            crypto::sha256_hex(content),
            {{"one.json", std::ssize(content), crypto::sha256_hex(content)}}};
  }
};

// PKG-5, PKG-13, PKG-14
TEST_F(Package, WhatWasSealedAppearsWhole) {
  const auto opened = open();
  ASSERT_TRUE(opened.has_value()) << opened.error().message(Language::english);
  EXPECT_EQ(content_of(folder / "opened" / "one.json"), "synthetic");
  EXPECT_EQ(content_of(folder / "opened" / "two.parquet"), std::string(100000, 'r'));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder / "opened"), {}), 2);
}

// PKG-12, PKG-13: each refusal has its code.
TEST_F(Package, AnotherPurposeIsRefused) {
  expect_refused({.purposes = {Purpose::id_request, Purpose::keys}}, code::package_purpose_other);
}
TEST_F(Package, AnotherDossierIsRefused) {
  expect_refused({.dossier = "R7-0002"}, code::dossier_mismatch);
}
TEST_F(Package, AnotherReceiverIsRefused) {
  expect_refused({.receiver = &stranger()}, code::package_for_another);
}
// PKG-3.
TEST_F(Package, AnUnknownSenderIsRefused) {
  expect_refused({.senders = {stranger().certificate()}}, code::sender_unknown);
}
TEST_F(Package, APackageOutOfDateIsRefused) {
  expect_refused({.now_utc = "2026-06-13T00:00:01Z"}, code::package_out_of_date);
  expect_refused({.now_utc = "2026-05-29T23:59:59Z"}, code::package_out_of_date);
}
TEST_F(Package, ACertificateOutOfDateIsRefused) {
  expect_refused({.now_utc = "2028-01-01T00:00:01Z"}, code::certificate_out_of_date);
}

// PKG-4
TEST_F(Package, NothingIsSealedByOrForACertificateOutOfDate) {
  const crypto::Identity old = identity("合成 旧", "2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z");
  const auto by_old = package::seal(options(), old, producer().certificate(), progress);
  ASSERT_FALSE(by_old.has_value());
  EXPECT_EQ(by_old.error().code(), code::certificate_out_of_date);
  const auto for_old = package::seal(options(), fund(), old.certificate(), progress);
  ASSERT_FALSE(for_old.has_value());
  EXPECT_EQ(for_old.error().code(), code::certificate_out_of_date);
}

// PKG-15
TEST_F(Package, APackageIsOpenedOnce) {
  ASSERT_TRUE(open().has_value());
  fs::remove_all(folder / "opened");
  expect_refused({}, code::package_received_before);
  seal();
  EXPECT_TRUE(open().has_value());
}

// PKG-15: a kill after the content is in its place and before the number is noted.
TEST_F(Package, AKillBeforeTheNumberIsNotedLeavesAWholeOutputAndASoundRegister) {
  ASSERT_TRUE(open().has_value());
  fs::remove(folder / "received");
  const auto again = open();
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(content_of(folder / "opened" / "one.json"), "synthetic");
  fs::remove_all(folder / "opened");
  expect_refused({}, code::package_received_before);
}

TEST_F(Package, ARegisterThatWasCutIsRefused) {
  ASSERT_TRUE(open().has_value());
  const std::string text = content_of(folder / "received");
  std::ofstream(folder / "received") << text.substr(0, text.size() - 5);
  const auto opened = Register::open(folder / "received");
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().code(), code::file_unreadable);
}

TEST_F(Package, ARegisterHasOneHolder) {
  const auto first = Register::open(folder / "received");
  ASSERT_TRUE(first.has_value());
  const auto second = Register::open(folder / "received");
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().code(), code::write_failed);
}

// PKG-8: at many places of a file with content of some length.
TEST_F(Package, AChangedOrCutPackageIsRefusedAndNothingIsWritten) {
  const std::string whole = content_of(package);
  for (std::size_t at = 0; at < whole.size(); at += 1 + whole.size() / 150) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x10);
    std::ofstream(package, std::ios::binary) << changed;
    EXPECT_FALSE(open().has_value()) << "changed at " << at;
    std::ofstream(package, std::ios::binary) << whole.substr(0, at);
    expect_refused({}, code::package_not_one);
  }
  EXPECT_FALSE(fs::exists(folder / "opened"));
}

// PKG-14: signed by the right sender, but not what it says.
TEST_F(Package, AFileThatIsNotTheStatedOneIsRefused) {
  const Statement statement = statement_of("synthetic");
  seal_archive([&](ArchiveWriter& archive) -> Done {
    RENGA_TRY(add(archive, kStatementName, to_json(statement)));
    return add(archive, "one.json", "Synthetic");
  });
  expect_refused({}, code::package_content_other);
}
TEST_F(Package, AFileTooManyTooFewOrOfAnotherNameIsRefused) {
  const std::string json = to_json(statement_of("synthetic"));
  seal_archive([&](ArchiveWriter& archive) { return add(archive, kStatementName, json); });
  expect_refused({}, code::package_content_other);
  seal_archive([&](ArchiveWriter& archive) -> Done {
    RENGA_TRY(add(archive, kStatementName, json));
    RENGA_TRY(add(archive, "one.json", "synthetic"));
    return add(archive, "two.json", "");
  });
  expect_refused({}, code::package_content_other);
  seal_archive([&](ArchiveWriter& archive) -> Done {
    RENGA_TRY(add(archive, kStatementName, json));
    return add(archive, "../one.json", "synthetic");
  });
  expect_refused({}, code::package_content_other);
  seal_archive([&](ArchiveWriter& archive) { return add(archive, "one.json", "synthetic"); });
  expect_refused({}, code::package_content_other);
}
TEST_F(Package, AStatementOfAnotherSenderOrReceiverIsRefused) {
  for (std::string Statement::*party : {&Statement::sender, &Statement::receiver}) {
    Statement statement = statement_of("synthetic");
    statement.*party = stranger().certificate().facts().fingerprint;
    seal_archive([&](ArchiveWriter& archive) -> Done {
      RENGA_TRY(add(archive, kStatementName, to_json(statement)));
      return add(archive, "one.json", "synthetic");
    });
    expect_refused({}, code::package_content_other);
  }
}

// PKG-11
TEST(Statement, IsReadOnlyAsItIsWritten) {
  Statement statement{std::string(32, 'a'),
                      std::string(64, 'b'),
                      std::string(64, 'c'),
                      "R7-0001",
                      Purpose::keys,
                      "2026-05-30T00:00:00Z",
                      "2026-06-13T00:00:00Z",
                      std::string(64, 'd'),
                      {}};
  statement.files = {{"keys.json", 3, std::string(64, 'd')}};
  const std::string json = to_json(statement);
  const auto again = statement_from_json(json);
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(*again, statement);
  for (const auto& [from, to] :
       std::vector<std::pair<std::string, std::string>>{{"renga-package-1", "renga-package-2"},
                                                        {"\"keys\"", "\"gifts\""},
                                                        {"\"keys.json\"", "\"../keys.json\""},
                                                        {"\"keys.json\"", "\"package.json\""},
                                                        {"\"bytes\": 3", "\"bytes\": -3"},
                                                        {"\"bytes\": 3", "\"bytes\":  3"},
                                                        {"T00:00:00Z", " 00:00:00Z"},
                                                        {"\"dossier\"", "\"Dossier\""}}) {
    std::string changed = json;
    changed.replace(changed.find(from), from.size(), to);
    const auto read = statement_from_json(changed);
    ASSERT_FALSE(read.has_value()) << to;
    EXPECT_EQ(read.error().code(), code::package_content_other) << to;
  }
}

TEST(Purpose, HasANameEach) {
  for (const PurposeRow& row : purposes()) {
    EXPECT_EQ(purpose_named(row.name), row.purpose);
    EXPECT_EQ(&row_of(row.purpose), &row);
  }
  EXPECT_FALSE(purpose_named("gift").has_value());
}

}  // namespace
}  // namespace renga::package
