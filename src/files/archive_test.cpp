#include "files/files.hpp"

#include <gtest/gtest.h>
#include <zip.h>

namespace renga::files {
namespace {

using Entries = std::vector<std::pair<std::string, std::string>>;

/// A ZIP archive in memory, made by the library itself.
std::string zipped(const Entries& entries, const std::string& password = "") {
  zip_error_t problem;
  zip_error_init(&problem);
  zip_source_t* bytes = zip_source_buffer_create(nullptr, 0, 0, &problem);
  zip_source_keep(bytes);
  zip_t* archive = zip_open_from_source(bytes, ZIP_TRUNCATE, &problem);
  for (const auto& [name, content] : entries) {
    zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
    const auto index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    EXPECT_GE(index, 0) << name;
    if (!password.empty())
      zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256,
                              password.c_str());
  }
  EXPECT_EQ(zip_close(archive), 0);
  EXPECT_EQ(zip_source_open(bytes), 0);
  std::string written(1 << 20, '\0');
  const auto got = zip_source_read(bytes, written.data(), written.size());
  written.resize(static_cast<std::size_t>(got));
  zip_source_close(bytes);
  zip_source_free(bytes);
  return written;
}

std::string replaced_all(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + 1))
    text.replace(at, from.size(), to);
  return text;
}

constexpr std::int64_t kLimit = std::int64_t{1} << 24;

TEST(Archive, ReadsItsEntriesByName) {
  auto archive = Archive::open(zipped({{"a/b.xml", "one"}, {"c.xml", ""}}), "book.xlsx");
  ASSERT_TRUE(archive) << archive.error().message(Language::english);
  EXPECT_EQ(archive->names(), (std::vector<std::string>{"a/b.xml", "c.xml"}));
  EXPECT_EQ(*archive->read("a/b.xml", kLimit), "one");
  EXPECT_EQ(*archive->read("c.xml", kLimit), "");
  EXPECT_FALSE(archive->has("d.xml"));
  EXPECT_EQ(archive->read("d.xml", kLimit).error().code(), code::archive_unreadable);
}

TEST(Archive, ChangesEntriesAndKeepsAllOthers) {
  const std::string before =
      zipped({{"a.xml", std::string(5000, 'a')}, {"b.xml", "old"}, {"c.xml", "gone"}});
  auto archive = Archive::open(before, "book.xlsx");
  ASSERT_TRUE(archive);
  const auto after = archive->rewritten({{"b.xml", "new"}}, {"c.xml"});
  ASSERT_TRUE(after) << after.error().message(Language::english);
  EXPECT_EQ(*after, *archive->rewritten({{"b.xml", "new"}}, {"c.xml"}));
  auto changed = Archive::open(*after, "copy.xlsx");
  ASSERT_TRUE(changed);
  EXPECT_EQ(changed->names(), (std::vector<std::string>{"a.xml", "b.xml"}));
  EXPECT_EQ(*changed->read("a.xml", kLimit), std::string(5000, 'a'));
  EXPECT_EQ(*changed->read("b.xml", kLimit), "new");
  // The compressed bytes of what was not changed are the same.
  const std::size_t at = before.find("a.xml") + 5;
  EXPECT_NE(after->find(before.substr(at, 12)), std::string::npos);
}

TEST(Archive, RefusesWhatLeavesItOrComesTwiceOrIsEncrypted) {
  EXPECT_EQ(Archive::open(zipped({{"../a", "x"}}), "z").error().code(), code::archive_refused);
  EXPECT_EQ(Archive::open(zipped({{"/a", "x"}}), "z").error().code(), code::archive_refused);
  EXPECT_EQ(Archive::open(zipped({{"a\\b", "x"}}), "z").error().code(), code::archive_refused);
  EXPECT_EQ(Archive::open(zipped({{"a", "x"}}, "secret"), "z").error().code(),
            code::archive_refused);
  const std::string twice = replaced_all(zipped({{"a1", "x"}, {"a2", "y"}}), "a2", "a1");
  EXPECT_FALSE(Archive::open(twice, "z"));
}

TEST(Archive, RefusesDamagedBytes) {
  EXPECT_EQ(Archive::open("PK\x03\x04 no archive", "z").error().code(), code::archive_unreadable);
  EXPECT_EQ(Archive::open("", "z").error().code(), code::archive_unreadable);
  std::string bytes = zipped({{"a.xml", "content of the entry"}});
  bytes[40] = static_cast<char>(bytes[40] ^ 0x55);
  auto archive = Archive::open(bytes, "z");
  EXPECT_FALSE(archive && archive->read("a.xml", kLimit));
}

TEST(Archive, StopsAtItsLimitAndAtABomb) {
  auto archive = Archive::open(zipped({{"a.xml", std::string(2'000'000, 'a')}}), "z");
  ASSERT_TRUE(archive);
  EXPECT_EQ(archive->read("a.xml", 1000).error().code(), code::limit_passed);
  // 80 MB of one letter in 80 kB: past what is unsuspected, and out of proportion.
  auto bomb = Archive::open(zipped({{"a.xml", std::string(80'000'000, 'a')}}), "z");
  ASSERT_TRUE(bomb);
  EXPECT_EQ(bomb->read("a.xml", std::int64_t{1} << 30).error().code(), code::archive_refused);
}

}  // namespace
}  // namespace renga::files
